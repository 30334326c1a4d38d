package io.planwright.infrastructure;

import static io.planwright.domain.requirement.RequirementPhase.IMPLEMENTING;
import static io.planwright.domain.requirement.RequirementPhase.PLANNING;
import static io.planwright.domain.requirement.RequirementPhase.REVIEWING;
import static io.planwright.domain.requirement.RequirementPhase.TESTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.planwright.application.By;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.CheckResult.State;
import io.planwright.application.check.Evaluation;
import io.planwright.application.check.Fingerprints;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.FinishReviewStep;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Gates decide on what is true at the moment, and pages say the same. */
class GatesTest extends HeartTest {

    private static final String SECRET = "hunter22";

    /** A requirement in review, with a text of goals and the checks given. */
    private static final class Review {
        private final Story story = Story.begin(heart.commands());
        private final GateId gate = new GateId(UUID.randomUUID());
        private final DocumentId goals = new DocumentId(UUID.randomUUID());
        private long version = 1;
        private int length;

        Review(String text, Check... checks) {
            length = text.length();
            story.send(
                    new OpenDocument(goals, text),
                    new AddSection(story.requirement(), goals, "goals", "prd.md", null),
                    new OpenGate(gate, story.requirement(), "Quality gate", List.of(checks)));
            for (var phase : List.of(PLANNING, IMPLEMENTING, TESTING)) {
                story.send(new HandOff(story.requirement(), phase, ""));
            }
        }

        EditText saying(String text) {
            var edit = new EditText(goals, version++, List.of(new Change(0, length, text)));
            length = text.length();
            return edit;
        }

        List<Fact> objections() {
            return catchThrowableOfType(Refused.class, this::finish).facts();
        }

        void finish() {
            story.send(new HandOff(story.requirement(), REVIEWING, ""));
        }

        boolean isDone() {
            heart.awaitAll();
            return heart.get(Requirements.class)
                            .withId(story.requirement())
                            .orElseThrow()
                            .phase()
                    == RequirementPhase.DONE;
        }

        Workspace read() {
            heart.awaitAll();
            var requirement =
                    heart.get(Requirements.class).withId(story.requirement()).orElseThrow();
            var plans = heart.get(Plans.class).of(story.requirement());
            var documents = new ArrayList<DocumentId>();
            requirement.sections().forEach(section -> documents.add(section.documentId()));
            var tasks = new HashMap<PlanId, List<PlannedTask>>();
            plans.forEach(plan -> {
                tasks.put(plan.id(), heart.get(Tasks.class).of(plan.id()));
                documents.addAll(plan.sections().keySet());
            });
            return new Workspace(
                    heart.get(Projects.class).withId(story.project()).orElseThrow(),
                    requirement,
                    new Playbooks().withKey("light"),
                    heart.get(Texts.class).withIds(documents),
                    plans,
                    tasks,
                    heart.get(QualityGates.class).of(story.requirement()));
        }

        CheckResult shown() {
            var workspace = read();
            return Evaluation.of(workspace.gates().getFirst(), workspace).getFirst();
        }

        CheckView kept() {
            heart.awaitAll();
            return heart.get(QualityGates.class)
                    .withId(gate)
                    .orElseThrow()
                    .checks()
                    .getFirst();
        }
    }

    private static Check check(CheckKind kind, @Nullable String rule, ReviewStep step, String... looksAt) {
        return new Check("it", "It holds", kind, rule, List.of(looksAt), step);
    }

    @Test
    void aPassedCheckIsVoidOnceTheTextItLooksAtHasChanged() {
        var review = new Review("Sell more", check(CheckKind.MANUAL, null, ReviewStep.GATE, "goals"));
        review.story.send(new PassCheck(review.gate, "it", "seen"));
        assertThat(review.shown().state()).isEqualTo(State.PASSED);

        review.story.send(review.saying("Sell less"));

        assertThat(review.shown().state()).isEqualTo(State.VOID);
        assertThat(review.objections())
                .singleElement()
                .isEqualTo(
                        new Fact("check", "it", "'It holds' is void: prd.md: 'goals' was changed by Ada since then"));
        review.story.send(new PassCheck(review.gate, "it", "seen again"));
        review.finish();
        assertThat(review.isDone()).isTrue();
    }

