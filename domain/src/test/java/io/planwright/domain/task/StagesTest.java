package io.planwright.domain.task;

import static io.planwright.domain.Refusals.refused;

import io.planwright.domain.FakeClaims;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.ExpireLease;
import io.planwright.domain.task.TaskCommand.FileEvidence;
import io.planwright.domain.task.TaskCommand.ReleaseClaim;
import io.planwright.domain.task.TaskCommand.RenewLease;
import io.planwright.domain.task.TaskCommand.ReportAttempt;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.SetVerifyOnly;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceWaived;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.StageRecovered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTried;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** A task on its way through its stages: claims, evidence, attempts. */
class StagesTest {

    private static final TaskId TASK = new TaskId(new UUID(5, 1));
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final WorkerId ADA = new WorkerId(new UUID(7, 1));
    private static final WorkerId BEN = new WorkerId(new UUID(7, 2));
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant UNTIL = EIGHT.plusSeconds(300);
    private static final String HASH = "a".repeat(64);
    private static final List<WorkedFile> TESTS = List.of(new WorkedFile("test/AddTest.java", HASH, true));
    private static final TaskOpened OPENED =
            new TaskOpened(TASK, new PlanId(new UUID(6, 1)), 1, "Add", "", null, false, null);

    private Discipline discipline = Discipline.TEST_DRIVEN;
    private static final TaskId OTHER = new TaskId(new UUID(5, 2));

    private final FakeBlockers blockers = new FakeBlockers();
    private List<Fact> stopped = List.of();
    private final List<Object> before = new ArrayList<>();
    private int made;

    private ResultValidator<Task> when(Object command) {
        return new AggregateTestFixture<>(Task.class)
                .registerInjectableResource(new FakeClaims())
                .registerInjectableResource((Disciplines) _ -> discipline)
                .registerInjectableResource((Circuits) (_, _, _) -> stopped)
                .registerInjectableResource(blockers)
                .given(OPENED)
                .andGivenCommands(before.toArray())
                .when(command);
    }

    private StagesTest after(Object... commands) {
        before.addAll(List.of(commands));
        return this;
    }

    private static ClaimTask claim(WorkerId worker, Instant at) {
        return new ClaimTask(TASK, SHOP, worker, holder(worker), at);
    }

    private static String holder(WorkerId worker) {
        return "actor of " + worker;
    }

    /** Names that begin with {@code -} fail by assertion, with {@code !} err; the others pass. */
    private EvidenceId filed(Stage stage, String by, boolean witness, String... tests) {
        var id = new EvidenceId(new UUID(8, ++made));
        var broken = new ArrayList<Broken>();
        var passed = new ArrayList<String>();
        for (var test : tests) {
            switch (test.charAt(0)) {
                case '-' -> broken.add(new Broken(test.substring(1), true, "expected 1"));
                case '!' -> broken.add(new Broken(test.substring(1), false, "no such class"));
                default -> passed.add(test);
            }
        }
        int failed = (int) broken.stream().filter(Broken::assertion).count();
        var run = new TestRun(passed.size(), failed, broken.size() - failed, 0, broken);
        after(new FileEvidence(
                TASK,
                stage,
                new Evidence(
                        id,
                        EvidenceKind.JUNIT,
                        "report.xml",
                        HASH,
                        10,
                        new Facts(run, null, null, null, null),
                        Map.of(),
                        by,
                        witness),
                Set.copyOf(passed)));
        return id;
    }

    private static ReportAttempt report(long token, Stage stage, Outcome outcome, Instant at, EvidenceId... evidence) {
        return report(holder(ADA), token, stage, outcome, at, evidence);
    }

    private static ReportAttempt report(
            String by, long token, Stage stage, Outcome outcome, Instant at, EvidenceId... evidence) {
        return new ReportAttempt(
                TASK,
                new AttemptId(new UUID(stage.ordinal() + 1, at.getEpochSecond())),
                by,
                token,
                stage,
                outcome,
                TESTS,
                List.of(evidence),
                "",
                null,
                at);
    }

    private static Instant at(int seconds) {
        return EIGHT.plusSeconds(seconds);
    }

    private StagesTest atGreen() {
        after(claim(ADA, EIGHT));
        var red = filed(Stage.RED, holder(ADA), false, "-adds");
        return after(report(1, Stage.RED, Outcome.PASSED, at(10), red));
    }

