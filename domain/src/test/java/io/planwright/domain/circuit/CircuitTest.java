package io.planwright.domain.circuit;

import static io.planwright.domain.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.planwright.domain.circuit.CircuitCommand.AbandonTrial;
import io.planwright.domain.circuit.CircuitCommand.BeginTrial;
import io.planwright.domain.circuit.CircuitCommand.CountFailedTask;
import io.planwright.domain.circuit.CircuitCommand.CountFailingWorker;
import io.planwright.domain.circuit.CircuitCommand.CountSuccess;
import io.planwright.domain.circuit.CircuitCommand.ResetCircuit;
import io.planwright.domain.circuit.CircuitEvent.CircuitInstalled;
import io.planwright.domain.circuit.CircuitEvent.CircuitRecovered;
import io.planwright.domain.circuit.CircuitEvent.CircuitReset;
import io.planwright.domain.circuit.CircuitEvent.CircuitTripped;
import io.planwright.domain.circuit.CircuitEvent.FailingWorkerCounted;
import io.planwright.domain.circuit.CircuitEvent.TaskFailureCounted;
import io.planwright.domain.circuit.CircuitEvent.TrialAbandoned;
import io.planwright.domain.circuit.CircuitEvent.TrialBegun;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final WorkerId ADA = new WorkerId(new UUID(7, 1));
    private static final WorkerId BEN = new WorkerId(new UUID(7, 2));
    private static final CircuitId OF_ADA = CircuitId.of(ADA);
    private static final CircuitId OF_SHOP = CircuitId.of(SHOP);
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");

    private final List<Object> before = new ArrayList<>();

    private ResultValidator<Circuit> when(Object command) {
        var fixture = new AggregateTestFixture<>(Circuit.class);
        return (before.isEmpty() ? fixture.givenNoPriorActivity() : fixture.givenCommands(before.toArray()))
                .when(command);
    }

    private void after(Object... commands) {
        before.addAll(List.of(commands));
    }

    private static Instant at(int seconds) {
        return EIGHT.plusSeconds(seconds);
    }

    private static TaskId task(int number) {
        return new TaskId(new UUID(5, number));
    }

    private static CountFailedTask failed(int task, int seconds) {
        return new CountFailedTask(OF_ADA, SHOP, ADA, task(task), 1, at(seconds), CircuitLimits.WORKER);
    }

    private static CountFailingWorker failing(WorkerId worker, int seconds, int workers) {
        return new CountFailingWorker(OF_SHOP, SHOP, worker, at(seconds), workers, CircuitLimits.SYSTEM);
    }

    @Test
    void theFirstFailureInstallsIt() {
        when(failed(1, 0))
                .expectEvents(
                        new CircuitInstalled(OF_ADA, CircuitLevel.WORKER, SHOP, ADA),
                        new TaskFailureCounted(OF_ADA, task(1), 1, EIGHT));
    }

    @Test
    void theSameClaimIsCountedOnce() {
        after(failed(1, 0));
        when(failed(1, 5)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void threeFailuresInARowTripAWorkersCircuit() {
        after(failed(1, 0), failed(2, 10));
        when(failed(3, 20))
                .expectEvents(
                        new TaskFailureCounted(OF_ADA, task(3), 1, at(20)),
                        new CircuitTripped(OF_ADA, "3 tasks have failed in a row", at(320), 0));
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        after(failed(1, 0), failed(2, 10), new CountSuccess(OF_ADA, ADA, task(9)));
        when(failed(3, 20)).expectEvents(new TaskFailureCounted(OF_ADA, task(3), 1, at(20)));
        when(new CountSuccess(OF_ADA, ADA, task(8))).expectNoEvents();
    }

    @Test
    void afterThePauseOneTrialIsLetThrough() {
        after(failed(1, 0), failed(2, 10), failed(3, 20));
        when(new BeginTrial(OF_ADA, ADA, task(4), at(319)))
                .expectNoEvents()
                .expectException(refused("circuit.open", List.of(OF_ADA)));
        when(new BeginTrial(OF_ADA, ADA, task(4), at(320))).expectEvents(new TrialBegun(OF_ADA, ADA, task(4)));
        after(new BeginTrial(OF_ADA, ADA, task(4), at(320)));
        when(new BeginTrial(OF_ADA, ADA, task(5), at(330)))
                .expectNoEvents()
                .expectException(refused("circuit.open", List.of(OF_ADA)));
        when(new CountSuccess(OF_ADA, ADA, task(4))).expectEvents(new CircuitRecovered(OF_ADA));
        when(new AbandonTrial(OF_ADA, ADA, task(4))).expectEvents(new TrialAbandoned(OF_ADA));
    }

    @Test
    void afterThreeExtensionsOnlyAResetClosesIt() {
        after(failed(1, 0), failed(2, 10), failed(3, 20));
        int now = 320;
        for (int extension = 1; extension <= 3; extension++) {
            after(new BeginTrial(OF_ADA, ADA, task(10 + extension), at(now)));
            when(failed(10 + extension, now + 10))
                    .expectEvents(
                            new TaskFailureCounted(OF_ADA, task(10 + extension), 1, at(now + 10)),
                            new CircuitTripped(OF_ADA, "the trial has failed", at(now + 310), extension));
            after(failed(10 + extension, now + 10));
            now += 310;
        }
        after(new BeginTrial(OF_ADA, ADA, task(20), at(now)));
        when(failed(20, now + 10))
                .expectEvents(
                        new TaskFailureCounted(OF_ADA, task(20), 1, at(now + 10)),
                        new CircuitTripped(
                                OF_ADA, "the trial has failed, and the pause was made longer 3 times", null, 4));
        after(failed(20, now + 10));
        when(new BeginTrial(OF_ADA, ADA, task(21), at(999_999)))
                .expectNoEvents()
                .expectException(refused("circuit.open", List.of(OF_ADA)));
        when(new ResetCircuit(OF_ADA, "a new model")).expectEvents(new CircuitReset(OF_ADA, "a new model"));
    }

    @Test
    void aResetNeedsAReasonAndHappensOnce() {
        after(failed(1, 0));
        when(new ResetCircuit(OF_ADA, " "))
                .expectNoEvents()
                .expectException(refused("reason.missing", List.of(OF_ADA)));
        after(new ResetCircuit(OF_ADA, "looked at it"));
        when(new ResetCircuit(OF_ADA, "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void halfOfTheWorkersTripTheSystem() {
        when(failing(ADA, 0, 1))
                .expectEvents(
                        new CircuitInstalled(OF_SHOP, CircuitLevel.SYSTEM, SHOP, null),
                        new FailingWorkerCounted(OF_SHOP, ADA, EIGHT));
        when(failing(ADA, 0, 2))
                .expectEvents(
                        new CircuitInstalled(OF_SHOP, CircuitLevel.SYSTEM, SHOP, null),
                        new FailingWorkerCounted(OF_SHOP, ADA, EIGHT),
                        new CircuitTripped(OF_SHOP, "1 of 2 workers keep failing", at(600), 0));
        after(failing(ADA, 0, 4));
        when(failing(BEN, 200, 4))
                .expectEvents(
                        new FailingWorkerCounted(OF_SHOP, BEN, at(200)),
                        new CircuitTripped(OF_SHOP, "2 of 4 workers keep failing", at(800), 0));
    }

    @Test
    void failuresOutsideTheWindowDoNotCount() {
        after(failing(ADA, 0, 4));
        when(failing(BEN, 301, 4)).expectEvents(new FailingWorkerCounted(OF_SHOP, BEN, at(301)));
    }

    @Test
    void oneFailureIsForgottenAfterASuccess() {
        after(failed(1, 0));
        when(new CountSuccess(OF_ADA, ADA, task(9))).expectEvents(new CircuitRecovered(OF_ADA));
    }

    @Test
    void whatWasUnderWayWhenItTrippedNeitherTripsNorClosesIt() {
        after(failed(1, 0), failed(2, 10), failed(3, 20));
        when(failed(4, 30)).expectEvents(new TaskFailureCounted(OF_ADA, task(4), 1, at(30)));
        when(new CountSuccess(OF_ADA, ADA, task(5)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void onlyTheTrialTellsHowTheTrialWent() {
        after(failed(1, 0), failed(2, 10), failed(3, 20), new BeginTrial(OF_ADA, ADA, task(4), at(320)));
        when(new CountSuccess(OF_ADA, ADA, task(5)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(new AbandonTrial(OF_ADA, ADA, task(5)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(failed(5, 330)).expectEvents(new TaskFailureCounted(OF_ADA, task(5), 1, at(330)));
    }

    @Test
    void aTrialBeginsOnceAndAClosedCircuitNeedsNone() {
        after(failed(1, 0));
        when(new BeginTrial(OF_ADA, ADA, task(2), at(10)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(failed(2, 10), failed(3, 20), new BeginTrial(OF_ADA, ADA, task(4), at(320)));
        when(new BeginTrial(OF_ADA, ADA, task(4), at(321)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskThatFailedAsTheTrialIsNoTrialAnyMore() {
        after(failed(1, 0), failed(2, 10), failed(3, 20));
        after(new BeginTrial(OF_ADA, ADA, task(4), at(320)), failed(4, 330));
        when(new BeginTrial(OF_ADA, ADA, task(4), at(340)))
                .expectNoEvents()
                .expectException(refused("circuit.open", List.of(OF_ADA)));
        when(new CountFailedTask(OF_ADA, SHOP, ADA, task(4), 2, at(340), CircuitLimits.WORKER))
                .expectEvents(new TaskFailureCounted(OF_ADA, task(4), 2, at(340)));
    }

    @Test
    void afterATrialThatWasAbandonedAnotherIsLetThrough() {
        after(failed(1, 0), failed(2, 10), failed(3, 20));
        after(new BeginTrial(OF_ADA, ADA, task(4), at(320)), new AbandonTrial(OF_ADA, ADA, task(4)));
        when(new BeginTrial(OF_ADA, ADA, task(4), at(330))).expectEvents(new TrialBegun(OF_ADA, ADA, task(4)));
        when(new BeginTrial(OF_ADA, ADA, task(5), at(330))).expectEvents(new TrialBegun(OF_ADA, ADA, task(5)));
    }

    @Test
    void whatIsClosedBeginsAnewHoweverItWasClosed() {
        for (var closing : List.of(new CountSuccess(OF_ADA, ADA, task(11)), new ResetCircuit(OF_ADA, "looked at it"))) {
            before.clear();
            after(failed(1, 0), failed(2, 10), failed(3, 20));
            after(new BeginTrial(OF_ADA, ADA, task(10), at(320)), failed(10, 330));
            after(new BeginTrial(OF_ADA, ADA, task(11), at(630)), closing);
            when(new BeginTrial(OF_ADA, ADA, task(12), at(640)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            when(failed(11, 640)).expectEvents(new TaskFailureCounted(OF_ADA, task(11), 1, at(640)));
            after(failed(12, 640), failed(13, 650));
            when(failed(14, 660))
                    .expectEvents(
                            new TaskFailureCounted(OF_ADA, task(14), 1, at(660)),
                            new CircuitTripped(OF_ADA, "3 tasks have failed in a row", at(960), 0));
            after(failed(14, 660), new BeginTrial(OF_ADA, ADA, task(15), at(960)));
            when(failed(15, 970))
                    .expectEvents(
                            new TaskFailureCounted(OF_ADA, task(15), 1, at(970)),
                            new CircuitTripped(OF_ADA, "the trial has failed", at(1270), 1));
        }
    }

    @Test
    void theSameStopOfAWorkerIsCountedOnce() {
        after(failing(ADA, 0, 4));
        when(failing(ADA, 0, 4)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void aWorkerThatFailsWhileTheSystemIsTriedMakesThePauseLongerAndWhileItIsOpenDoesNot() {
        after(failing(ADA, 0, 2));
        when(failing(BEN, 10, 2)).expectEvents(new FailingWorkerCounted(OF_SHOP, BEN, at(10)));
        after(new BeginTrial(OF_SHOP, BEN, task(1), at(600)));
        when(failing(BEN, 610, 2))
                .expectEvents(
                        new FailingWorkerCounted(OF_SHOP, BEN, at(610)),
                        new CircuitTripped(OF_SHOP, "a worker has failed again", at(1210), 1));
    }

    @Test
    void workersThatFailedBeforeAResetOfTheSystemDoNotCountAfterIt() {
        after(failing(ADA, 0, 4), new ResetCircuit(OF_SHOP, "the network is back"));
        when(failing(BEN, 10, 4)).expectEvents(new FailingWorkerCounted(OF_SHOP, BEN, at(10)));
        when(new ResetCircuit(OF_SHOP, "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCircuitThatHasNotTrippedYetCanBeResetToo() {
        after(failed(1, 0));
        when(new ResetCircuit(OF_ADA, "looked at it")).expectEvents(new CircuitReset(OF_ADA, "looked at it"));
        before.clear();
        after(failing(ADA, 0, 4));
        when(new ResetCircuit(OF_SHOP, "looked at it")).expectEvents(new CircuitReset(OF_SHOP, "looked at it"));
    }

    @Test
    void limitsAreOneFailureAndNoTimeAtLeast() {
        var none = Duration.ZERO;
        assertThatCode(() -> new CircuitLimits(1, none, none, 0)).doesNotThrowAnyException();
        for (var wrong : List.<ThrowingCallable>of(
                () -> new CircuitLimits(0, none, none, 0),
                () -> new CircuitLimits(1, none.minusNanos(1), none, 0),
                () -> new CircuitLimits(1, none, none.minusNanos(1), 0),
                () -> new CircuitLimits(1, none, none, -1))) {
            assertThatIllegalArgumentException().isThrownBy(wrong);
        }
    }
}
