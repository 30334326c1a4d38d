package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.By.Once;
import io.planwright.application.Receipt;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.DraftNumberedPlan;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.TakePlanNumber;
import io.planwright.domain.plan.Week;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.infrastructure.Together.Outcome;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest extends HeartTest {

    @Test
    void twoThatTickOneTaskHaveOneEffect() {
        var story = Story.begin(heart.commands());
        for (var task : story.tasks(10)) {
            var outcomes = Together.run(2, 2, _ -> story.send(new TickTask(task, null)));

            assertThat(outcomes).noneMatch(Outcome::failed);
            assertThat(heart.number(
                            "select count(*) from event_log where subject = ? and type = 'task.ticked'",
                            task.toString()))
                    .isEqualTo(1);
        }
    }

    @Test
    void oneOfFiftyGetsASlug() {
        var story = Story.begin(heart.commands());

        var outcomes =
                Together.run(50, 50, _ -> story.send(story.draft(new RequirementId(UUID.randomUUID()), "wanted")));

        assertThat(outcomes.stream().filter(outcome -> !outcome.failed())).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome::failed).map(Outcome::failure))
                .hasSize(49)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo("slug.taken")));
        assertThat(heart.number(
                        "select count(*) from event_log where project_id = ? and type = 'requirement.drafted'",
                        story.project().toString()))
                .isEqualTo(2);
    }

    @Test
    void asManyAsTheLimitAllowsAreActive() {
        var story = Story.begin(heart.commands());
        story.send(new ArchiveRequirement(story.requirement()));

        var outcomes = Together.run(20, 20, i -> {
            var id = new RequirementId(UUID.randomUUID());
            return story.send(new DraftRequirement(
                    id, story.project(), new Slug("active-" + i), "Active", Lane.FULL, "plain", 3));
        });

        assertThat(outcomes.stream().filter(outcome -> !outcome.failed())).hasSize(3);
        assertThat(outcomes.stream().filter(Outcome::failed).map(Outcome::failure))
                .allSatisfy(failure -> assertThat(failure).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("active.full");
                    assertThat(refused.facts()).hasSize(3);
                }));
    }

    @Test
    void fiftyPlansOfAWeekGetFiftyNumbers() {
        var story = Story.begin(heart.commands());
        var week = new Week(2026, 53);

        var outcomes = Together.run(
                50,
                50,
                _ -> story.send(new DraftNumberedPlan(
                        new PlanId(UUID.randomUUID()),
                        story.requirement(),
                        story.project(),
                        "Track orders",
                        week,
                        "docs/plan/",
                        "track-orders")));

        assertThat(outcomes).noneMatch(Outcome::failed);
        heart.awaitAll();
        var paths = heart.jdbc()
                .sql("select path from plan where requirement_id = ? and path like 'docs/plan/%' order by path")
                .param(story.requirement().value())
                .query(String.class)
                .list();
        assertThat(paths)
                .isEqualTo(IntStream.rangeClosed(1, 50)
                        .mapToObj("docs/plan/53-%03d-track-orders-plan.md"::formatted)
                        .toList());
        story.send(new DraftNumberedPlan(
                new PlanId(UUID.randomUUID()),
                story.requirement(),
                story.project(),
                "Track orders",
                new Week(2027, 1),
                "docs/plan/",
                "track-orders"));
        heart.awaitAll();
        assertThat(heart.number(
                        "select count(*) from plan where requirement_id = ? and path = ?",
                        story.requirement().value(),
                        "docs/plan/01-001-track-orders-plan.md"))
                .isEqualTo(1);
    }

    @Test
    void aThousandRepetitionsHaveOneEffect() {
        var story = Story.begin(heart.commands());
        long before = heart.count("event_log");

        var outcomes = Together.run(32, 1000, _ -> open(story, "one-key", "same"));

        assertThat(outcomes).noneMatch(Outcome::failed);
        assertThat(outcomes.stream().map(outcome -> outcome.value().position()).distinct())
                .hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> !outcome.value().repeated()))
                .hasSize(1);
        assertThat(heart.count("event_log")).isEqualTo(before + 2);
    }

    @Test
    void manyOpenTasksOfOneProjectGetDifferentNumbers() {
        var story = Story.begin(heart.commands());

        var outcomes = Together.run(16, 64, _ -> story.task());

        assertThat(outcomes).noneMatch(Outcome::failed);
        heart.awaitAll();
        assertThat(heart.number(
                        "select count(distinct serial) from task where plan_id = ?",
                        story.plan().value()))
                .isEqualTo(64);
    }

    @Test
    void aKeyOfAnotherRequestIsRefused() {
        var story = Story.begin(heart.commands());
        open(story, "key", "first");
        long before = heart.count("event_log");

        var refused = catchThrowableOfType(Refused.class, () -> open(story, "key", "second"));

        assertThat(refused.code()).isEqualTo("request.keyReused");
        assertThat(heart.count("event_log")).isEqualTo(before);
    }

    private static Receipt open(Story story, String key, String fingerprint) {
        var by = story.by().once(new Once(story.project() + key, fingerprint));
        var task = new io.planwright.domain.identity.TaskId(by.newId());
        return heart.commands()
                .send(
                        by,
                        List.of(
                                new PlaceTask(story.plan(), task, new Place(story.phase(), null, null)),
                                story.opening(task)));
    }

    @Test
    void numbersThatFilesBringAndNumbersThatAreGivenAreAllDifferent() {
        var story = Story.begin(heart.commands());
        var week = new Week(2026, 47);

        assertThat(brings(story, week, 5)).isTrue();
        assertThat(brings(story, week, 3)).isTrue();
        assertThat(brings(story, week, 3)).isFalse();
        assertThat(brings(story, week, 5)).isFalse();
        var outcomes = Together.run(20, 20, i -> i % 2 == 0 ? brings(story, week, 7) : brings(story, week, 2));
        assertThat(outcomes).noneMatch(Outcome::failed);
        var drafted = new PlanId(UUID.randomUUID());
        story.send(new DraftNumberedPlan(
                drafted, story.requirement(), story.project(), "Track orders", week, "docs/plan/", "track-orders"));

        heart.awaitAll();
        assertThat(heart.jdbc()
                        .sql("select path from plan where id = ?")
                        .param(drafted.value())
                        .query(String.class)
                        .single())
                .isEqualTo("docs/plan/47-008-track-orders-plan.md");
    }

    private static boolean brings(Story story, Week week, int number) {
        var plan = new PlanId(UUID.randomUUID());
        try {
            story.send(
                    new DraftPlan(plan, story.requirement(), "Brought", plan + "-plan.md"),
                    new TakePlanNumber(plan, story.project(), week, number));
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("plan-number.taken");
            return false;
        }
    }
}