    @Test
    void whatACheckLookedAtIsTheSameOnBothSides() {
        var review = new Review("Mục tiêu: bán nhiều hơn ✅", check(CheckKind.MANUAL, null, ReviewStep.GATE));
        var tasks = review.story.tasks(5);
        review.story.send(review.saying("Goals"), new TickTask(tasks.get(1), null));
        review.story.send(new RemoveTask(review.story.plan(), tasks.get(3)), new DropTask(tasks.get(3)));
        review.story.letWait(tasks.get(2), tasks.get(0));

        review.story.send(new PassCheck(review.gate, "it", ""));

        assertThat(review.kept().seen()).isEqualTo(Fingerprints.of(review.read(), List.of()));
        assertThat(review.shown().state()).isEqualTo(State.PASSED);
        review.finish();
        assertThat(review.isDone()).isTrue();
    }

    @Test
    void evidenceOlderThanTheTextIsVoidAndNewerEvidenceCounts() {
        var review = new Review("Sell more", check(CheckKind.EVIDENCE, null, ReviewStep.GATE, "goals"));
        var before = Instant.parse("2001-01-01T00:00:00Z");

        review.story.send(new PassCheck(review.gate, "it", "", "run 17", before, true, 0));

        assertThat(review.kept().evidenceAt()).isEqualTo(before);
        assertThat(review.shown().state()).isEqualTo(State.VOID);
        assertThat(review.objections()).hasSize(1);
        review.story.send(
                new PassCheck(review.gate, "it", "", "run 18", Instant.now().plusSeconds(1), true, 0));
        assertThat(review.shown().source()).isEqualTo("run 18");
        review.finish();
        assertThat(review.isDone()).isTrue();
    }

    @Test
    void whatTheCommandsAtHandHaveDecidedCounts() {
        var review = new Review("Sell more", check(CheckKind.COMPUTED, "tasks-done", ReviewStep.GATE));
        var task = review.story.task();
        assertThat(review.objections()).hasSize(1);

        review.story.send(new TickTask(task, null), new HandOff(review.story.requirement(), REVIEWING, ""));

        assertThat(review.isDone()).isTrue();
    }

    @Test
    void aCredentialBlocksUntilItIsGoneAndIsToldNowhere() {
        var review =
                new Review("DATABASE_PASSWORD=" + SECRET, check(CheckKind.COMPUTED, "no-credentials", ReviewStep.GATE));

        var objections = review.objections();
        assertThat(objections)
                .singleElement()
                .satisfies(fact -> assertThat(fact.text())
                        .contains("prd.md:1")
                        .contains("hu****")
                        .doesNotContain(SECRET));
        assertThat(review.shown().toString()).doesNotContain(SECRET);

        review.story.send(review.saying("DATABASE_PASSWORD=your_password"));
        review.finish();
        assertThat(review.isDone()).isTrue();
    }

    @Test
    void aWaiverLetsWhateverIsComputed() {
        var review = new Review("Goals", check(CheckKind.COMPUTED, "criteria-ticked", ReviewStep.GATE));
        assertThat(review.objections()).hasSize(1);

        review.story.send(new WaiveCheck(review.gate, "it", "a spike"));

        review.finish();
        assertThat(review.isDone()).isTrue();
    }

