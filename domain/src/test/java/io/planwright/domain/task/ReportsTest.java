package io.planwright.domain.task;

import static io.planwright.domain.Refusals.refused;

import io.planwright.domain.FakeClaims;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.ExpireLease;
import io.planwright.domain.task.TaskCommand.FileEvidence;
import io.planwright.domain.task.TaskCommand.ReleaseClaim;
import io.planwright.domain.task.TaskCommand.RenewLease;
import io.planwright.domain.task.TaskCommand.ReportAttempt;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskCommand.SetVerifyOnly;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskDropped;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.domain.task.TaskEvent.VerifyOnlySet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** What may be claimed, filed and reported of a task, from what has happened to it. */
class ReportsTest {

    private static final TaskId TASK = new TaskId(new UUID(5, 1));
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final WorkerId ADA = new WorkerId(new UUID(7, 1));
    private static final WorkerId BEN = new WorkerId(new UUID(7, 2));
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant UNTIL = EIGHT.plusSeconds(300);
    private static final String HASH = "a".repeat(64);
    private static final TaskOpened OPENED =
            new TaskOpened(TASK, new PlanId(new UUID(6, 1)), 1, "Add", "", null, false, null);
    private static final TaskTicked TICKED = new TaskTicked(TASK, null);
    private static final BlockerAdded WAITING = new BlockerAdded(TASK, new TaskId(new UUID(5, 2)));

    private Discipline discipline = Discipline.TEST_DRIVEN;
    private static final TaskId OTHER = new TaskId(new UUID(5, 2));

    private final FakeBlockers blockers = new FakeBlockers();
    private final List<Object> before = new ArrayList<>(List.of(OPENED));
    private int made;

    private ReportsTest after(Object... events) {
        before.addAll(List.of(events));
        return this;
    }

    private ResultValidator<Task> when(Object command) {
        return new AggregateTestFixture<>(Task.class)
                .registerInjectableResource(new FakeClaims())
                .registerInjectableResource((Disciplines) _ -> discipline)
                .registerInjectableResource((Circuits) (_, _, _) -> List.of())
                .registerInjectableResource(blockers)
                .given(before)
                .when(command);
    }

    private void changesNothing(Object command) {
        when(command).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private void isRefused(Object command, String code, Object... inTheWay) {
        when(command).expectNoEvents().expectException(refused(code, List.of(inTheWay)));
    }

    private static Instant at(int seconds) {
        return EIGHT.plusSeconds(seconds);
    }

    /** Held by Ada at the stage under token 1. */
    private ReportsTest heldAt(Stage stage) {
        return after(new StageEntered(TASK, stage, EIGHT), new TaskClaimed(TASK, ADA, "ada", 1, stage, EIGHT, UNTIL));
    }

    private AttemptRecorded tried(Stage stage, Outcome outcome, EvidenceId... evidence) {
        return new AttemptRecorded(
                TASK, attempt(++made), made, ADA, 1, stage, outcome, EIGHT, at(made), List.of(), List.of(evidence), "");
    }

    private static AttemptId attempt(int number) {
        return new AttemptId(new UUID(9, number));
    }

    private static AttemptRecorded recorded(int number, Stage stage, Outcome outcome, EvidenceId... evidence) {
        return new AttemptRecorded(
                TASK,
                attempt(99),
                number,
                ADA,
                1,
                stage,
                outcome,
                number == 1 ? EIGHT : at(number - 1),
                at(100),
                List.of(),
                List.of(evidence),
                "");
    }

    private static ReportAttempt report(int attempt, Stage stage, Outcome outcome, EvidenceId... evidence) {
        return new ReportAttempt(
                TASK, attempt(attempt), "ada", 1, stage, outcome, List.of(), List.of(evidence), "", null, at(100));
    }

    private static Evidence evidence(int number, TestRun run) {
        return new Evidence(
                new EvidenceId(new UUID(8, number)),
                EvidenceKind.JUNIT,
                "report.xml",
                HASH,
                10,
                new Facts(run, null, null, null, null),
                Map.of(),
                "ci",
                true);
    }

    private static Evidence passing(int number) {
        return evidence(number, new TestRun(1, 0, 0, 0, List.of()));
    }

    private static EvidenceFiled filed(Evidence evidence, Stage stage) {
        return new EvidenceFiled(TASK, evidence, stage, List.of());
    }

    private static ClaimTask claim(WorkerId worker, Instant at) {
        return new ClaimTask(TASK, SHOP, worker, worker.equals(ADA) ? "ada" : "ben", at);
    }

    // claims

    @Test
    void whatIsDoneOrRemovedOrWaitsIsNotClaimed() {
        blockers.open.add(OTHER);
        after(WAITING);
        isRefused(claim(ADA, EIGHT), "task.blocked", OTHER);
        after(TICKED);
        isRefused(claim(ADA, EIGHT), "task.done", TASK);
        after(new TaskDropped(TASK));
        isRefused(claim(ADA, EIGHT), "task.removed", TASK);
    }

    @Test
    void whatGoesOnAtVerifyDoesNotWaitForFixToRest() {
        heldAt(Stage.FIX).after(tried(Stage.FIX, Outcome.INTERRUPTED), new StageTripped(TASK, Stage.FIX, 3, at(900)));
        when(claim(BEN, UNTIL))
                .expectEvents(
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.EXPIRED, "the lease has run out at " + UNTIL),
                        new StageEntered(TASK, Stage.VERIFY, UNTIL),
                        new TaskClaimed(TASK, BEN, "ben", 2, Stage.VERIFY, UNTIL, UNTIL.plusSeconds(300)));
    }