    private StagesTest atVerify() {
        atGreen();
        var green = filed(Stage.GREEN, holder(ADA), false, "adds");
        return after(report(1, Stage.GREEN, Outcome.PASSED, at(20), green));
    }

    private StagesTest atFix() {
        atVerify();
        return after(report(1, Stage.VERIFY, Outcome.FAILED, at(30)));
    }

    private static AttemptRecorded recorded(
            int number, Stage stage, Outcome outcome, Instant from, Instant to, EvidenceId... evidence) {
        return new AttemptRecorded(
                TASK,
                new AttemptId(new UUID(stage.ordinal() + 1, to.getEpochSecond())),
                number,
                ADA,
                1,
                stage,
                outcome,
                from,
                to,
                TESTS,
                List.of(evidence),
                "");
    }

    @Test
    void theFirstClaimBeginsAtRed() {
        when(claim(ADA, EIGHT))
                .expectEvents(
                        new StageEntered(TASK, Stage.RED, EIGHT),
                        new TaskClaimed(TASK, ADA, holder(ADA), 1, Stage.RED, EIGHT, UNTIL));
    }

    @Test
    void whoHoldsATaskKeepsItAndNobodyElseGetsIt() {
        after(claim(ADA, EIGHT));
        when(claim(ADA, at(5))).expectSuccessfulHandlerExecution().expectNoEvents();
        when(claim(BEN, at(5))).expectNoEvents().expectException(refused("task.claimed", List.of(ADA.toString())));
    }

