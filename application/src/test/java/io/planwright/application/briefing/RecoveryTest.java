package io.planwright.application.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.briefing.Recovery.Blocked;
import io.planwright.application.briefing.Recovery.Cause;
import io.planwright.application.briefing.Recovery.Step;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final String PLAYBOOK = """
            key: library
            name: Ours
            roles:
              - key: expert
                name: {en: Expert, vi: Chuyên gia}
                instructions: {en: Read the PRD first., vi: Đọc PRD trước.}
                checklist: [{en: Edit async files only, vi: Chỉ sửa tệp async}]
            stages:
              - {phase: IMPLEMENTING, role: expert, name: {en: Implementation, vi: Thực hiện}, steps: [Write code]}
            sections:
              - {key: research-questions, heading: Research Questions, items: question}
            gate: {name: Gate, checks: [{key: tests-pass, text: All tests pass}]}
            files:
              - {path: recovery.md, content: recovery}
              - {path: progress.md, content: progress}
            """;
    private static final PlanId PLAN = new PlanId(new UUID(4, 1));
    private static final PhaseId BUILD = new PhaseId(new UUID(5, 1));

    private Memory memory;
    private ProjectView shop;
    private RequirementId requirement;
    private By ada;

    @BeforeEach
    @BeforeTry
    void draft() {
        memory = new Memory();
        shop = memory.project("SHOP");
        memory.send(By.of(Sometime.ADA).in(shop.id()), new ChangePlaybook(shop.id(), PLAYBOOK));
        requirement = memory.draft(shop, "Sign in");
        ada = By.of(Sometime.ADA).on(shop.id(), requirement);
        memory.send(
                ada,
                new DraftPlan(PLAN, requirement, "Plan", "tasks.md"),
                new AddPhase(PLAN, BUILD, "Build", "## Build\n", "", null));
    }

    private TaskId task(String title, String notes) {
        var id = new TaskId(UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)));
        var tasks = memory.tasks().of(PLAN);
        var last = tasks.isEmpty() ? null : tasks.getLast().task().id();
        memory.send(
                ada,
                new OpenTask(id, PLAN, shop.id(), title, notes, null, false, null),
                new PlaceTask(PLAN, id, new Place(BUILD, null, last)));
        return id;
    }

    private Recovery recovery() {
        var log = memory.log().before(Long.MAX_VALUE, new LogFilter(null, requirement.toString(), null, null), 500);
        return Recovery.of(memory.workspaces().at(requirement), log);
    }

    private void someWork() {
        var one = task("Write `src/one.py`", "See `docs/one.md:12` and `make test`.\n");
        var two = task("Write `src/two.py`", "");
        var three = task("Release", "`CHANGELOG.md`\n");
        memory.send(ada, new TickTask(one, "6459ec4a"));
        memory.send(ada, new AwaitTask(three, two));
        memory.send(ada, new HandOff(requirement, RequirementPhase.PLANNING, "Planned."));
    }

    @Test
    void itSaysWhereTheRequirementStandsAndWhoseTurnItIs() {
        someWork();

        var recovery = recovery();

        assertThat(recovery.stageName(Language.EN)).isEqualTo("Implementation");
        assertThat(recovery.turn().role()).isEqualTo("expert");
        assertThat(recovery.turn().checklist()).hasSize(1);
        assertThat(recovery.done()).isEqualTo(1);
        assertThat(recovery.total()).isEqualTo(3);
        assertThat(recovery.changedAt()).isEqualTo(memory.requirement("sign-in").changedAt());
        assertThat(recovery.handoffs()).hasSize(1);
    }

    @Test
    void nextIsWhatCanBeginAndWhatWaitsIsBlockedWithItsReason() {
        someWork();
        memory.send(ada, new RaiseBlocker(requirement, new BlockerId(new UUID(6, 1)), "No licence"));
        var gate = memory.gates().of(requirement).getFirst();
        memory.send(ada, new FailCheck(gate.id(), "tests-pass", "Two are red"));

        var recovery = recovery();

        assertThat(recovery.next()).extracting(Step::name).containsExactly("1.2 Write `src/two.py`");
        assertThat(recovery.next()).extracting(Step::phase, Step::path).hasToString("[(\"Build\", \"tasks.md\")]");
        assertThat(recovery.blocked())
                .extracting(Blocked::cause, Blocked::name, Blocked::why)
                .extracting(Object::toString)
                .containsExactly(
                        "(BLOCKER, \"No licence\", [])",
                        "(CHECK, \"All tests pass\", [\"Two are red\"])",
                        "(TASK, \"1.3 Release\", [\"1.2 Write `src/two.py`\"])");
        assertThat(recovery.blocked()).extracting(Blocked::cause).contains(Cause.TASK);
    }

    @Test
    void filesAreThoseThatDoneTasksAndTheNextOneName() {
        someWork();

        assertThat(recovery().files()).containsExactly("src/one.py", "docs/one.md", "src/two.py");
    }

    @Test
    void questionsAreOpenUntilTheyAreAnswered() {
        var section =
                memory.requirement("sign-in").section("research-questions").orElseThrow();
        int end =
                memory.texts().withId(section.documentId()).orElseThrow().text().length();
        var questions = "1. Which cache?\n2. Which store?\n   - **Findings**: SQL\n";
        memory.send(ada, new EditText(section.documentId(), 1, List.of(new Change(end, end, questions))));

        assertThat(recovery().questions())
                .extracting(question -> question.text())
                .containsExactly("Which cache?");
        assertThat(recovery().toMarkdown(Language.EN)).contains("## Open Questions\n\n- Which cache?\n");
    }

    @Test
    void inTheReviewItNamesTheStep() {
        for (int i = 0; i < 4; i++) {
            memory.send(ada, new HandOff(requirement, RequirementPhase.PLANNING, ""));
        }

        assertThat(recovery().reviewStep()).isEqualTo(ReviewStep.GATE);
        assertThat(recovery().toMarkdown(Language.EN)).contains("- **Review step**: quality gate\n");
    }

    @Test
    void aWholeGuideReadsLikeThis() {
        someWork();
        memory.send(ada, new RaiseBlocker(requirement, new BlockerId(new UUID(6, 1)), "No licence"));

        assertThat(recovery().toMarkdown(Language.EN)).isEqualTo("""
                # Recovery Guide: Sign in

                ## Current Status

                - **Phase**: Implementation
                - **Turn of**: Expert
                - **Last Updated**: 2030-01-01T00:11:00Z by Ada
                - **Completed**: 1/3 tasks

                ## To Resume Work

                1. **Read this document first**
                2. Read [prd.md](prd.md) for full context
                3. Check [tasks.md](tasks.md) for current progress
                4. Check [progress.md](progress.md) for the running log

                ## Files Modified

                - `src/one.py`
                - `docs/one.md`
                - `src/two.py`

                ## Next Steps

                - 1.2 Write `src/two.py` (SHOP-2)

                ## Blockers

                - No licence, since 2030-01-01T00:11:00Z, raised by Ada
                - 1.3 Release: waits for 1.2 Write `src/two.py`

                ## Instructions for Expert

                Read the PRD first.

                1. Write code

                **Checklist**:
                - [ ] Edit async files only

                ## Handoff Notes

                - 2030-01-01T00:10:00Z Ada: planning → implementation: Planned.

                ## Commits

                - `6459ec4a` 1.1 Write `src/one.py`

                ## Progress Log

                - 2030-01-01T00:11:00Z Ada raised a blocker: No licence
                - 2030-01-01T00:10:00Z Ada handed off to implementation: Planned.
                - 2030-01-01T00:09:00Z Ada let 1.3 Release wait for 1.2 Write `src/two.py`
                - 2030-01-01T00:08:00Z Ada completed 1.1 Write `src/one.py` (6459ec4a)
                - 2030-01-01T00:07:00Z Ada added 3 tasks
                - 2030-01-01T00:04:00Z Ada added the phase Build
                - 2030-01-01T00:04:00Z Ada drafted the plan Plan
                - 2030-01-01T00:03:00Z Ada drafted the requirement Sign in
                """);
        assertThat(recovery().toMarkdown(Language.VI))
                .contains("# Hướng dẫn khôi phục: Sign in", "- **Lượt của**: Chuyên gia", "Đọc PRD trước.");
    }

    @Test
    void theSameStateIsToldInTheSameWords() {
        someWork();

        assertThat(recovery().toMarkdown(Language.EN)).isEqualTo(recovery().toMarkdown(Language.EN));
    }

    @Property(tries = 100, seed = "2026")
    void aGuideKeepsWithinItsBudgetAndSaysWhatItLeavesOut(
            @ForAll @IntRange(min = Tokens.FEWEST, max = 3000) int tokens,
            @ForAll @IntRange(max = 40) int tasks,
            @ForAll Language language) {
        for (int i = 0; i < tasks; i++) {
            task("Task number " + i + " " + "words ".repeat(i), "`src/file" + i + ".py`\n");
        }
        memory.send(ada, new HandOff(requirement, RequirementPhase.PLANNING, "note ".repeat(50)));
        var recovery = recovery();
        var whole = recovery.toMarkdown(language);

        var text = recovery.toMarkdown(language, tokens);

        assertThat(Tokens.in(text)).isLessThanOrEqualTo(tokens);
        assertThat(text).contains("Sign in");
        if (Tokens.in(whole) <= tokens) {
            assertThat(text).isEqualTo(whole);
        } else {
            assertThat(text).contains(Words.in(language, "left-out").substring(0, 10));
        }
    }

    @Test
    void whatMattersLeastIsLeftOutFirst() {
        for (int i = 1; i <= 30; i++) {
            task("Task " + i, "");
        }
        var text = recovery().toMarkdown(Language.EN, Tokens.in(recovery().toMarkdown(Language.EN)) - 20);

        assertThat(text).contains("## Next Steps", "1.30 Task 30").doesNotContain("drafted the requirement");
        assertThat(text).endsWith("To Resume Work (2), Progress Log (1)._\n");
    }

    @Test
    void aBudgetForNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recovery().toMarkdown(Language.EN, Tokens.FEWEST - 1))
                .withMessageContaining("at least " + Tokens.FEWEST);
    }
}