    @Test
    void whatGoesOnAtVerifyWaitsForVerifyToRest() {
        heldAt(Stage.FIX)
                .after(tried(Stage.FIX, Outcome.INTERRUPTED), new StageTripped(TASK, Stage.VERIFY, 3, at(900)));
        when(claim(BEN, UNTIL)).expectNoEvents().expectException(refused("circuit.open"));
    }

    @Test
    void aLeaseIsRenewedAfterAQuarterOfItAndAlwaysWhenItHasRunOut() {
        heldAt(Stage.RED);
        changesNothing(new RenewLease(TASK, "ada", 1, at(75)));
        when(new RenewLease(TASK, "ada", 1, at(76))).expectEvents(new LeaseRenewed(TASK, 1, at(376)));
        after(new LeaseRenewed(TASK, 1, at(376)));
        changesNothing(new ExpireLease(TASK, 1, at(375)));
        changesNothing(new ExpireLease(TASK, 2, at(376)));
        when(new ExpireLease(TASK, 1, at(376)))
                .expectEvents(new ClaimEnded(TASK, ADA, 1, ClaimEnd.EXPIRED, "the lease has run out at " + at(376)));
    }

    @Test
    void aLeaseThatWasMadeShorterMeanwhileIsRenewedOnceItHasRunOut() {
        after(new StageEntered(TASK, Stage.RED, EIGHT), new TaskClaimed(TASK, ADA, "ada", 1, Stage.RED, EIGHT, at(10)));
        discipline = with(discipline, Duration.ofSeconds(1), 3, 3, CircuitLimits.STAGE);
        changesNothing(new RenewLease(TASK, "ada", 1, at(9)));
        when(new RenewLease(TASK, "ada", 1, at(10))).expectEvents(new LeaseRenewed(TASK, 1, at(11)));
    }

    @Test
    void whatWasHalfMendedWhenTheLeaseRanOutIsVerifiedAgain() {
        for (var stage : List.of(Stage.FIX, Stage.RE_VERIFY, Stage.REFACTOR)) {
            before.clear();
            after(OPENED).heldAt(stage).after(tried(stage, Outcome.INTERRUPTED));
            when(new ExpireLease(TASK, 1, UNTIL))
                    .expectEvents(
                            new ClaimEnded(TASK, ADA, 1, ClaimEnd.EXPIRED, "the lease has run out at " + UNTIL),
                            new StageEntered(TASK, Stage.VERIFY, UNTIL));
        }
    }