    @Test
    void aLeaseThatHasRunOutEndsWithTheNextClaimAndTheTokenGrows() {
        after(claim(ADA, EIGHT));
        when(claim(BEN, UNTIL))
                .expectEvents(
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.EXPIRED, "the lease has run out at " + UNTIL),
                        new TaskClaimed(TASK, BEN, holder(BEN), 2, Stage.RED, UNTIL, UNTIL.plusSeconds(300)));
    }

    @Test
    void aLeaseEndsOnceHoweverManyAskForIt() {
        after(claim(ADA, EIGHT));
        when(new ExpireLease(TASK, 1, at(299))).expectNoEvents();
        when(new ExpireLease(TASK, 1, UNTIL))
                .expectEvents(new ClaimEnded(TASK, ADA, 1, ClaimEnd.EXPIRED, "the lease has run out at " + UNTIL));
        after(new ExpireLease(TASK, 1, UNTIL));
        when(new ExpireLease(TASK, 1, UNTIL)).expectNoEvents();
    }

    @Test
    void aLeaseIsRenewedWhenThatIsWorthAnEvent() {
        after(claim(ADA, EIGHT));
        when(new RenewLease(TASK, holder(ADA), 1, at(10))).expectNoEvents();
        when(new RenewLease(TASK, holder(ADA), 1, at(150))).expectEvents(new LeaseRenewed(TASK, 1, at(450)));
        when(new RenewLease(TASK, holder(ADA), 9, at(150)))
                .expectNoEvents()
                .expectException(refused("claim.stale", List.of(ADA.toString())));
    }

    @Test
    void whatWaitsOrIsStoppedCannotBeClaimed() {
        stopped = List.of(new Fact("circuit", "c", "the worker is stopped"));
        when(claim(ADA, EIGHT)).expectNoEvents().expectException(refused("circuit.open", List.of("c")));
    }

    @Test
    void anOldTokenReportsNothing() {
        after(claim(ADA, EIGHT), claim(BEN, UNTIL));
        when(report(1, Stage.RED, Outcome.FAILED, at(400)))
                .expectNoEvents()
                .expectException(refused("claim.stale", List.of(BEN.toString())));
    }

    @Test
    void nobodyReportsOrRenewsUnderTheTokenOfAnother() {
        after(claim(ADA, EIGHT));
        when(report(holder(BEN), 1, Stage.RED, Outcome.FAILED, at(10)))
                .expectNoEvents()
                .expectException(refused("claim.foreign", List.of(ADA.toString())));
        when(new RenewLease(TASK, holder(BEN), 1, at(150)))
                .expectNoEvents()
                .expectException(refused("claim.foreign", List.of(ADA.toString())));
    }

    @Test
    void aStageThatIsNotTheTurnIsRefusedWithTheOneThatIs() {
        after(claim(ADA, EIGHT));
        when(report(1, Stage.GREEN, Outcome.PASSED, at(10)))
                .expectNoEvents()
                .expectException(refused("stage.illegal", List.of(TASK.toString())));
    }

    @Test
    void redThatPassesLeadsToGreen() {
        after(claim(ADA, EIGHT));
        var red = filed(Stage.RED, holder(ADA), false, "-adds", "other");
        when(report(1, Stage.RED, Outcome.PASSED, at(10), red))
                .expectEvents(
                        recorded(1, Stage.RED, Outcome.PASSED, EIGHT, at(10), red),
                        new StageEntered(TASK, Stage.GREEN, at(10)));
    }

    @Test
    void redThatFailsLeadsToRedFix() {
        after(claim(ADA, EIGHT));
        when(report(1, Stage.RED, Outcome.FAILED, at(10)))
                .expectEvents(
                        recorded(1, Stage.RED, Outcome.FAILED, EIGHT, at(10)),
                        new StageEntered(TASK, Stage.RED_FIX, at(10)));
    }

    @Test
    void redIsNoRedWithoutAnAssertionThatFails() {
        after(claim(ADA, EIGHT));
        var err = filed(Stage.RED, holder(ADA), false, "!adds", "-removes");
        var pass = filed(Stage.RED, holder(ADA), false, "adds");
        var none = filed(Stage.RED, holder(ADA), false);
        when(report(1, Stage.RED, Outcome.PASSED, at(10), err))
                .expectException(refused("evidence.errors", List.of("adds")));
        when(report(1, Stage.RED, Outcome.PASSED, at(10), pass))
                .expectException(refused("evidence.passing", List.of(pass.toString())));
        when(report(1, Stage.RED, Outcome.PASSED, at(10), none))
                .expectException(refused("evidence.empty", List.of(none.toString())));
    }

    @Test
    void aReportThatIsSentAgainHasNoSecondEffect() {
        after(claim(ADA, EIGHT));
        var red = filed(Stage.RED, holder(ADA), false, "-adds");
        after(report(1, Stage.RED, Outcome.PASSED, at(10), red));
        when(report(1, Stage.RED, Outcome.PASSED, at(11), red))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void verifyAsksForSomebodyElse() {
        atVerify();
        var own = filed(Stage.VERIFY, holder(ADA), false, "adds");
        when(report(1, Stage.VERIFY, Outcome.PASSED, at(30), own))
                .expectException(refused("evidence.notIndependent", List.of(own.toString())));
        var asPerson = filed(Stage.VERIFY, holder(ADA), true, "adds");
        when(report(1, Stage.VERIFY, Outcome.PASSED, at(30), asPerson))
                .expectException(refused("evidence.notIndependent", List.of(asPerson.toString())));
        var ofCi = filed(Stage.VERIFY, "ci", true, "adds");
        when(report(1, Stage.VERIFY, Outcome.PASSED, at(30), ofCi))
                .expectEvents(
                        recorded(3, Stage.VERIFY, Outcome.PASSED, at(20), at(30), ofCi),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.COMPLETED, ""),
                        new TaskTicked(TASK, null));
    }

    @Test
    void evidenceIsVoidOnceTheTaskIsAnotherOne() {
        atVerify();
        var ofCi = filed(Stage.VERIFY, "ci", true, "adds");
        after(new RetitleTask(TASK, "Subtract"));
        when(report(1, Stage.VERIFY, Outcome.PASSED, at(30), ofCi))
                .expectException(refused("evidence.stale", List.of(ofCi.toString())));
    }

    @Test
    void threeFailuresAtGreenStopTheTask() {
        atGreen().after(report(1, Stage.GREEN, Outcome.FAILED, at(20)), report(1, Stage.GREEN, Outcome.FAILED, at(30)));
        when(report(1, Stage.GREEN, Outcome.FAILED, at(40)))
                .expectEvents(
                        recorded(4, Stage.GREEN, Outcome.FAILED, at(30), at(40)),
                        new StageTripped(TASK, Stage.GREEN, 3, at(340)),
                        new TaskExhausted(TASK, Stage.GREEN, "GREEN has failed 3 times"),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.FAILED, "GREEN has failed 3 times"));
        after(report(1, Stage.GREEN, Outcome.FAILED, at(40)));
        when(claim(BEN, at(1000)))
                .expectNoEvents()
                .expectException(refused(
                        "task.exhausted", List.of(CircuitId.of(TASK, "GREEN").toString())));
        when(new ResetStage(TASK, Stage.GREEN, " "))
                .expectException(refused("reason.missing", List.of(TASK.toString())));
        when(new ResetStage(TASK, Stage.GREEN, "new hint")).expectEvents(new StageReset(TASK, Stage.GREEN, "new hint"));
        after(new ResetStage(TASK, Stage.GREEN, "new hint"));
        when(claim(BEN, at(50))).expectEvents(new TaskClaimed(TASK, BEN, holder(BEN), 2, Stage.GREEN, at(50), at(350)));
    }

    @Test
    void whatIsInterruptedCountsForNothing() {
        atGreen();
        for (int i = 2; i < 8; i++) {
            after(report(1, Stage.GREEN, Outcome.INTERRUPTED, at(10 * i)));
        }
        when(report(1, Stage.GREEN, Outcome.FAILED, at(100)))
                .expectEvents(recorded(8, Stage.GREEN, Outcome.FAILED, at(70), at(100)));
    }

    @Test
    void aStageThatKeepsFailingRestsAndIsTriedOnceMore() {
        after(claim(ADA, EIGHT), report(1, Stage.RED, Outcome.FAILED, at(10)));
        for (int i = 2; i < 5; i++) {
            after(report(1, Stage.RED_FIX, Outcome.FAILED, at(10 * i)));
        }
        when(claim(ADA, at(50)))
                .expectNoEvents()
                .expectException(refused(
                        "circuit.open", List.of(CircuitId.of(TASK, "RED_FIX").toString())));
        when(claim(ADA, at(340)))
                .expectEvents(
                        new StageTried(TASK, Stage.RED_FIX),
                        new TaskClaimed(TASK, ADA, holder(ADA), 2, Stage.RED_FIX, at(340), at(640)));
        after(claim(ADA, at(340)));
        var red = filed(Stage.RED_FIX, holder(ADA), false, "-adds");
        when(new ReportAttempt(
                        TASK,
                        new AttemptId(new UUID(9, 9)),
                        holder(ADA),
                        2,
                        Stage.RED_FIX,
                        Outcome.PASSED,
                        TESTS,
                        List.of(red),
                        "",
                        null,
                        at(350)))
                .expectEvents(
                        new AttemptRecorded(
                                TASK,
                                new AttemptId(new UUID(9, 9)),
                                5,
                                ADA,
                                2,
                                Stage.RED_FIX,
                                Outcome.PASSED,
                                at(340),
                                at(350),
                                TESTS,
                                List.of(red),
                                ""),
                        new StageRecovered(TASK, Stage.RED_FIX),
                        new StageEntered(TASK, Stage.GREEN, at(350)));
    }

    @Test
    void whatVerifyFindsIsFixedInThreeRoundsAtMost() {
        atFix();
        int second = 40;
        for (int round = 1; round < 3; round++) {
            var fixed = filed(Stage.FIX, holder(ADA), false, "adds");
            after(report(1, Stage.FIX, Outcome.PASSED, at(second), fixed));
            after(report(1, Stage.RE_VERIFY, Outcome.FAILED, at(second + 5)));
            second += 10;
        }
        var fixed = filed(Stage.FIX, holder(ADA), false, "adds");
        after(report(1, Stage.FIX, Outcome.PASSED, at(second), fixed));
        when(report(1, Stage.RE_VERIFY, Outcome.FAILED, at(second + 5)))
                .expectEvents(
                        recorded(9, Stage.RE_VERIFY, Outcome.FAILED, at(second), at(second + 5)),
                        new StageTripped(TASK, Stage.RE_VERIFY, 3, at(second + 305)),
                        new TaskExhausted(TASK, Stage.RE_VERIFY, "what VERIFY finds was not mended in 3 rounds of FIX"),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.FAILED, "RE_VERIFY has failed 3 times"),
                        new StageEntered(TASK, Stage.VERIFY, at(second + 5)));
    }

    @Test
    void anInterruptedTaskNeverGoesOnPastVerify() {
        atFix();
        when(new ReleaseClaim(TASK, null, 1, "the machine goes down", at(40)))
                .expectEvents(
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.RELEASED, "the machine goes down"),
                        new StageEntered(TASK, Stage.VERIFY, at(40)));
    }

    @Test
    void aClaimIsGivenBackOnce() {
        after(claim(ADA, EIGHT), new ReleaseClaim(TASK, null, 1, "", at(5)));
        when(new ReleaseClaim(TASK, null, 1, "", at(6)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refactorComesAfterVerifyWhereTheMethodHasIt() {
        discipline = new Discipline(
                true,
                true,
                discipline.independent(),
                true,
                3,
                3,
                0,
                discipline.lease(),
                discipline.beat(),
                discipline.stage(),
                discipline.worker(),
                discipline.system());
        atVerify();
        var ofCi = filed(Stage.VERIFY, "ci", true, "adds");
        when(report(1, Stage.VERIFY, Outcome.PASSED, at(30), ofCi))
                .expectEvents(
                        recorded(3, Stage.VERIFY, Outcome.PASSED, at(20), at(30), ofCi),
                        new StageEntered(TASK, Stage.REFACTOR, at(30)));
        after(report(1, Stage.VERIFY, Outcome.PASSED, at(30), ofCi));
        var better = filed(Stage.REFACTOR, holder(ADA), false, "adds");
        after(report(1, Stage.REFACTOR, Outcome.PASSED, at(40), better));
        var again = filed(Stage.RE_VERIFY, "ci", true, "adds");
        when(report(1, Stage.RE_VERIFY, Outcome.PASSED, at(50), again))
                .expectEvents(
                        recorded(5, Stage.RE_VERIFY, Outcome.PASSED, at(40), at(50), again),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.COMPLETED, ""),
                        new TaskTicked(TASK, null));
    }

    @Test
    void aTickNeedsEvidenceOrAReason() {
        when(new TickTask(TASK, null))
                .expectNoEvents()
                .expectException(refused("task.evidenceMissing", List.of(TASK.toString())));
        after(claim(ADA, EIGHT));
        when(new WaiveEvidence(TASK, null, "done by hand"))
                .expectEvents(
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.WITHDRAWN, "its evidence was waived"),
                        new EvidenceWaived(TASK, "done by hand"),
                        new TaskTicked(TASK, null));
    }

    @Test
    void whatWasDoneAndIsOpenAgainIsVerifiedAgain() {
        atVerify();
        var ofCi = filed(Stage.VERIFY, "ci", true, "adds");
        after(report(1, Stage.VERIFY, Outcome.PASSED, at(30), ofCi), new UntickTask(TASK));
        when(claim(BEN, at(40)))
                .expectEvents(new TaskClaimed(TASK, BEN, holder(BEN), 2, Stage.VERIFY, at(40), at(340)));
    }

    @Test
    void whatExistsStartsAtVerifyUnlessItHasBegun() {
        after(new SetVerifyOnly(TASK, true));
        when(claim(ADA, EIGHT))
                .expectEvents(
                        new StageEntered(TASK, Stage.VERIFY, EIGHT),
                        new TaskClaimed(TASK, ADA, holder(ADA), 1, Stage.VERIFY, EIGHT, UNTIL));
        after(claim(ADA, EIGHT));
        when(new SetVerifyOnly(TASK, false))
                .expectNoEvents()
                .expectException(refused("task.begun", List.of(TASK.toString())));
    }

    @Test
    void aTaskThatHasComeToWaitIsNotCompleted() {
        atVerify();
        var ofCi = filed(Stage.VERIFY, "ci", true, "adds");
        after(new AwaitTask(TASK, new TaskId(new UUID(5, 2))));
        blockers.open.add(OTHER);
        when(report(1, Stage.VERIFY, Outcome.PASSED, at(30), ofCi))
                .expectNoEvents()
                .expectException(refused("task.blocked", List.of(OTHER)));
    }

    @Test
    void aTaskWithOpenPartsIsNotClaimed() {
        blockers.openParts.add(OTHER);
        when(claim(ADA, EIGHT)).expectNoEvents().expectException(refused("task.blocked", List.of(OTHER)));
    }

    @Test
    void withoutStagesAReportThatPassesCompletesTheTask() {
        discipline = Discipline.FREE;
        after(claim(ADA, EIGHT));
        when(report(1, Stage.WORK, Outcome.PASSED, at(10)))
                .expectEvents(
                        recorded(1, Stage.WORK, Outcome.PASSED, EIGHT, at(10)),
                        new ClaimEnded(TASK, ADA, 1, ClaimEnd.COMPLETED, ""),
                        new TaskTicked(TASK, null));
    }
}