    @Test
    void theStepOfDocumentationAsksForItsOwnChecksOnly() {
        var review = new Review(
                "It is the best",
                check(CheckKind.COMPUTED, "factual-language", ReviewStep.DOCUMENTATION),
                new Check("tests", "The tests pass"));
        var finish = new FinishReviewStep(review.story.requirement(), ReviewStep.DOCUMENTATION, "");

        var refused = catchThrowableOfType(Refused.class, () -> review.story.send(finish));
        assertThat(refused.facts()).extracting(Fact::id).containsExactly("it");

        review.story.send(review.saying("It is fast: 3 ms"));
        review.story.send(finish);
        assertThat(review.objections()).extracting(Fact::id).containsExactly("tests");
    }

    @Test
    void aGateOfTheFirstRevisionGoesOnAsItWas() {
        var review = new Review("Goals");
        var gate = UUID.randomUUID();
        append(
                review,
                gate,
                0,
                "gate.opened",
                "{\"gateId\":\"" + gate + "\",\"requirementId\":\""
                        + review.story.requirement() + "\",\"name\":\"Old gate\",\"checks\":["
                        + "{\"key\":\"a\",\"text\":\"A\"},{\"key\":\"b\",\"text\":\"B\"}]}");
        append(
                review,
                gate,
                1,
                "gate.check-passed",
                "{\"gateId\":\"" + gate + "\",\"check\":\"a\",\"note\":\"green\"}");
        append(review, gate, 2, "gate.check-failed", "{\"gateId\":\"" + gate + "\",\"check\":\"b\",\"note\":\"red\"}");

        review.story.send(review.saying("Other goals"));
        assertThat(review.objections()).containsExactly(new Fact("check", "b", "'B' is failed"));
        review.story.send(new PassCheck(new GateId(gate), "b", "green"));
        review.finish();

        assertThat(review.isDone()).isTrue();
        var kept = heart.get(QualityGates.class).withId(new GateId(gate)).orElseThrow();
        assertThat(kept.checks()).extracting(CheckView::kind).containsOnly(CheckKind.MANUAL);
        assertThat(kept.checks()).extracting(CheckView::note).containsExactly("green", "green");
        assertThat(kept.checks()).extracting(each -> each.seen().isEmpty()).containsExactly(true, false);
    }

    @Test
    void whoDecidesWaitsForWhatIsAboutToBeCommitted() throws Exception {
        var review = new Review("Sell more", check(CheckKind.COMPUTED, "tasks-done", ReviewStep.GATE));
        var task = review.story.task();
        review.story.send(new TickTask(task, null));
        var key = UUID.randomUUID().toString();
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<?> unticking;
            Future<?> finishing;
            try (var held = Held.request(heart, review.story.actor().id(), key)) {
                unticking = pool.submit(() ->
                        heart.commands().send(review.story.by().once(new By.Once(key, key)), new UntickTask(task)));
                held.awaitWaiting();
                finishing = pool.submit(review::finish);
                await().during(Duration.ofMillis(300)).until(() -> !finishing.isDone());
            }
            unticking.get(1, TimeUnit.MINUTES);
            assertThat(catchThrowableOfType(ExecutionException.class, () -> finishing.get(1, TimeUnit.MINUTES)))
                    .hasCauseInstanceOf(Refused.class);
        }
        assertThat(review.isDone()).isFalse();
    }

    private static void append(Review review, UUID subject, int sequence, String type, String payload) {
        heart.jdbc()
                .sql("""
                        insert into event_log (event_id, subject, sequence, subject_type, happened_at, type, revision,
                            payload, metadata, project_id, requirement_id)
                        values (?, ?, ?, 'QualityGate', '2026-01-01T08:00:00.000Z', ?, '1', ?, '{}', ?, ?)
                        """)
                .params(
                        UUID.randomUUID().toString(),
                        subject.toString(),
                        sequence,
                        type,
                        payload,
                        review.story.project().toString(),
                        review.story.requirement().toString())
                .update();
        heart.jdbc()
                .sql("delete from stream_head where subject = ?")
                .param(subject.toString())
                .update();
        heart.jdbc()
                .sql("insert into stream_head (subject, sequence) values (?, ?)")
                .params(subject.toString(), sequence)
                .update();
    }
}
