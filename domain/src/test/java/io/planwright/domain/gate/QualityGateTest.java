package io.planwright.domain.gate;

import static io.planwright.domain.Refusals.refused;
import static io.planwright.domain.Refusals.refusedAllowing;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityGateTest {

    private static final GateId ID = new GateId(new UUID(4, 1));
    private static final RequirementId REQUIREMENT = new RequirementId(new UUID(2, 1));
    private static final List<Check> CHECKS =
            List.of(new Check("tests-pass", "All tests pass"), new Check("docs-written", "It is documented"));
    private static final GateOpened OPENED = new GateOpened(ID, REQUIREMENT, "Quality gate", CHECKS);

    private final FixtureConfiguration<QualityGate> gate = new AggregateTestFixture<>(QualityGate.class);

    @Test
    void aGateIsOpened() {
        gate.givenNoPriorActivity()
                .when(new OpenGate(ID, REQUIREMENT, "Quality gate", CHECKS))
                .expectEvents(OPENED);
    }

    @Test
    void aCheckIsPassed() {
        gate.given(OPENED)
                .when(new PassCheck(ID, "tests-pass", "all green"))
                .expectEvents(new CheckPassed(ID, "tests-pass", "all green"));
    }

    @Test
    void aCheckIsPassedAgainBecauseEachRunIsAFindingOfItsOwn() {
        gate.given(OPENED, new CheckPassed(ID, "tests-pass", "run 1"))
                .when(new PassCheck(ID, "tests-pass", "run 2"))
                .expectEvents(new CheckPassed(ID, "tests-pass", "run 2"));
    }

    @Test
    void aPassedCheckFailsLater() {
        gate.given(OPENED, new CheckPassed(ID, "tests-pass", ""))
                .when(new FailCheck(ID, "tests-pass", "2 tests fail"))
                .expectEvents(new CheckFailed(ID, "tests-pass", "2 tests fail"));
    }

    @Test
    void aCheckIsReopened() {
        gate.given(OPENED, new CheckFailed(ID, "tests-pass", ""))
                .when(new ReopenCheck(ID, "tests-pass"))
                .expectEvents(new CheckReopened(ID, "tests-pass"));
    }

    @Test
    void reopeningAnOpenCheckChangesNothing() {
        gate.given(OPENED, new CheckPassed(ID, "tests-pass", ""), new CheckReopened(ID, "tests-pass"))
                .when(new ReopenCheck(ID, "tests-pass"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCheckIsWaived() {
        gate.given(OPENED)
                .when(new WaiveCheck(ID, "docs-written", "internal only"))
                .expectEvents(new CheckWaived(ID, "docs-written", "internal only"));
    }

    @Test
    void waivingNeedsAReason() {
        gate.given(OPENED)
                .when(new WaiveCheck(ID, "docs-written", " "))
                .expectNoEvents()
                .expectException(refused("reason.missing", List.of("docs-written")));
    }

    static Stream<GateCommand> aboutAnotherCheck() {
        return Stream.of(
                new PassCheck(ID, "lunch-eaten", ""),
                new FailCheck(ID, "lunch-eaten", ""),
                new ReopenCheck(ID, "lunch-eaten"),
                new WaiveCheck(ID, "lunch-eaten", "why"));
    }

    @ParameterizedTest
    @MethodSource("aboutAnotherCheck")
    void aGateKnowsItsOwnChecksOnly(GateCommand command) {
        gate.given(OPENED)
                .when(command)
                .expectNoEvents()
                .expectException(refusedAllowing("check.unknown", "tests-pass", "docs-written"));
    }

    @Test
    void passedAndWaivedChecksLetThroughOpenAndFailedOnesDoNot() {
        assertThat(CheckState.values())
                .filteredOn(CheckState::lets)
                .containsExactly(CheckState.PASSED, CheckState.WAIVED);
    }
}
