package io.planwright.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.domain.task.TaskEvent.VerifyOnlySet;
import io.planwright.domain.task.Work.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How far the work on a task is after what has happened to it. */
class WorkTest {

    private static final TaskId TASK = new TaskId(new UUID(5, 1));
    private static final WorkerId ADA = new WorkerId(new UUID(7, 1));
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant UNTIL = EIGHT.plusSeconds(300);

    private final Work work = new Work();
    private int attempts;

    private WorkTest after(TaskEvent... events) {
        for (var event : events) {
            work.on(event, EIGHT);
        }
        return this;
    }

    private static StageEntered entered(Stage stage) {
        return new StageEntered(TASK, stage, EIGHT);
    }

    private static TaskClaimed claimedBy(String holder, Stage stage) {
        return new TaskClaimed(TASK, ADA, holder, 1, stage, EIGHT, UNTIL);
    }

    private AttemptRecorded tried(Stage stage, Outcome outcome) {
        return new AttemptRecorded(
                TASK,
                new AttemptId(new UUID(9, ++attempts)),
                attempts,
                ADA,
                1,
                stage,
                outcome,
                EIGHT,
                EIGHT,
                List.of(),
                List.of(),
                "");
    }

    @Test
    void itBeginsWhereTheMethodBegins() {
        assertThat(work.next(Discipline.FREE)).isEqualTo(Stage.WORK);
        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.RED);
        after(new VerifyOnlySet(TASK, true));
        assertThat(work.next(Discipline.FREE)).isEqualTo(Stage.WORK);
        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.VERIFY);
        after(new VerifyOnlySet(TASK, false));
        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.RED);
    }

    @Test
    void whatWasClaimedAndNotTriedBeginsAnewUnderAnotherMethod() {
        after(entered(Stage.WORK));
        assertThat(work.next(Discipline.FREE)).isEqualTo(Stage.WORK);
        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.RED);
        after(entered(Stage.RED));
        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.RED);
        assertThat(work.next(Discipline.FREE)).isEqualTo(Stage.WORK);
    }

    @Test
    void whatWasTriedGoesOnAsItBegan() {
        after(entered(Stage.GREEN), claimedBy("ada", Stage.GREEN), tried(Stage.GREEN, Outcome.FAILED));

        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.GREEN);
        assertThat(work.next(Discipline.FREE)).isEqualTo(Stage.GREEN);
    }

    @Test
    void whatBeganWithoutStagesIsProvenOnceThereAreStages() {
        after(entered(Stage.WORK), claimedBy("ada", Stage.WORK), tried(Stage.WORK, Outcome.FAILED));

        assertThat(work.next(Discipline.FREE)).isEqualTo(Stage.WORK);
        assertThat(work.next(Discipline.TEST_DRIVEN)).isEqualTo(Stage.RED);
    }

    @Test
    void aLeaseThatIsRenewedLastsLonger() {
        after(claimedBy("ada", Stage.RED), new LeaseRenewed(TASK, 1, UNTIL.plusSeconds(100)));

        assertThat(work.hold()).isEqualTo(new Hold(ADA, "ada", 1, EIGHT, UNTIL.plusSeconds(100)));
        after(new ClaimEnded(TASK, ADA, 1, ClaimEnd.RELEASED, ""));
        assertThat(work.hold()).isNull();
        assertThat(work.lastToken()).isEqualTo(1);
    }

    @Test
    void whoOnlyVerifiesHasNotDoneTheWork() {
        after(claimedBy("grace", Stage.VERIFY), entered(Stage.VERIFY), tried(Stage.VERIFY, Outcome.FAILED));
        assertThat(work.wasWorkedOnBy("grace")).isFalse();
        after(entered(Stage.RE_VERIFY), tried(Stage.RE_VERIFY, Outcome.FAILED));
        assertThat(work.wasWorkedOnBy("grace")).isFalse();
        after(entered(Stage.FIX), tried(Stage.FIX, Outcome.INTERRUPTED));
        assertThat(work.wasWorkedOnBy("grace")).isTrue();
        assertThat(work.wasWorkedOnBy("ada")).isFalse();
    }

    @Test
    void aResetForgetsWhatHasFailedAtItsStageOnly() {
        after(
                claimedBy("ada", Stage.GREEN),
                entered(Stage.GREEN),
                tried(Stage.GREEN, Outcome.FAILED),
                tried(Stage.GREEN, Outcome.FAILED),
                new StageTripped(TASK, Stage.GREEN, 2, UNTIL),
                new TaskExhausted(TASK, Stage.GREEN, "GREEN has failed 2 times"));
        after(new StageReset(TASK, Stage.FIX, "looked at it"));
        assertThat(work.exhausted()).isEqualTo(Stage.GREEN);
        assertThat(work.failuresIn(Stage.GREEN)).isEqualTo(2);
        assertThat(work.trippedUntil(Stage.GREEN)).isEqualTo(UNTIL);
        after(new StageReset(TASK, Stage.GREEN, "looked at it"));
        assertThat(work.exhausted()).isNull();
        assertThat(work.failuresIn(Stage.GREEN)).isZero();
        assertThat(work.trippedUntil(Stage.GREEN)).isNull();
    }

    @Test
    void theRoundsOfFixAreCountedAnewWhereTheyHadStoppedTheTask() {
        after(entered(Stage.FIX), entered(Stage.RE_VERIFY), entered(Stage.FIX));
        after(new StageReset(TASK, Stage.RE_VERIFY, "looked at it"));
        assertThat(work.rounds()).isEqualTo(2);
        after(new TaskExhausted(TASK, Stage.RE_VERIFY, "2 rounds"));
        after(new StageReset(TASK, Stage.RE_VERIFY, "looked at it"));
        assertThat(work.rounds()).isZero();
    }

    @Test
    void aStageThatPassesHasNotFailedAnyMore() {
        after(
                claimedBy("ada", Stage.GREEN),
                tried(Stage.GREEN, Outcome.FAILED),
                new StageTripped(TASK, Stage.GREEN, 1, UNTIL),
                tried(Stage.RED_FIX, Outcome.FAILED),
                tried(Stage.GREEN, Outcome.PASSED));

        assertThat(work.failuresIn(Stage.GREEN)).isZero();
        assertThat(work.trippedUntil(Stage.GREEN)).isNull();
        assertThat(work.failuresIn(Stage.RED_FIX)).isEqualTo(1);
    }

    @Test
    void whatIsOpenAgainIsVerifiedAgainAndPutInOrderAgain() {
        var evidence = new Evidence(
                new EvidenceId(new UUID(8, 1)),
                EvidenceKind.COMMAND,
                "out.txt",
                "a".repeat(64),
                10,
                new Facts(null, null, null, 0, null),
                Map.of(),
                "ci",
                true);
        after(entered(Stage.FIX), entered(Stage.REFACTOR), entered(Stage.RE_VERIFY));
        after(new EvidenceFiled(TASK, evidence, Stage.RE_VERIFY, List.of()));
        assertThat(work.isRefactored()).isTrue();
        after(new TaskUnticked(TASK));

        assertThat(work.stage()).isEqualTo(Stage.VERIFY);
        assertThat(work.rounds()).isZero();
        assertThat(work.isRefactored()).isFalse();
        assertThat(work.filed(evidence.id())).isNull();
        assertThat(work.isPast(evidence.id())).isTrue();
    }

    @Test
    void onlyRefactorPutsTheCodeInOrder() {
        for (var stage : Stage.values()) {
            if (stage != Stage.REFACTOR) {
                after(entered(stage));
            }
        }
        assertThat(work.isRefactored()).isFalse();
    }
}
