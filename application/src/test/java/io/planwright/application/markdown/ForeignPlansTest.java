package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.domain.task.Notation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans as others write them: signs for boxes, numbered steps, underlined and deep headings, mixed lists, tables. */
class ForeignPlansTest {

    static Stream<String> files() {
        return Stream.of("signs.md", "numbered.md", "deep.md", "mixed.md", "table.md", "viet.md")
                .map(ForeignPlansTest::read)
                .flatMap(text -> Stream.of(
                        text,
                        text.replace("\n", "\r\n"),
                        "\uFEFF" + text,
                        text.replace("    ", "\t"),
                        text.stripTrailing()));
    }

    private static String read(String name) {
        try (var in = Objects.requireNonNull(ForeignPlansTest.class.getResourceAsStream("/foreign/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return phases and tasks, each on a line, indented and with a plus sign where it is done */
    private static List<String> outline(String text) {
        var lines = new ArrayList<String>();
        for (var phase : PlanFileTest.phases(PlanFile.parse(text))) {
            lines.add(phase.title());
            outline(phase.tasks(), "  ", lines);
        }
        return lines;
    }

    private static void outline(List<TaskLine> tasks, String indent, List<String> lines) {
        for (var task : tasks) {
            lines.add(indent + (task.done() ? "+ " : "- ") + task.title());
            outline(task.subtasks(), indent + "  ", lines);
        }
    }

    /** @return the file with its task ticked or unticked */
    private static String toggled(String text, String title) {
        return PlanFileTest.phases(PlanFile.parse(text)).stream()
                .flatMap(phase -> phase.tasks().stream())
                .map(task -> find(task, title))
                .flatMap(Optional::stream)
                .findFirst()
                .map(task -> text.replace(line(task, task.done()), line(task, !task.done())))
                .orElseThrow();
    }

    private static Optional<TaskLine> find(TaskLine task, String title) {
        return task.title().equals(title)
                ? Optional.of(task)
                : task.subtasks().stream()
                        .map(each -> find(each, title))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static String line(TaskLine task, boolean done) {
        return PlanFile.line(task.notation(), done, task.title(), task.commit());
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachIsJoinedAgainToTheCharacter(String text) {
        assertThat(PlanFile.parse(text).text()).isEqualTo(text);
        assertThat(new PlanFile(new PlanReader(text).parts()).text()).isEqualTo(text);
    }

    @Test
    void signsAtTheBeginningOfItemsAreBoxes() {
        assertThat(outline(read("signs.md")))
                .containsExactly(
                        "Prepare",
                        "  + Freeze the branch",
                        "  + Write the notes",
                        "    + Changes",
                        "    - Thanks",
                        "  - Ask for a review",
                        "  - Tag it",
                        "After",
                        "  - Tell everybody");
    }

    @Test
    void aSignIsExchangedForItsPartner() {
        var text = read("signs.md");

        assertThat(toggled(text, "Freeze the branch")).contains("- ⬜ Freeze the branch\n");
        assertThat(toggled(text, "Write the notes")).contains("- ☐ Write the notes\n");
        assertThat(toggled(text, "Changes")).contains("    - ⬜ Changes\n");
        assertThat(toggled(text, "Ask for a review")).contains("- ✅ Ask for a review\n");
        assertThat(toggled(text, "Tag it")).contains("- ✅ Tag it\n");
        assertThat(toggled(text, "Tell everybody")).contains("* ✅ 2.1 Tell everybody [6459ec4a]\n");
    }

    @Test
    void aSignThatIsTakenBackIsTheOneThatStoodThere() {
        var crossed = PlanFileTest.allTasks(PlanFile.parse(read("signs.md"))).stream()
                .filter(task -> task.title().equals("Tag it"))
                .findFirst()
                .orElseThrow();

        assertThat(line(crossed, true)).isEqualTo("- ✅ Tag it\n");
        assertThat(line(crossed, false)).isEqualTo("- ❌ Tag it\n");
    }

    @Test
    void numberedItemsBelowHeadingsThatAnnounceWorkAreTasks() {
        assertThat(outline(read("numbered.md")))
                .containsExactly(
                        "Phase 1",
                        "  - Write `cache.py`",
                        "    - Get",
                        "    - Put",
                        "  + Remove the old one",
                        "Steps after that",
                        "  - Measure");
        assertThat(PlanFile.parse(read("numbered.md")).title()).contains("Move to the new cache");
    }

    @Test
    void aNumberedTaskIsTickedWithASignSoThatTheOthersStayTasks() {
        var ticked = toggled(read("numbered.md"), "Write `cache.py`");

        assertThat(ticked).contains("1. ✅ Write `cache.py`\n   with all its functions\n");
        assertThat(outline(ticked)).contains("  + Write `cache.py`", "    - Get", "  - Measure");
        assertThat(toggled(read("numbered.md"), "Remove the old one")).contains("2. ⬜ Remove the old one\n");
    }

    @Test
    void oneBoxInTheFileMakesNumberedItemsText() {
        assertThat(outline("## Steps\n\n1. One\n2. Two\n\n- [ ] Three\n")).containsExactly("Steps", "  - Three");
    }

    @Test
    void headingsOfTasksMakeNumberedItemsText() {
        assertThat(outline("## Steps\n\n### Task 1: Do it\n\n1. One\n2. Two\n")).containsExactly("Steps", "  - Do it");
    }

    @Test
    void aTitleAloneAnnouncesWork() {
        assertThat(outline("# Steps\n\n1. One\n")).containsExactly("Steps", "  - One");
        assertThat(outline("# Steps\n\n## Why\n\n1. One\n")).isEmpty();
    }

    @Test
    void vietnameseHeadingsAnnounceWorkToo() {
        assertThat(outline(read("viet.md")))
                .containsExactly("Các bước triển khai", "  - Viết lớp `Cart`", "  + Viết kiểm thử");
    }

    @Test
    void phasesMayLieAtAnyDepth() {
        var phases = PlanFileTest.phases(PlanFile.parse(read("deep.md")));

        assertThat(phases).extracting(Phase::title).containsExactly("First phase", "Second phase");
        assertThat(phases).extracting(Phase::level).containsOnly(4);
        assertThat(outline(read("deep.md"))).contains("  + Two", "  + Three", "    + Three and a half", "    - Four");
        assertThat(toggled(read("deep.md"), "Three and a half")).contains("  + [ ] Three and a half\n");
    }

    @Test
    void listsOfAllKindsMayBeMixed() {
        assertThat(outline(read("mixed.md")))
                .containsExactly(
                        "Work",
                        "  - star",
                        "  + plus",
                        "  - dash",
                        "    + numbered",
                        "    + signed below a box",
                        "  - signed beside boxes");
        assertThat(toggled(read("mixed.md"), "plus")).contains("+ [ ] plus\n");
        assertThat(toggled(read("mixed.md"), "star")).contains("* [x] star\n");
    }

    @Test
    void aBoxWithATickOfItsOwnKeepsIt() {
        var task = PlanFileTest.allTasks(PlanFile.parse("- [✓] a\n- [ ] b\n")).getFirst();

        assertThat(task.done()).isTrue();
        assertThat(task.notation()).isEqualTo(new Notation(Notation.Form.ITEM, "- ", "✓", " ", "", "\n"));
    }

    @Test
    void aTableOfTasksStaysTextAndIsNamed() {
        assertThat(outline(read("table.md"))).containsExactly("Rest", "  - Switch over");
        assertThat(TaskTables.in(read("table.md"))).containsExactly("Tasks");
        assertThat(TaskTables.in("| **Công việc** | Trạng thái |\n|--|--|\n| a | b |\n"))
                .containsExactly("");
        assertThat(TaskTables.in("| Name | Status |\n|--|--|\n| a | b |\n")).isEmpty();
    }

    @Test
    void aSignWithoutATextIsNoTask() {
        assertThat(outline("## Work\n\n- ✅\n- ✅ \n- ✅x\n- ✅, or ❌\n")).isEmpty();
    }
}