    @Test
    void onlyWhatIsHeldIsGivenBack() {
        isRefused(new ReleaseClaim(TASK, null, 1, "", at(5)), "claim.stale", TASK);
        heldAt(Stage.RED);
        isRefused(new ReleaseClaim(TASK, null, 2, "", at(5)), "claim.stale", ADA);
        isRefused(new ReleaseClaim(TASK, "somebody else", 1, "", at(5)), "claim.foreign", ADA);
        after(new ClaimEnded(TASK, ADA, 1, ClaimEnd.RELEASED, ""));
        isRefused(new ReleaseClaim(TASK, null, 2, "", at(5)), "claim.stale", TASK);
        changesNothing(new ReleaseClaim(TASK, null, 1, "", at(5)));
    }

    @Test
    void whoHoldsATaskLosesItWhenItIsTickedOrRemoved() {
        discipline = Discipline.FREE;
        heldAt(Stage.WORK);
        when(new TickTask(TASK, null))
                .expectEvents(new ClaimEnded(TASK, ADA, 1, ClaimEnd.WITHDRAWN, "was ticked by hand"), TICKED);
        when(new DropTask(TASK))
                .expectEvents(
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.WITHDRAWN, "the task was removed from its plan"),
                        new TaskDropped(TASK));
    }

    // where it starts

    @Test
    void whereATaskStartsIsSettledByItsFirstClaim() {
        changesNothing(new SetVerifyOnly(TASK, false));
        when(new SetVerifyOnly(TASK, true)).expectEvents(new VerifyOnlySet(TASK, true));
        after(new VerifyOnlySet(TASK, true));
        when(new SetVerifyOnly(TASK, false)).expectEvents(new VerifyOnlySet(TASK, false));
        after(new VerifyOnlySet(TASK, false));
        heldAt(Stage.RED).after(new ClaimEnded(TASK, ADA, 1, ClaimEnd.RELEASED, ""));
        isRefused(new SetVerifyOnly(TASK, true), "task.begun", TASK);
    }

    @Test
    void whatIsDoneStartsNowhere() {
        after(TICKED);
        isRefused(new SetVerifyOnly(TASK, true), "task.begun", TASK);
        after(new TaskDropped(TASK));
        isRefused(new SetVerifyOnly(TASK, true), "task.removed", TASK);
    }

    // evidence

    @Test
    void evidenceIsFiledOnceForTheStageTheTaskStandsAt() {
        heldAt(Stage.RED);
        var report = passing(1);
        isRefused(new FileEvidence(TASK, Stage.GREEN, report, Set.of()), "stage.illegal", TASK);
        when(new FileEvidence(TASK, Stage.RED, report, Set.of())).expectEvents(filed(report, Stage.RED));
        after(filed(report, Stage.RED));
        changesNothing(new FileEvidence(TASK, Stage.RED, report, Set.of()));
        after(tried(Stage.RED, Outcome.FAILED));
        changesNothing(new FileEvidence(TASK, Stage.RED, report, Set.of()));
        after(TICKED);
        isRefused(new FileEvidence(TASK, Stage.RED, passing(2), Set.of()), "task.done", TASK);
        after(new TaskDropped(TASK));
        isRefused(new FileEvidence(TASK, Stage.RED, passing(2), Set.of()), "task.removed", TASK);
    }

    @Test
    void aReportTellsWhichTestsOfRedDoNotPassInIt() {
        var red = evidence(
                1, new TestRun(0, 2, 0, 0, List.of(new Broken("adds", true, ""), new Broken("lists", true, ""))));
        heldAt(Stage.RED).after(filed(red, Stage.RED), tried(Stage.RED, Outcome.PASSED, red.id()));
        after(new StageEntered(TASK, Stage.GREEN, at(10)));
        when(new FileEvidence(TASK, Stage.GREEN, passing(2), Set.of("adds", "sorts")))
                .expectEvents(new EvidenceFiled(TASK, passing(2), Stage.GREEN, List.of("lists")));
        var output = new Evidence(
                new EvidenceId(new UUID(8, 3)),
                EvidenceKind.COMMAND,
                "out.txt",
                HASH,
                10,
                new Facts(null, null, null, 0, null),
                Map.of(),
                "ci",
                true);
        when(new FileEvidence(TASK, Stage.GREEN, output, Set.of())).expectEvents(filed(output, Stage.GREEN));
    }

    // reports

    @Test
    void whatIsDoneIsNotReportedOn() {
        heldAt(Stage.VERIFY).after(new ClaimEnded(TASK, ADA, 1, ClaimEnd.COMPLETED, ""), TICKED);
        isRefused(report(99, Stage.VERIFY, Outcome.FAILED), "task.done", TASK);
        after(new TaskDropped(TASK));
        isRefused(report(99, Stage.VERIFY, Outcome.FAILED), "task.removed", TASK);
    }

    @Test
    void aFailureIsTheSameOneWhenItsIdOrItsEvidenceIs() {
        var tests = new EvidenceId(new UUID(8, 1));
        var other = new EvidenceId(new UUID(8, 2));
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.FAILED, tests));
        changesNothing(report(1, Stage.GREEN, Outcome.FAILED));
        changesNothing(report(99, Stage.GREEN, Outcome.FAILED, tests));
        isRefused(report(99, Stage.GREEN, Outcome.FAILED, other), "evidence.foreign", other);
        after(filed(passing(2), Stage.GREEN));
        when(report(99, Stage.GREEN, Outcome.FAILED, other))
                .expectEvents(recorded(2, Stage.GREEN, Outcome.FAILED, other));
        when(report(99, Stage.GREEN, Outcome.FAILED)).expectEvents(recorded(2, Stage.GREEN, Outcome.FAILED));
        when(report(1, Stage.GREEN, Outcome.INTERRUPTED)).expectSuccessfulHandlerExecution();
    }

    @Test
    void twoFailuresWithoutEvidenceAreTwo() {
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.FAILED));
        when(report(99, Stage.GREEN, Outcome.FAILED)).expectEvents(recorded(2, Stage.GREEN, Outcome.FAILED));
    }

    private static ReportAttempt greenPassed(String by, long token, String note, WorkedFile... files) {
        return new ReportAttempt(
                TASK,
                attempt(99),
                by,
                token,
                Stage.GREEN,
                Outcome.PASSED,
                List.of(files),
                List.of(),
                note,
                null,
                at(100));
    }

    @Test
    void whoSaysSomethingElseOrIsSomebodyElseRepeatsNothing() {
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.PASSED), new StageEntered(TASK, Stage.VERIFY, at(2)));
        changesNothing(greenPassed("ada", 1, ""));
        isRefused(greenPassed("ada", 1, "other words"), "stage.illegal", TASK);
        isRefused(greenPassed("ada", 1, "", new WorkedFile("other.py", null, false)), "stage.illegal", TASK);
        isRefused(greenPassed("ben", 1, ""), "claim.foreign", ADA);
    }

    @Test
    void whatPassedUnderAnEarlierClaimOrAtAnotherStageIsNoRepetition() {
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.PASSED), new StageEntered(TASK, Stage.VERIFY, at(2)));
        changesNothing(report(99, Stage.GREEN, Outcome.PASSED));
        isRefused(report(1, Stage.VERIFY, Outcome.PASSED), "evidence.missing");
        isRefused(report(1, Stage.GREEN, Outcome.FAILED), "stage.illegal", TASK);
        after(
                new ClaimEnded(TASK, ADA, 1, ClaimEnd.RELEASED, ""),
                new TaskClaimed(TASK, BEN, "ben", 2, Stage.VERIFY, at(3), at(303)));
        isRefused(greenPassed("ben", 2, ""), "stage.illegal", TASK);
    }

    @Test
    void whatHasGotOpenPartsMeanwhileIsNotCompleted() {
        discipline = Discipline.FREE;
        heldAt(Stage.WORK);
        blockers.openParts.add(OTHER);
        isRefused(report(99, Stage.WORK, Outcome.PASSED), "task.blocked", OTHER);
    }

    @Test
    void whatWaitsForOthersIsWorkedOnAndOnlyNotCompleted() {
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.INTERRUPTED), WAITING, filed(passing(1), Stage.GREEN));
        blockers.open.add(OTHER);
        when(report(99, Stage.GREEN, Outcome.PASSED, passing(1).id()))
                .expectEvents(
                        recorded(2, Stage.GREEN, Outcome.PASSED, passing(1).id()),
                        new StageEntered(TASK, Stage.VERIFY, at(100)));
    }

    @Test
    void refactorIsNotAskedForTwice() {
        discipline = new Discipline(
                true,
                true,
                Set.of(),
                true,
                3,
                3,
                0,
                discipline.lease(),
                discipline.beat(),
                discipline.stage(),
                discipline.worker(),
                discipline.system());
        after(new StageEntered(TASK, Stage.REFACTOR, EIGHT));
        heldAt(Stage.VERIFY).after(tried(Stage.VERIFY, Outcome.INTERRUPTED), filed(passing(1), Stage.VERIFY));
        when(report(99, Stage.VERIFY, Outcome.PASSED, passing(1).id()))
                .expectEvents(
                        recorded(2, Stage.VERIFY, Outcome.PASSED, passing(1).id()),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.COMPLETED, ""),
                        TICKED);
    }

    // failures

    private static Discipline with(
            Discipline usual, Duration lease, int greenTries, int fixRounds, CircuitLimits stage) {
        return new Discipline(
                true,
                false,
                usual.independent(),
                true,
                greenTries,
                fixRounds,
                0,
                lease,
                usual.beat(),
                stage,
                usual.worker(),
                usual.system());
    }

    @Test
    void eachFailureOfFixBeginsARoundUntilThereAreNoMore() {
        after(new StageEntered(TASK, Stage.FIX, EIGHT));
        heldAt(Stage.FIX).after(tried(Stage.FIX, Outcome.FAILED));
        when(report(99, Stage.FIX, Outcome.FAILED))
                .expectEvents(recorded(2, Stage.FIX, Outcome.FAILED), new StageEntered(TASK, Stage.FIX, at(100)));
        after(new StageEntered(TASK, Stage.FIX, at(2)));
        when(report(99, Stage.FIX, Outcome.FAILED))
                .expectEvents(
                        recorded(2, Stage.FIX, Outcome.FAILED),
                        new StageTripped(TASK, Stage.FIX, 2, at(400)),
                        new TaskExhausted(TASK, Stage.FIX, "what VERIFY finds was not mended in 3 rounds of FIX"),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.FAILED, "FIX has failed 2 times"),
                        new StageEntered(TASK, Stage.VERIFY, at(100)));
    }

    @Test
    void whoGivesTheClaimBackInTheLastRoundOfFixGetsNoOtherRound() {
        afterThreeRounds();
        heldAt(Stage.VERIFY).after(tried(Stage.VERIFY, Outcome.INTERRUPTED));
        when(report(99, Stage.VERIFY, Outcome.FAILED))
                .expectEvents(
                        recorded(2, Stage.VERIFY, Outcome.FAILED),
                        new StageTripped(TASK, Stage.VERIFY, 1, at(400)),
                        new TaskExhausted(TASK, Stage.VERIFY, "what VERIFY finds was not mended in 3 rounds of FIX"),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.FAILED, "VERIFY has failed 1 times"));
    }

    @Test
    void roundsOfFixDoNotStopWhatStandsElsewhere() {
        afterThreeRounds();
        heldAt(Stage.REFACTOR).after(tried(Stage.REFACTOR, Outcome.INTERRUPTED));
        when(report(99, Stage.REFACTOR, Outcome.FAILED)).expectEvents(recorded(2, Stage.REFACTOR, Outcome.FAILED));
    }

    private void afterThreeRounds() {
        after(
                new StageEntered(TASK, Stage.FIX, EIGHT),
                new StageEntered(TASK, Stage.FIX, EIGHT),
                new StageEntered(TASK, Stage.FIX, EIGHT));
    }

    @Test
    void greenRestsWhereItFailsTooOftenInARowAndMayBeTriedMore() {
        discipline = with(discipline, discipline.lease(), 9, 3, CircuitLimits.STAGE);
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.FAILED), tried(Stage.GREEN, Outcome.FAILED));
        when(report(99, Stage.GREEN, Outcome.FAILED))
                .expectEvents(
                        recorded(3, Stage.GREEN, Outcome.FAILED),
                        new StageTripped(TASK, Stage.GREEN, 3, at(400)),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.FAILED, "GREEN has failed 3 times"));
    }

    @Test
    void refactorThatFailsIsTriedAgain() {
        heldAt(Stage.REFACTOR).after(tried(Stage.REFACTOR, Outcome.INTERRUPTED));
        when(report(99, Stage.REFACTOR, Outcome.FAILED)).expectEvents(recorded(2, Stage.REFACTOR, Outcome.FAILED));
    }

    @Test
    void aStageIsResetWhereItHasFailedAndOnlyThere() {
        changesNothing(new ResetStage(TASK, Stage.GREEN, "looked at it"));
        heldAt(Stage.GREEN).after(tried(Stage.GREEN, Outcome.FAILED));
        when(new ResetStage(TASK, Stage.GREEN, "looked at it"))
                .expectEvents(new StageReset(TASK, Stage.GREEN, "looked at it"));
        changesNothing(new ResetStage(TASK, Stage.FIX, "looked at it"));
        after(new TaskExhausted(TASK, Stage.RE_VERIFY, "3 rounds"));
        when(new ResetStage(TASK, Stage.RE_VERIFY, "looked at it"))
                .expectEvents(new StageReset(TASK, Stage.RE_VERIFY, "looked at it"));
        after(new TaskDropped(TASK));
        isRefused(new ResetStage(TASK, Stage.GREEN, "looked at it"), "task.removed", TASK);
    }

    // waivers

    @Test
    void aWaiverNeedsAReasonAndCompletesNothingThatWaits() {
        isRefused(new WaiveEvidence(TASK, null, " "), "reason.missing", TASK);
        after(WAITING);
        blockers.open.add(OTHER);
        isRefused(new WaiveEvidence(TASK, null, "by hand"), "task.blocked", OTHER);
        after(TICKED);
        changesNothing(new WaiveEvidence(TASK, null, "by hand"));
        after(new TaskDropped(TASK));
        isRefused(new WaiveEvidence(TASK, null, "by hand"), "task.removed", TASK);
    }

    // freshness

    @Test
    void whatIsOpenAgainAsksForAReportFromAfterwards() {
        var reopened = at(3600);
        var old = reported(1, reopened.minusSeconds(61));
        var fresh = reported(2, reopened);
        for (var evidence : List.of(old, fresh)) {
            var done = when(evidence, reopened);
            if (evidence == fresh) {
                done.expectSuccessfulHandlerExecution();
            } else {
                done.expectNoEvents().expectException(refused("evidence.stale", List.of(old.id())));
            }
        }
    }

    private static Evidence reported(int number, Instant latestAt) {
        return new Evidence(
                new EvidenceId(new UUID(8, number)),
                EvidenceKind.JUNIT,
                "report.xml",
                HASH,
                10,
                new Facts(new TestRun(1, 0, 0, 0, List.of()), null, null, null, latestAt),
                Map.of(),
                "ci",
                true);
    }

    /** Was done, is opened again at the moment, and reported on with the evidence. */
    private ResultValidator<Task> when(Evidence evidence, Instant reopened) {
        var events = Stream.of(
                        OPENED,
                        new StageEntered(TASK, Stage.VERIFY, EIGHT),
                        new TaskClaimed(TASK, ADA, "ada", 1, Stage.VERIFY, EIGHT, UNTIL),
                        tried(Stage.VERIFY, Outcome.PASSED),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.COMPLETED, ""),
                        TICKED)
                .toList();
        return new AggregateTestFixture<>(Task.class)
                .registerInjectableResource(new FakeClaims())
                .registerInjectableResource((Disciplines) _ -> discipline)
                .registerInjectableResource((Circuits) (_, _, _) -> List.of())
                .registerInjectableResource(blockers)
                .given(events)
                .andGivenCurrentTime(reopened)
                .andGiven(
                        new TaskUnticked(TASK),
                        new TaskClaimed(TASK, ADA, "ada", 2, Stage.VERIFY, reopened, reopened.plusSeconds(300)),
                        filed(evidence, Stage.VERIFY))
                .when(new ReportAttempt(
                        TASK,
                        attempt(99),
                        "ada",
                        2,
                        Stage.VERIFY,
                        Outcome.PASSED,
                        List.of(),
                        List.of(evidence.id()),
                        "",
                        null,
                        reopened.plusSeconds(10)));
    }
}
