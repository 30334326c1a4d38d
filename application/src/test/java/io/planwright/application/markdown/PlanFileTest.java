package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.Prose;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Notation.Form;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

    @ParameterizedTest
    @MethodSource("io.planwright.application.markdown.Samples#all")
    void everySampleIsJoinedAgainToTheCharacter(String text) {
        assertThat(PlanFile.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\r", "\t\r\n ", "\uFEFF", "- [ ]", "# ", "- [ ] a", "- [ ] a\r- [x] b"})
    void aTextOfNextToNothingIsJoinedAgain(String text) {
        assertThat(PlanFile.parse(text).text()).isEqualTo(text);
    }

    @Test
    void aTaskListIsReadWithPhasesNestingAndCommits() {
        var file = PlanFile.parse(Samples.read("refactor-listeners/tasks.md"));

        assertThat(file.title()).contains("Refactor Listeners");
        assertThat(phases(file))
                .extracting(Phase::title)
                .containsExactly(
                        "Analysis & Research",
                        "Implementation - Phase 1: Core Refactoring",
                        "Implementation - Phase 2: Configuration Updates",
                        "Implementation - Phase 3: Cleanup & Compatibility",
                        "Verification");
        assertThat(file.tasks()).isEqualTo(22);
        assertThat(allTasks(file).stream().filter(TaskLine::done)).hasSize(21);
        assertThat(phases(file).get(1).tasks())
                .extracting(task -> task.subtasks().size())
                .containsExactly(3, 4);
        assertThat(phases(file).get(2).tasks())
                .extracting(TaskLine::title, TaskLine::commit)
                .first()
                .hasToString("(\"Update `advanced_alchemy/config/asyncio.py`\", \"c2e0d599\")");
        assertThat(phases(file).get(4).tasks())
                .extracting(TaskLine::title)
                .containsExactly("Run all tests `make test` [passed]", "Verify `make coverage` for `_listeners.py`");
    }

    @Test
    void aPlanOfHeadingsIsReadWithTasksAndTheirNotes() {
        var file = PlanFile.parse(Samples.read("tdd-refactor-stage/plan.md"));

        assertThat(phases(file))
                .extracting(Phase::title)
                .containsExactly(
                        "Plan 1: Stage Enum and Models (2 tasks)",
                        "Plan 2: Refactor Prompt and Checker (2 tasks)",
                        "Plan 3: Pipeline Integration (2 tasks)",
                        "Plan 4: Tests and Verification (2 tasks)");
        assertThat(phases(file)).allSatisfy(phase -> assertThat(phase.tasks()).hasSize(2));
        assertThat(file.tasks()).isEqualTo(8);
        var first = phases(file).getFirst().tasks().getFirst();
        assertThat(first.title()).isEqualTo("Add REFACTOR to Stage enum and update docstrings");
        assertThat(first.notation()).isEqualTo(new Notation(Form.HEADING, "#### ", " ✅", "", "Task 1: ", "\n"));
        assertThat(first.notes()).startsWith("\n**Files:**").endsWith("typed fields.\n\n");
        assertThat(file.parts())
                .filteredOn(Prose.class::isInstance)
                .extracting(part -> part.text().lines().findFirst().orElseThrow())
                .containsExactly(
                        "# Add REFACTOR Stage to TDD Pipeline",
                        "## Context",
                        "## Build Sequence",
                        "### Final Verification",
                        "## Success Criteria",
                        "## Files Created",
                        "## Files Modified",
                        "## Total Estimated Impact");
    }

    @Test
    void aNumberThatFollowsFromTheTasksPlaceIsItsLabel() {
        var phases = phases(PlanFile.parse(Samples.TASKS_TEMPLATE));

        assertThat(phases).extracting(Phase::title).first().isEqualTo("Phase 1: Planning & Research");
        assertThat(phases.getFirst().heading()).isEqualTo("## Phase 1: Planning & Research ✅\n");
        assertThat(phases.getFirst().tasks())
                .extracting(task -> task.notation().label(), TaskLine::title)
                .first()
                .hasToString("(\"1.1 \", \"Create requirement workspace\")");
        assertThat(phases.get(1).tasks().get(1).title()).isEqualTo("2.4 Document findings in `research/`");
    }

    @Test
    void phasesMayStandOnDifferentLevels() {
        var file = PlanFile.parse(Samples.DOMAIN_DRIVEN_TEMPLATE);

        assertThat(phases(file))
                .extracting(Phase::title, Phase::level)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"Phase 1: Domain Layer Foundation\", 3)",
                        "(\"Phase 2: Repository Layer\", 3)",
                        "(\"DDD Compliance Check\", 2)");
        assertThat(file.parts()).hasSize(8);
    }

    @Test
    void titlesInVietnameseAreKept() {
        var file = PlanFile.parse(Samples.VIETNAMESE);

        assertThat(file.title()).contains("Theo dõi đơn hàng");
        assertThat(allTasks(file))
                .extracting(TaskLine::title)
                .containsExactly("Đọc tài liệu thiết kế", "Viết `kiểm thử` cho đơn hàng", "Trường hợp rỗng");
    }

    @Test
    void boxesInCodeQuotesTablesAndCommentsAreNoTasks() {
        var text = """
                ## Phase
                - [ ] a task

                  ```
                  - [ ] in code
                  ```
                  > - [ ] in a quote

                      - [ ] in indented code

                | - [ ] | in a table |
                |-------|------------|

                <!--
                - [ ] in a comment
                -->

                > - [ ] in a quote
                """;

        var task = onlyTask(text);

        assertThat(task.subtasks()).isEmpty();
        assertThat(task.notes()).isEqualTo(text.substring(text.indexOf("\n\n  ```") + 1));
    }

    @Test
    void aTaskBelowAPlainItemBelongsToTheNearestTaskAbove() {
        var file = PlanFile.parse("""
                - [ ] one
                  - plain
                    - [ ] one and a half
                - plain
                  - [x] two
                """);

        assertThat(phases(file).getFirst().tasks()).extracting(TaskLine::title).containsExactly("one", "two");
        assertThat(phases(file).getFirst().tasks().getFirst().subtasks())
                .extracting(TaskLine::title)
                .containsExactly("one and a half");
        assertThat(phases(file).getFirst().tasks().getFirst().notes()).isEqualTo("  - plain\n");
    }

    @Test
    void tabsIndentLikeBlanks() {
        var task = onlyTask("-\t[ ]\ta\n\t- [x]  b \t\n\t\t- [ ] c");

        assertThat(task.notation()).isEqualTo(new Notation(Form.ITEM, "-\t", "x", "\t", "", "\n"));
        assertThat(task.subtasks().getFirst().notation())
                .isEqualTo(new Notation(Form.ITEM, "\t- ", "x", "  ", "", " \t\n"));
        assertThat(task.subtasks().getFirst().subtasks())
                .extracting(TaskLine::title)
                .containsExactly("c");
    }

    @Test
    void whatFollowsTheFirstLineIsNotes() {
        var task = onlyTask("- [ ] first line\n  second line\n\n  next paragraph\n- plain\n\n#### Small print\nrest");

        assertThat(task.title()).isEqualTo("first line");
        assertThat(task.notes()).isEqualTo("  second line\n\n  next paragraph\n- plain\n\n");
    }

    @Test
    void aLowerHeadingWithoutTasksStaysInTheNotes() {
        var file = PlanFile.parse("## Phase\n- [ ] task\n### Remarks\ntext\n## Next\n- [ ] other\n");

        assertThat(phases(file)).hasSize(2);
        assertThat(phases(file).getFirst().tasks().getFirst().notes()).isEqualTo("### Remarks\ntext\n");
    }

    @Test
    void boxesBelowATaskHeadingAreItsSubtasks() {
        var file = PlanFile.parse("""
                ## Phase
                ### Task 1: First
                lead
                #### Steps
                - [x] step
                  how
                #### Task 1.1 - Nested
                ### Notes
                text
                ### Task 2: Second ✅
                """);

        var tasks = phases(file).getFirst().tasks();
        assertThat(tasks).extracting(TaskLine::title).containsExactly("First", "Second");
        assertThat(tasks).extracting(TaskLine::done).containsExactly(false, true);
        assertThat(tasks.getFirst().notes()).isEqualTo("lead\n#### Steps\n");
        assertThat(tasks.getFirst().subtasks()).extracting(TaskLine::title).containsExactly("step", "Nested");
        assertThat(tasks.getFirst().subtasks().getLast().notes()).isEqualTo("### Notes\ntext\n");
    }

    @Test
    void tasksBeforeAnyHeadingFormAPhaseWithoutTitle() {
        var file = PlanFile.parse("Intro\n- [ ] a\n\n# Later\ntext");

        assertThat(file.parts().getFirst())
                .isEqualTo(
                        new Phase("", 0, "", "Intro\n", phases(file).getFirst().tasks()));
        assertThat(file.parts().getLast()).isEqualTo(new Prose("# Later\ntext"));
    }

    @Test
    void underlinedHeadingsCount() {
        var file = PlanFile.parse("Plan: Big\n===\n\nPhase\n---\nlead\n\nTask 1: do\n---\nnotes\n");

        assertThat(file.title()).contains("Big");
        assertThat(file.tasks()).isOne();
        assertThat(PlanFile.parse("Big\n===\n\nTask 1: do\n---\nnotes\n").parts())
                .singleElement()
                .isInstanceOfSatisfying(Phase.class, phase -> {
                    assertThat(phase.heading()).isEqualTo("Big\n===\n");
                    assertThat(phase.tasks().getFirst().notation().after()).isEqualTo("\n---\n");
                    assertThat(phase.tasks().getFirst().notes()).isEqualTo("notes\n");
                });
    }

    @Test
    void onlyACommitAfterOneBlankIsTakenFromTheTitle() {
        assertThat(Stream.of(
                                "a [6459ec4a]",
                                "a  [6459ec4a]",
                                "a[6459ec4a]",
                                "a [6459EC4A]",
                                "a [6459ec]",
                                "[6459ec4a]",
                                "a [6459ec4a] b")
                        .map(line -> onlyTask("- [x] " + line)))
                .extracting(task -> task.title() + "|" + task.commit())
                .containsExactly(
                        "a|6459ec4a",
                        "a  [6459ec4a]|null",
                        "a[6459ec4a]|null",
                        "a [6459EC4A]|null",
                        "a [6459ec]|null",
                        "[6459ec4a]|null",
                        "a [6459ec4a] b|null");
    }

    @Test
    void aTickedHeadingCarriesItsMarkBeforeTheClosingHashes() {
        var task = onlyTask("## Task 1: a ##\r\n");

        assertThat(PlanFile.line(task.notation(), true, "b", "6459ec4a")).isEqualTo("## Task 1: b ✅ [6459ec4a] ##\r\n");
    }

    @Test
    void aBoxWithoutTextGetsABlankBeforeItsFirstText() {
        assertThat(PlanFile.line(onlyTask("- [ ]\n").notation(), true, "a", null))
                .isEqualTo("- [x] a\n");
    }

    @Test
    void aByteOrderMarkHidesNoHeading() {
        var file = PlanFile.parse("\uFEFF# Tasks: A\n- [ ] b\n");

        assertThat(file.title()).contains("A");
        assertThat(phases(file).getFirst().heading()).isEqualTo("\uFEFF# Tasks: A\n");
    }

    @Test
    void aFrontMatterIsNoPhase() {
        var file = PlanFile.parse("---\nname: plan\n---\n- [ ] a\n");

        assertThat(phases(file).getFirst().lead()).isEqualTo("---\nname: plan\n---\n");
    }

    @Test
    void deepNestingIsSurvived() {
        for (var unit : List.of("- ", "> ", "- [ ] ", "[", "*a **b ")) {
            var text = unit.repeat(20_000) + "- [ ] a\n";
            assertThat(PlanFile.parse(text).text()).isEqualTo(text);
        }
        var stairs = new StringBuilder();
        for (int depth = 0; depth < 1_000; depth++) {
            stairs.append("  ".repeat(depth)).append("- [ ] a\n");
        }
        assertThat(PlanFile.parse(stairs.toString()).text()).isEqualTo(stairs.toString());
    }

    static List<Phase> phases(PlanFile file) {
        return file.parts().stream()
                .filter(Phase.class::isInstance)
                .map(Phase.class::cast)
                .toList();
    }

    static List<TaskLine> allTasks(PlanFile file) {
        return phases(file).stream()
                .flatMap(phase -> phase.tasks().stream())
                .flatMap(PlanFileTest::withSubtasks)
                .toList();
    }

    private static Stream<TaskLine> withSubtasks(TaskLine task) {
        return Stream.concat(Stream.of(task), task.subtasks().stream().flatMap(PlanFileTest::withSubtasks));
    }

    private static TaskLine onlyTask(String text) {
        var phases = phases(PlanFile.parse(text));
        assertThat(phases).hasSize(1);
        assertThat(phases.getFirst().tasks()).hasSize(1);
        return phases.getFirst().tasks().getFirst();
    }
}
