package io.planwright.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.application.check.CheckResult.State;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.workspace.SomeWorkspace;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.RequirementEvent.BlockerRaised;
import io.planwright.domain.requirement.ReviewStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static SomeWorkspace withCheck(CheckKind kind, @Nullable String rule, String... looksAt) {
        var check = new Check("it", "It holds", kind, rule, List.of(looksAt), ReviewStep.GATE);
        return SomeWorkspace.plain()
                .prd("goals", "## Goals\n\nSell more.\n")
                .prd("acceptance-criteria", "## Acceptance Criteria\n\n- [ ] Sells\n")
                .plan("tasks.md", "# Tasks\n\n## Build\n- [ ] One\n")
                .on(new GateOpened(SomeWorkspace.GATE, SomeWorkspace.REQUIREMENT, "Quality gate", List.of(check)));
    }

    private static SomeWorkspace passed(SomeWorkspace workspace, @Nullable Instant evidence, String... looksAt) {
        var seen = Fingerprints.of(workspace.get(), List.of(looksAt));
        return workspace
                .at(100)
                .on(new CheckPassed(SomeWorkspace.GATE, "it", "green", seen, "run 17", evidence))
                .at(200);
    }

    private static CheckResult result(SomeWorkspace workspace) {
        return Evaluation.of(workspace.gate(), workspace.get()).getFirst();
    }

    @Test
    void anOpenCheckSaysWhatIsWanted() {
        assertThat(result(withCheck(CheckKind.MANUAL, null)))
                .extracting(CheckResult::state, CheckResult::remedy)
                .containsExactly(State.OPEN, "see that it holds and pass it");
        assertThat(result(withCheck(CheckKind.EVIDENCE, null)).remedy()).isEqualTo("post evidence with its source");
    }

    @Test
    void aPassedCheckStaysPassedWhileWhatItLooksAtStays() {
        var workspace = passed(withCheck(CheckKind.MANUAL, null, "goals"), null, "goals");

        workspace
                .edit("acceptance-criteria", "## Acceptance Criteria\n\n- [x] Sells\n")
                .tick("One");

        var result = result(workspace);
        assertThat(result.state()).isEqualTo(State.PASSED);
        assertThat(result.by()).isEqualTo("Ada");
        assertThat(result.at()).isEqualTo(Sometime.time(100));
        assertThat(result.source()).isEqualTo("run 17");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void aPassedCheckIsVoidOnceWhatItLooksAtHasChanged() {
        var workspace = passed(withCheck(CheckKind.MANUAL, null, "goals"), null, "goals");

        workspace.edit("goals", "## Goals\n\nSell less.\n");

        var result = result(workspace);
        assertThat(result.state()).isEqualTo(State.VOID);
        assertThat(result.findings())
                .containsExactly(new Finding("prd.md", 0, "'goals' was changed by Ada since then", "look again"));
        assertThat(result.remedy()).isEqualTo("look again and pass it anew");
    }

    @Test
    void whatIsChangedBackIsNotChanged() {
        var workspace = passed(withCheck(CheckKind.MANUAL, null), null);

        workspace.edit("goals", "## Goals\n\nSell less.\n").edit("goals", "## Goals\n\nSell more.\n");

        assertThat(result(workspace).state()).isEqualTo(State.PASSED);
    }

    @Test
    void eachWordForWhatACheckLooksAtMeansThatAndNothingElse() {
        for (var looksAt : List.of("prd", "criteria", "plans", "tasks", "goals", "later")) {
            var touched = new ArrayList<String>();
            for (var change : List.of("goals", "criteria", "tick", "plan", "scratch", "later")) {
                var workspace = passed(withCheck(CheckKind.MANUAL, null, looksAt), null, looksAt);
                switch (change) {
                    case "goals" -> workspace.edit("goals", "## Goals\n\nSell less.\n");
                    case "criteria" -> workspace.edit("acceptance-criteria", "## Acceptance Criteria\n\n- [x] Sells\n");
                    case "tick" -> workspace.tick("One");
                    case "plan" -> workspace.plan("more.md", "# More\n\nProse.\n");
                    case "scratch" -> workspace.section("tmp/a.md", "a", "Notes\n");
                    default -> workspace.section("later.md", "later", "Later\n");
                }
                if (result(workspace).state() == State.VOID) {
                    touched.add(change);
                }
            }
            assertThat(touched)
                    .as(looksAt)
                    .isEqualTo(
                            switch (looksAt) {
                                case "prd" -> List.of("goals", "criteria");
                                case "criteria" -> List.of("criteria");
                                case "plans" -> List.of("plan");
                                case "tasks" -> List.of("tick");
                                case "goals" -> List.of("goals");
                                default -> List.of("later");
                            });
        }
    }

    @Test
    void aCheckThatNamesNothingLooksAtEverythingButScratch() {
        var workspace = passed(withCheck(CheckKind.MANUAL, null), null);

        assertThat(result(workspace.section("tmp/a.md", "a", "Notes\n")).state())
                .isEqualTo(State.PASSED);
        assertThat(result(workspace.tick("One")).state()).isEqualTo(State.VOID);
    }

    @Test
    void evidenceOlderThanTheLastChangeIsVoidHoweverLateItIsPosted() {
        var workspace = withCheck(CheckKind.EVIDENCE, null, "goals").at(50).edit("goals", "## Goals\n\nNew.\n");

        assertThat(result(passed(workspace, Sometime.time(49), "goals")).state())
                .isEqualTo(State.VOID);
        assertThat(result(passed(workspace, Sometime.time(51), "goals")).state())
                .isEqualTo(State.PASSED);
    }

    @Test
    void theTickOfATaskDoesNotMakeEvidenceAboutThePlanOld() {
        var workspace = withCheck(CheckKind.EVIDENCE, null, "plans").at(50).tick("One");

        assertThat(result(passed(workspace, Sometime.time(49), "plans")).state())
                .isEqualTo(State.PASSED);
    }

    /** Another value here is another way of making fingerprints: that needs a version of its own beside this one. */
    @Test
    void theWayInWhichAFingerprintIsMadeIsTheOneOfItsVersion() {
        var workspace = withCheck(CheckKind.MANUAL, null).tick("One").get();

        assertThat(Fingerprints.of(workspace, List.of("prd", "tasks", "acceptance-criteria")))
                .isEqualTo("1:4415fe4ec8f14c9da96216d834c9070b81af11df910bcf00d5c9ae8fb16917ee");
    }

    @Test
    void aFingerprintThatIsMadeInAWayThatNobodyKnowsIsVoid() {
        var workspace = withCheck(CheckKind.MANUAL, null).get();
        var now = Fingerprints.of(workspace, List.of());

        assertThat(Fingerprints.isStill(now, workspace, List.of())).isTrue();
        assertThat(Fingerprints.isStill(now.replace("1:", "999:"), workspace, List.of()))
                .isFalse();
        assertThat(Fingerprints.isStill(now.replace("1:", ""), workspace, List.of()))
                .isFalse();
    }

    @Test
    void aResultFromBeforeFingerprintsIsNeverVoid() {
        var workspace = withCheck(CheckKind.MANUAL, null)
                .on(new CheckPassed(SomeWorkspace.GATE, "it", "", "", "", null))
                .at(200)
                .edit("goals", "## Goals\n\nNew.\n");

        assertThat(result(workspace).state()).isEqualTo(State.PASSED);
    }

    @Test
    void aFailedCheckFailsUntilItIsLookedAtAgain() {
        var workspace = withCheck(CheckKind.MANUAL, null)
                .on(new CheckFailed(SomeWorkspace.GATE, "it", "2 fail", "seen", "", null));

        assertThat(result(workspace).state()).isEqualTo(State.FAILED);
        assertThat(result(workspace).note()).isEqualTo("2 fail");
    }

    @Test
    void whatIsComputedIsComputedNow() {
        var workspace = withCheck(CheckKind.COMPUTED, "criteria-ticked");

        var failed = result(workspace);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.findings()).hasSize(1);
        assertThat(failed.remedy()).isEqualTo("meet it and tick it");
        workspace.edit("acceptance-criteria", "## Acceptance Criteria\n\n- [x] Sells\n");
        assertThat(result(workspace).state()).isEqualTo(State.PASSED);
        assertThat(result(workspace).at()).isNull();
    }

    @Test
    void aWaivedCheckLetsWhateverIsComputed() {
        var workspace = withCheck(CheckKind.COMPUTED, "criteria-ticked")
                .on(new CheckWaived(SomeWorkspace.GATE, "it", "a spike"));

        assertThat(result(workspace).state()).isEqualTo(State.WAIVED);
        assertThat(Evaluation.passed(Evaluation.of(workspace.gate(), workspace.get())))
                .isTrue();
    }

    @Test
    void aRuleThatNobodyKnowsFails() {
        var result = result(withCheck(CheckKind.COMPUTED, "of-tomorrow"));

        assertThat(result.state()).isEqualTo(State.FAILED);
        assertThat(result.findings().getFirst().text()).contains("of-tomorrow");
    }

    @Test
    void thereIsARuleForEachKeyThatAPlaybookMayName() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::key)).containsExactlyInAnyOrderElementsOf(Playbook.RULES);
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(Rule.withKey(rule.key())).isEqualTo(Optional.of(rule)));
    }

    @Test
    void theReportSaysWhatWasFoundAndWhatNotToDo() {
        var workspace = withCheck(CheckKind.COMPUTED, "criteria-ticked");

        assertThat(GateReport.of(workspace.gate(), workspace.get())).isEqualTo("""
                # Quality gate: Sign in

                ❌ QUALITY GATE FAILED

                ## Issues found

                - **It holds**: failed; meet it and tick it
                  - `prd.md:6`: the criterion 'Sells' is not ticked

                ⚠️ WORK NOT COMPLETE

                - Do NOT proceed to the cleanup phase.
                - Fix the issues above and run the quality gate again.

                ## Checks

                | Check | Step | Kind | State | By |
                |---|---|---|---|---|
                | It holds | gate | computed | failed |  |
                """);
        workspace.on(new CheckWaived(SomeWorkspace.GATE, "it", "a spike | of ours"));
        assertThat(GateReport.of(workspace.gate(), workspace.get()))
                .contains("✅ QUALITY GATE PASSED")
                .contains("| It holds | gate | computed | waived | Ada: a spike \\| of ours |")
                .doesNotContain("NOT COMPLETE");
    }

    @Test
    void aProjectInVietnameseIsToldInVietnamese() {
        var workspace = withCheck(CheckKind.COMPUTED, "criteria-ticked").in(Language.VI);

        assertThat(GateReport.of(workspace.gate(), workspace.get())).isEqualTo("""
                # Quality gate: Sign in

                ❌ CỔNG CHẤT LƯỢNG KHÔNG ĐẠT

                ## Vấn đề tìm thấy

                - **It holds**: không đạt; đáp ứng rồi đánh dấu
                  - `prd.md:6`: tiêu chí 'Sells' chưa được đánh dấu

                ⚠️ CÔNG VIỆC CHƯA HOÀN TẤT

                - KHÔNG chuyển sang bước dọn dẹp.
                - Sửa các vấn đề trên rồi chạy lại cổng chất lượng.

                ## Mục kiểm

                | Mục kiểm | Bước | Loại | Trạng thái | Bởi |
                |---|---|---|---|---|
                | It holds | cổng | tự tính | không đạt |  |
                """);
    }

    @Test
    void bothLanguagesHaveAllWordsAndTheSameFacts() {
        assertThat(Words.PHRASES.byKey().values())
                .allSatisfy(phrase -> assertThat(phrase.texts()).containsKeys(Language.values()));
        assertThat(Words.PHRASES.keys())
                .allSatisfy(key -> assertThat(Words.PHRASES.facts(Language.VI, key))
                        .isEqualTo(Words.PHRASES.facts(Language.EN, key)));
    }

    /** What breaks each rule, told in both languages: nothing that is said is left in English, and no key stands bare. */
    @Test
    void eachRuleTellsWhatItFindsInTheLanguageOfTheProject() {
        for (var rule : Rule.values()) {
            var english = rule.findings(broken().get());
            var vietnamese = rule.findings(broken().in(Language.VI).get());

            assertThat(english).as(rule.key()).isNotEmpty().hasSameSizeAs(vietnamese);
            for (int i = 0; i < english.size(); i++) {
                assertThat(vietnamese.get(i).place()).isEqualTo(english.get(i).place());
                assertThat(vietnamese.get(i).text()).isNotEqualTo(english.get(i).text());
                assertThat(vietnamese.get(i).remedy())
                        .isNotEqualTo(english.get(i).remedy())
                        .doesNotContain("{", ".remedy");
            }
        }
    }

    private static SomeWorkspace broken() {
        return SomeWorkspace.asking("""
                sections:
                  - {key: goals, heading: Goals, required: true}
                  - {key: acceptance-criteria, heading: Acceptance Criteria, items: criterion}
                targets:
                  - {key: databases, name: Databases, targets: [{key: h2, name: H2}]}
                """)
                .prd("acceptance-criteria", "## Acceptance Criteria\n\n- [ ] Sells best ideally\n")
                .prd("research-questions", "## Research Questions\n\n1. Why?\n")
                .prd("technical-scope", "## Technical Scope\n\npassword=h7Gk2mQ9xT4v\n")
                .plan("plan.md", """
                        # Plan

                        ## Domain Layer
                        - [ ] Add the CLI with `infrastructure/db.py`

                        ## Foundation
                        - [ ] Schema migration

                        ## Compliance

                        Text.
                        """)
                .edit("compliance", "## Compliance\n- [ ] Looked at\n")
                .on(new BlockerRaised(SomeWorkspace.REQUIREMENT, new BlockerId(new UUID(6, 1)), "No licence"));
    }
}
