package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.plan.Plans;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.task.TaskCommand.TickTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest extends HeartTest {

    @Test
    void aCycleIsNamed() {
        var story = Story.begin(heart.commands());
        var a = story.task();
        var b = story.task();
        var c = story.task();
        story.letWait(b, a);
        story.letWait(c, b);

        var refused = catchThrowableOfType(Refused.class, () -> story.send(new AddDependency(story.plan(), a, c)));

        assertThat(refused.code()).isEqualTo("dependency.cycle");
        assertThat(refused.facts().stream().map(Fact::id))
                .containsExactly(a.toString(), c.toString(), b.toString(), a.toString());
    }

    @Test
    void aBlockedTaskCanBeTickedWhenItsBlockerIsDone() {
        var story = Story.begin(heart.commands());
        var blocker = story.task();
        var task = story.task();
        story.letWait(task, blocker);

        var refused = catchThrowableOfType(Refused.class, () -> story.send(new TickTask(task, null)));

        assertThat(refused.code()).isEqualTo("task.blocked");
        assertThat(refused.facts().stream().map(Fact::id)).containsExactly(blocker.toString());
        story.send(new TickTask(blocker, null));
        heart.await(story.send(new TickTask(task, null)));
        assertThat(heart.get(Tasks.class).withId(task).orElseThrow().task().done())
                .isTrue();
    }

    @Test
    void aRequirementIsNotDoneBeforeItsChecksHold() {
        var story = Story.begin(heart.commands());
        var gate = story.gate("tests-pass", "docs-written");
        for (var phase : List.of(RequirementPhase.PLANNING, RequirementPhase.IMPLEMENTING, RequirementPhase.TESTING)) {
            story.send(new HandOff(story.requirement(), phase, ""));
        }
        var done = new HandOff(story.requirement(), RequirementPhase.REVIEWING, "");

        var refused = catchThrowableOfType(Refused.class, () -> story.send(done));

        assertThat(refused.code()).isEqualTo("gate.open");
        assertThat(refused.facts().stream().map(Fact::id)).containsExactly("tests-pass", "docs-written");
        story.send(new PassCheck(gate, "tests-pass", "green"));
        assertThat(catchThrowableOfType(Refused.class, () -> story.send(done)).facts())
                .hasSize(1);
        story.send(new WaiveCheck(gate, "docs-written", "internal"));
        heart.await(story.send(done));
        assertThat(heart.get(Requirements.class)
                        .withId(story.requirement())
                        .orElseThrow()
                        .phase())
                .isEqualTo(RequirementPhase.DONE);
    }

    @Test
    void anArchivedRequirementRestsUntilItIsRestored() {
        var story = Story.begin(heart.commands());
        heart.await(story.send(new ArchiveRequirement(story.requirement())));

        var refused = catchThrowableOfType(
                Refused.class, () -> story.send(new RetitleRequirement(story.requirement(), "Other")));

        assertThat(refused.code()).isEqualTo("requirement.archived");
        var requirements = heart.get(Requirements.class);
        assertThat(requirements.withId(story.requirement()).orElseThrow().archived())
                .isTrue();
        story.send(new RestoreRequirement(story.requirement(), 0));
        heart.await(story.send(new RetitleRequirement(story.requirement(), "Other")));
        assertThat(requirements.withId(story.requirement()).orElseThrow().title())
                .isEqualTo("Other");
    }

    @Test
    void whoeverWroteSeesIt() {
        var story = Story.begin(heart.commands());
        var plans = heart.get(Plans.class);
        for (int i = 0; i < 50; i++) {
            int number = i;
            heart.await(
                    story.send(new io.planwright.domain.plan.PlanCommand.RetitlePlan(story.plan(), "Plan " + number)));

            assertThat(plans.withId(story.plan()).orElseThrow().title()).isEqualTo("Plan " + number);
        }
    }

    @Test
    void theFeedTellsWhatHasHappenedInOrderAndWhenItCanBeRead() {
        var story = Story.begin(heart.commands());
        var seen = new ArrayList<String>();
        var readable = new ArrayList<Boolean>();
        var tasks = heart.get(Tasks.class);
        var unsubscribe = heart.feed().subscribe(event -> {
            if (story.requirement().toString().equals(event.requirement())
                    && event.type().equals("task.ticked")) {
                readable.add(tasks.withId(io.planwright.domain.identity.TaskId.of(event.subject()))
                        .orElseThrow()
                        .task()
                        .done());
                synchronized (seen) {
                    seen.add(event.subject());
                }
            }
        });
        var all = story.tasks(20);
        all.forEach(task -> story.send(new TickTask(task, null)));

        Together.eventually("the feed to tell of all", () -> {
            synchronized (seen) {
                return seen.size() == 20;
            }
        });
        unsubscribe.run();
        assertThat(seen).isEqualTo(all.stream().map(Object::toString).toList());
        assertThat(readable).doesNotContain(false);
    }

    @Test
    void theLogCanBeReadInStretches() {
        var story = Story.begin(heart.commands());
        story.tasks(10);
        heart.awaitAll();
        var log = heart.get(EventLog.class);
        var filter = new LogFilter(null, story.requirement().toString(), null, Story.ADA.id());

        var types = new ArrayList<String>();
        long at = 0;
        for (var stretch = log.after(at, filter, 7); !stretch.isEmpty(); stretch = log.after(at, filter, 7)) {
            assertThat(stretch).hasSizeLessThanOrEqualTo(7);
            stretch.forEach(entry -> types.add(entry.type()));
            at = stretch.getLast().position();
        }

        assertThat(types).hasSize(24).startsWith("project.created", "requirement.drafted", "plan.drafted");
        assertThat(types.stream().filter("task.opened"::equals)).hasSize(10);
        assertThat(List.of(log.end())).contains(at);
    }
}
