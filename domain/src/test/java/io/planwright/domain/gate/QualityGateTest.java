package io.planwright.domain.gate;

import static io.planwright.domain.Refusals.refused;
import static io.planwright.domain.Refusals.refusedAllowing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.domain.evidence.Coverage;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.FileCheckEvidence;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ProveCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent.CheckEvidenceFiled;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.ReviewStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityGateTest {

    private static final GateId ID = new GateId(new UUID(4, 1));
    private static final RequirementId REQUIREMENT = new RequirementId(new UUID(2, 1));
    private static final List<Check> CHECKS =
            List.of(new Check("tests-pass", "All tests pass"), new Check("docs-written", "It is documented"));
    private static final GateOpened OPENED = new GateOpened(ID, REQUIREMENT, "Quality gate", CHECKS);

    private static final Instant SOMETIME = Instant.parse("2026-11-21T08:00:00Z");

    private @Nullable Instant changedAt;

    private final FixtureConfiguration<QualityGate> gate = new AggregateTestFixture<>(QualityGate.class)
            .registerInjectableResource(new Sight() {
                @Override
                public String of(RequirementId requirement, List<String> looksAt) {
                    return "seen " + requirement.equals(REQUIREMENT) + looksAt;
                }

                @Override
                public @Nullable Instant changedAt(RequirementId requirement, List<String> looksAt) {
                    return changedAt;
                }
            });

    private static CheckPassed passed(String note) {
        return new CheckPassed(ID, "tests-pass", note, "seen true[]", "", null);
    }

    private static CheckFailed failed(String note) {
        return new CheckFailed(ID, "tests-pass", note, "seen true[]", "", null);
    }

    private static GateOpened openedWith(Check check) {
        return new GateOpened(ID, REQUIREMENT, "Quality gate", List.of(check));
    }

    private static final GateOpened WITH_COMPUTED = openedWith(new Check(
            "complete", "The PRD is complete", CheckKind.COMPUTED, "prd-complete", List.of(), ReviewStep.GATE));

    private static final GateOpened WITH_EVIDENCE = openedWith(
            new Check("tests", "All tests pass", CheckKind.EVIDENCE, null, List.of("plans", "tasks"), ReviewStep.GATE));

    @Test
    void aGateIsOpened() {
        gate.givenNoPriorActivity()
                .when(new OpenGate(ID, REQUIREMENT, "Quality gate", CHECKS))
                .expectEvents(OPENED);
    }

    @Test
    void aCheckIsPassed() {
        gate.given(OPENED).when(new PassCheck(ID, "tests-pass", "all green")).expectEvents(passed("all green"));
    }

    @Test
    void aCheckIsPassedAgainBecauseEachRunIsAFindingOfItsOwn() {
        gate.given(OPENED, passed("run 1"))
                .when(new PassCheck(ID, "tests-pass", "run 2"))
                .expectEvents(passed("run 2"));
    }

    @Test
    void aPassedCheckFailsLater() {
        gate.given(OPENED, passed(""))
                .when(new FailCheck(ID, "tests-pass", "2 tests fail"))
                .expectEvents(failed("2 tests fail"));
    }

    @Test
    void aCheckIsReopened() {
        gate.given(OPENED, failed(""))
                .when(new ReopenCheck(ID, "tests-pass"))
                .expectEvents(new CheckReopened(ID, "tests-pass"));
    }

    @Test
    void aCheckThatHasPassedIsReopened() {
        gate.given(OPENED, passed(""))
                .when(new ReopenCheck(ID, "tests-pass"))
                .expectEvents(new CheckReopened(ID, "tests-pass"));
    }

    @Test
    void aCheckOfWhichNothingWasToldIsOpen() {
        gate.given(OPENED)
                .when(new ReopenCheck(ID, "tests-pass"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void reopeningAnOpenCheckChangesNothing() {
        gate.given(OPENED, passed(""), new CheckReopened(ID, "tests-pass"))
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
                new FileCheckEvidence(ID, "lunch-eaten", report(1, true, 3, 0)),
                new ProveCheck(ID, "lunch-eaten", "", List.of(), SOMETIME, false, 0),
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
    void aGateHasNoCheckTwice() {
        gate.givenNoPriorActivity()
                .when(new OpenGate(ID, REQUIREMENT, "Quality gate", List.of(CHECKS.getFirst(), CHECKS.getFirst())))
                .expectNoEvents()
                .expectException(refused("check.duplicate", List.of("tests-pass")));
    }

    @Test
    void nobodyPassesOrFailsByHandWhatIsComputed() {
        gate.given(WITH_COMPUTED)
                .when(new PassCheck(ID, "complete", "I say so"))
                .expectNoEvents()
                .expectException(refused("check.computed", List.of("complete")));
        gate.given(WITH_COMPUTED)
                .when(new FailCheck(ID, "complete", "I say so"))
                .expectNoEvents()
                .expectException(refused("check.computed", List.of("complete")));
    }

    @Test
    void whatIsComputedCanBeWaivedAndTheWaiverTakenBack() {
        gate.given(WITH_COMPUTED)
                .when(new WaiveCheck(ID, "complete", "a spike"))
                .expectEvents(new CheckWaived(ID, "complete", "a spike"));
        gate.given(WITH_COMPUTED, new CheckWaived(ID, "complete", "a spike"))
                .when(new ReopenCheck(ID, "complete"))
                .expectEvents(new CheckReopened(ID, "complete"));
    }

    @Test
    void aCheckOnEvidencePassesOnlyWithASource() {
        gate.given(WITH_EVIDENCE)
                .when(new PassCheck(ID, "tests", "green"))
                .expectNoEvents()
                .expectException(refused("check.evidenceMissing", List.of("tests")));
        gate.given(WITH_EVIDENCE)
                .when(new PassCheck(ID, "tests", "green", "https://ci.example.org/17", SOMETIME, true, 0))
                .expectEvents(new CheckPassed(
                        ID, "tests", "green", "seen true[plans, tasks]", "https://ci.example.org/17", SOMETIME));
    }

    @Test
    void noCheckPassesOnTheWordOfAnAgentWhereTheProjectAsksForSomebodyElses() {
        gate.given(OPENED)
                .when(new PassCheck(ID, "tests-pass", "green", "", null, false, 0))
                .expectNoEvents()
                .expectException(refused("evidence.notIndependent", List.of("tests-pass")));
    }

    @Test
    void theWordOfAnAgentIsNoEvidenceWhereTheProjectAsksForSomebodyElses() {
        gate.given(WITH_EVIDENCE)
                .when(new PassCheck(ID, "tests", "green", "my machine", SOMETIME, false, 0))
                .expectNoEvents()
                .expectException(refused("evidence.notIndependent", List.of("tests")));
    }

    private static Evidence report(int number, boolean witness, int passed, int failed) {
        return new Evidence(
                new EvidenceId(new UUID(8, number)),
                EvidenceKind.JUNIT,
                "report.xml",
                "a".repeat(64),
                10,
                new Facts(new TestRun(passed, failed, 0, 0, List.of()), null, null, null, null),
                Map.of(),
                "somebody",
                witness);
    }

    private static ProveCheck proof(Evidence evidence) {
        return new ProveCheck(ID, "tests", "", List.of(evidence.id()), SOMETIME, true, 0);
    }

    @Test
    void aCheckIsProvenByEvidenceThatWasFiledForIt() {
        var good = report(1, true, 3, 0);
        gate.given(WITH_EVIDENCE)
                .andGiven(new CheckEvidenceFiled(ID, "tests", good, ""))
                .when(proof(good))
                .expectEvents(
                        new CheckPassed(ID, "tests", "", "seen true[plans, tasks]", "evidence/" + good.id(), SOMETIME));
    }

    @Test
    void evidenceThatShowsNothingProvesNoCheck() {
        for (var bad : Map.of(
                        "evidence.failing", report(1, true, 3, 1),
                        "evidence.empty", report(2, true, 0, 0),
                        "evidence.notIndependent", report(3, false, 3, 0))
                .entrySet()) {
            gate.given(WITH_EVIDENCE)
                    .andGiven(new CheckEvidenceFiled(ID, "tests", bad.getValue(), ""))
                    .when(proof(bad.getValue()))
                    .expectNoEvents()
                    .expectException(
                            refused(bad.getKey(), List.of(bad.getValue().id())));
        }
        gate.given(WITH_EVIDENCE)
                .when(proof(report(4, true, 3, 0)))
                .expectNoEvents()
                .expectException(refused("evidence.foreign", List.of(new UUID(8, 4))));
    }

    @Test
    void theSameProofAgainIsNoOther() {
        var good = report(1, true, 3, 0);
        gate.given(WITH_EVIDENCE)
                .andGiven(
                        new CheckEvidenceFiled(ID, "tests", good, ""),
                        new CheckPassed(ID, "tests", "", "seen true[plans, tasks]", "evidence/" + good.id(), SOMETIME))
                .when(proof(good))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        gate.given(WITH_EVIDENCE)
                .andGiven(
                        new CheckEvidenceFiled(ID, "tests", good, ""),
                        new CheckPassed(ID, "tests", "", "seen before", "evidence/" + good.id(), SOMETIME))
                .when(proof(good))
                .expectNoEvents()
                .expectException(refused("evidence.stale", List.of(good.id())));
    }

    @Test
    void aReportFromBeforeTheLastChangeProvesNothing() {
        changedAt = SOMETIME;
        for (var fresh : List.of(false, true)) {
            var written = fresh ? SOMETIME.minusSeconds(30) : SOMETIME.minusSeconds(90);
            var report =
                    of(1, EvidenceKind.JUNIT, new Facts(new TestRun(1, 0, 0, 0, List.of()), null, null, null, written));
            var proven = gate.given(WITH_EVIDENCE)
                    .andGiven(new CheckEvidenceFiled(ID, "tests", report, ""))
                    .when(proof(report));
            if (fresh) {
                proven.expectSuccessfulHandlerExecution();
            } else {
                proven.expectNoEvents().expectException(refused("evidence.stale", List.of(report.id())));
            }
        }
    }

    @Test
    void noEvidenceAtAllProvesNoCheck() {
        gate.given(WITH_EVIDENCE)
                .when(new ProveCheck(ID, "tests", "", List.of(), SOMETIME, true, 0))
                .expectNoEvents()
                .expectException(refused("check.evidenceMissing", List.of("tests")));
    }

    private static Evidence of(int number, EvidenceKind kind, Facts facts) {
        return new Evidence(
                new EvidenceId(new UUID(8, number)),
                kind,
                "report",
                "a".repeat(64),
                10,
                facts,
                Map.of(),
                "somebody",
                true);
    }

    private static Evidence covered(int number, int lines) {
        return of(number, EvidenceKind.JACOCO, new Facts(null, new Coverage(100, lines, 0, 0), null, null, null));
    }

    @Test
    void coverageIsShownByAReportThatTellsItOrByACommandThatMeasuresIt() {
        var command = of(5, EvidenceKind.COMMAND, new Facts(null, null, null, 0, null));
        for (var good : List.of(List.of(covered(1, 90)), List.of(covered(1, 40), covered(2, 90)), List.of(command))) {
            covers(good).expectSuccessfulHandlerExecution();
        }
        for (var bad :
                List.of(List.of(covered(1, 89)), List.of(covered(1, 89), command), List.of(report(3, true, 5, 0)))) {
            covers(bad).expectNoEvents().expectException(refused("evidence.coverage", List.of()));
        }
    }

    private ResultValidator<QualityGate> covers(List<Evidence> evidence) {
        return gate.given(WITH_EVIDENCE)
                .andGiven(evidence.stream()
                        .map(each -> new CheckEvidenceFiled(ID, "tests", each, ""))
                        .toArray())
                .when(new ProveCheck(
                        ID, "tests", "", evidence.stream().map(Evidence::id).toList(), SOMETIME, true, 90));
    }

    @Test
    void evidenceFromBeforeAChangeProvesNoCheck() {
        var good = report(1, true, 3, 0);
        gate.given(WITH_EVIDENCE, new CheckEvidenceFiled(ID, "tests", good, "seen before"))
                .when(proof(good))
                .expectNoEvents()
                .expectException(refused("evidence.stale", List.of(good.id())));
        gate.given(WITH_EVIDENCE, new CheckEvidenceFiled(ID, "tests", good, "seen true[plans, tasks]"))
                .when(proof(good))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void onePieceOfEvidenceThatShowsNothingSpoilsTheOthers() {
        var good = report(1, true, 3, 0);
        var bad = report(2, true, 3, 1);
        gate.given(WITH_EVIDENCE)
                .andGiven(new CheckEvidenceFiled(ID, "tests", good, ""), new CheckEvidenceFiled(ID, "tests", bad, ""))
                .when(new ProveCheck(ID, "tests", "", List.of(good.id(), bad.id()), SOMETIME, true, 0))
                .expectNoEvents()
                .expectException(refused("evidence.failing", List.of(bad.id())));
    }

    @Test
    void evidenceThatWasFiledForAnotherCheckProvesNothing() {
        var good = report(1, true, 3, 0);
        gate.given(OPENED, new CheckEvidenceFiled(ID, "docs-written", good, ""))
                .when(new ProveCheck(ID, "tests-pass", "", List.of(good.id()), SOMETIME, false, 0))
                .expectNoEvents()
                .expectException(refused("evidence.foreign", List.of(good.id())));
    }

    @Test
    void evidenceProvesACheckOnceAndThatOfOtherChecksIsKept() {
        var good = report(1, true, 3, 0);
        var other = report(2, true, 3, 0);
        var proven = new CheckPassed(ID, "tests-pass", "", "seen", "evidence/" + good.id(), SOMETIME);
        gate.given(OPENED)
                .andGiven(
                        new CheckEvidenceFiled(ID, "tests-pass", good, ""),
                        new CheckEvidenceFiled(ID, "docs-written", other, ""),
                        proven)
                .when(new ProveCheck(ID, "tests-pass", "", List.of(good.id()), SOMETIME, false, 0))
                .expectNoEvents()
                .expectException(refused("evidence.stale", List.of(good.id())));
        gate.given(OPENED)
                .andGiven(new CheckEvidenceFiled(ID, "docs-written", other, ""), proven)
                .when(new ProveCheck(ID, "docs-written", "", List.of(other.id()), SOMETIME, false, 0))
                .expectEvents(
                        new CheckPassed(ID, "docs-written", "", "seen true[]", "evidence/" + other.id(), SOMETIME));
    }

    @Test
    void theEvidenceOfAnAgentProvesACheckWhereTheProjectDoesNotAskForSomebodyElses() {
        var ofAgent = report(1, false, 3, 0);
        gate.given(WITH_EVIDENCE)
                .andGiven(new CheckEvidenceFiled(ID, "tests", ofAgent, ""))
                .when(new ProveCheck(ID, "tests", "", List.of(ofAgent.id()), SOMETIME, false, 0))
                .expectEvents(new CheckPassed(
                        ID, "tests", "", "seen true[plans, tasks]", "evidence/" + ofAgent.id(), SOMETIME));
    }

    @Test
    void evidenceIsFiledForACheckOnce() {
        var good = report(1, true, 3, 0);
        gate.given(WITH_EVIDENCE)
                .when(new FileCheckEvidence(ID, "tests", good))
                .expectEvents(new CheckEvidenceFiled(ID, "tests", good, "seen true[plans, tasks]"));
        gate.given(WITH_EVIDENCE)
                .andGiven(new CheckEvidenceFiled(ID, "tests", good, ""))
                .when(new FileCheckEvidence(ID, "tests", good))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatIsComputedNeitherTakesEvidenceNorPassesOnIt() {
        var good = report(1, true, 3, 0);
        for (var command : List.of(
                new FileCheckEvidence(ID, "complete", good),
                new ProveCheck(ID, "complete", "", List.of(good.id()), SOMETIME, false, 0))) {
            gate.given(WITH_COMPUTED)
                    .when(command)
                    .expectNoEvents()
                    .expectException(refused("check.computed", List.of("complete")));
        }
    }

    @Test
    void aCheckOnEvidenceFailsWithoutASourceToo() {
        gate.given(WITH_EVIDENCE)
                .when(new FailCheck(ID, "tests", "red"))
                .expectEvents(new CheckFailed(ID, "tests", "red", "seen true[plans, tasks]", "", null));
    }

    @Test
    void aCheckHasARuleWhenItIsComputedAndOnlyThen() {
        for (var kind : CheckKind.values()) {
            var rule = kind == CheckKind.COMPUTED ? null : "prd-complete";

            assertThatThrownBy(() -> new Check("key", "text", kind, rule, List.of(), ReviewStep.GATE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'key'");
        }
    }

    @Test
    void passedAndWaivedChecksLetThroughOpenAndFailedOnesDoNot() {
        assertThat(CheckState.values())
                .filteredOn(CheckState::lets)
                .containsExactly(CheckState.PASSED, CheckState.WAIVED);
    }
}
