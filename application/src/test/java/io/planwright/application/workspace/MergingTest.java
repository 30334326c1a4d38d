package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.markdown.LineEnding;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.Sections;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a file that comes in again: changed there, changed here, changed on both sides. */
class MergingTest {

    private static final RequirementId ID = new RequirementId(new UUID(2, 1));
    private static final String PLAN = """
            # Tasks: Bread

            ## Bake

            - [ ] Mix
            - [ ] Knead
            - [x] Buy flour [6459ec4a]

            ## Notes

            None.
            """;

    private final Memory memory = new Memory();
    private ProjectView shop;
    private By importing;

    @BeforeEach
    void draft() {
        shop = memory.project("SHOP");
        importing = By.of(Sometime.ADA).on(shop.id(), ID).importing("bread.zip");
        memory.send(
                importing, new DraftRequirement(ID, shop.id(), new Slug("bread"), "Bread", Lane.FULL, "library", 0));
        merge(merging -> merging.plan("tasks.md", "Bread", PlanFile.parse(PLAN), null));
        merge(merging ->
                merging.sections("prd.md", Sections.split("# Bread\n\n## Goals\n\nTaste.\n\n## Scope\n\nAll.\n")));
        merge(merging -> merging.wholeText("notes.md", "Rye.\n"));
        merge(merging -> merging.file("mock.png", new byte[] {1, 2}));
    }

    private RequirementView present() {
        return memory.requirement("bread");
    }

    private Imported merge(Consumer<Merging> files) {
        var writing = new Writing(
                importing,
                shop,
                ID,
                memory.playbooks().withKey("library"),
                new PlanNumbers(shop.id(), memory.log(), LocalDate.EPOCH),
                memory.contents());
        files.accept(new Merging(writing, present(), memory.texts(), memory.plans(), memory.tasks(), memory.log()));
        memory.send(importing, writing.todo().toArray());
        return writing.report("bread", "Bread", false);
    }

    private Imported mergePlan(String text) {
        return merge(merging -> merging.plan("tasks.md", "Bread", PlanFile.parse(text), null));
    }

    private Imported mergeSections(String text) {
        return merge(merging -> merging.sections("prd.md", Sections.split(text)));
    }

    private By grace() {
        return memory.by(Sometime.GRACE, present());
    }

    private void editHere(String section) {
        var document = present().section(section).orElseThrow().documentId();
        var version = memory.texts().withId(document).orElseThrow().version();
        memory.send(grace(), new EditText(document, version, List.of(new Change(0, 0, "Ours. "))));
    }

    @Test
    void aReasonThatReadsLikeAnImportMakesNoImport() {
        var document = present().section("goals").orElseThrow().documentId();
        var version = memory.texts().withId(document).orElseThrow().version();
        memory.send(
                grace().because("import of bread.zip"),
                new EditText(document, version, List.of(new Change(0, 0, "Ours. "))));

        var merged = mergeSections("# Bread\n\n## Goals\n\nOther.\n\n## Scope\n\nAll.\n");

        assertThat(merged.conflicts()).extracting(Piece::name).containsExactly("goals");
    }

    private String file(String path) {
        var workspaces = new Workspaces(
                memory.workspaces(),
                memory.requirements(),
                memory.playbooks(),
                memory.texts(),
                memory.contents(),
                List.of());
        return new String(workspaces.file(ID, path), UTF_8);
    }

    private List<String> titles() {
        return memory.tasks().of(memory.plans().of(ID).getFirst().id()).stream()
                .map(task -> task.number() + " " + task.task().title())
                .toList();
    }

    private static Piece task(String title) {
        return new Piece("task", "tasks.md", title);
    }

    private static Piece section(String key) {
        return new Piece("section", "prd.md", key);
    }

    @Test
    void theSameFilesChangeNothing() {
        long end = memory.log().end();

        var plan = mergePlan(PLAN);
        var text = mergeSections(file("prd.md"));
        var file = merge(merging -> merging.file("mock.png", new byte[] {1, 2}));

        assertThat(memory.log().end()).isEqualTo(end);
        assertThat(plan.unchanged()).containsExactly(new Piece("plan", "tasks.md", "Bread"));
        assertThat(text.unchanged()).containsExactly(section("preamble"), section("goals"), section("scope"));
        assertThat(file.unchanged()).containsExactly(new Piece("file", "mock.png", "mock.png"));
    }

    @Test
    void aSectionThatWasChangedOnlyInTheFileIsTaken() {
        var report = mergeSections("# Bread\n\n## Goals\n\nTaste and smell.\n\n## Scope\n\nAll.\n");

        assertThat(report.updated()).containsExactly(section("goals"));
        assertThat(file("prd.md")).contains("Taste and smell.");
    }

    @Test
    void aSectionThatWasChangedOnlyHereStays() {
        editHere("goals");

        var report = mergeSections("# Bread\n\n## Goals\n\nTaste.\n\n## Scope\n\nAll.\n");

        assertThat(report.conflicts()).containsExactly(section("goals"));
        assertThat(file("prd.md")).contains("Ours. ## Goals");
    }

    @Test
    void aSectionThatWasChangedOnBothSidesIsAConflictAndStays() {
        editHere("goals");

        var report = mergeSections("# Bread\n\n## Goals\n\nSmell.\n\n## Scope\n\nEverything.\n");

        assertThat(report.conflicts()).containsExactly(section("goals"));
        assertThat(report.updated()).containsExactly(section("scope"));
        assertThat(file("prd.md")).contains("Ours. ## Goals\n\nTaste.", "Everything.");
    }

    @Test
    void aSectionThatIsNewInTheFileIsAddedInItsPlaceAndOneThatIsGoneStays() {
        var report = mergeSections("# Bread\n\n## Goals\n\nTaste.\n\n## Users\n\nEaters.\n");

        assertThat(report.created()).containsExactly(section("users"));
        assertThat(report.missing()).containsExactly(section("scope"));
        assertThat(file("prd.md"))
                .isEqualTo("# Bread\n\n## Goals\n\nTaste.\n\n## Users\n\nEaters.\n## Scope\n\nAll.\n");
    }

    @Test
    void aTextThatWasWrittenWholeStaysOneText() {
        var report = merge(merging -> merging.sections("notes.md", Sections.split("# A\n\n# B\n")));

        assertThat(report.updated()).containsExactly(new Piece("section", "notes.md", "notes"));
        assertThat(file("notes.md")).isEqualTo("# A\n\n# B\n");
    }

    @Test
    void aTextThatWasSplitIsMergedBySections() {
        var report =
                merge(merging -> merging.wholeText("prd.md", "# Bread\n\n## Goals\n\nSmell.\n\n## Scope\n\nAll.\n"));

        assertThat(report.updated()).containsExactly(section("goals"));
        assertThat(file("prd.md")).isEqualTo("# Bread\n\n## Goals\n\nSmell.\n\n## Scope\n\nAll.\n");
    }

    @Test
    void aTaskThatWasTickedInTheFileIsTicked() {
        var report = mergePlan(PLAN.replace("- [ ] Mix", "- [x] Mix [c2e0d599]"));

        assertThat(report.updated()).containsExactly(task("Mix"));
        assertThat(memory.task("Mix").task().commit()).isEqualTo("c2e0d599");
        assertThat(file("tasks.md")).isEqualTo(PLAN.replace("- [ ] Mix", "- [x] Mix [c2e0d599]"));
    }

    @Test
    void aTickThatWasTakenBackInTheFileIsTakenBack() {
        mergePlan(PLAN.replace("- [x] Buy flour [6459ec4a]", "- [ ] Buy flour"));

        assertThat(memory.task("Buy flour").task().done()).isFalse();
    }

    @Test
    void aCommitThatWasStruckInTheFileIsStruck() {
        var report = mergePlan(PLAN.replace(" [6459ec4a]", ""));

        assertThat(report.updated()).containsExactly(task("Buy flour"));
        assertThat(memory.task("Buy flour").task().done()).isTrue();
        assertThat(memory.task("Buy flour").task().commit()).isNull();
    }

    @Test
    void aTaskThatWasChangedHereIsAConflictWhereTheFileDiffers() {
        memory.send(grace(), new TickTask(memory.task("Mix").task().id(), null));

        var report = mergePlan(PLAN.replace("- [ ] Knead", "- [x] Knead"));

        assertThat(report.conflicts()).containsExactly(task("Mix"));
        assertThat(report.updated()).containsExactly(task("Knead"));
        assertThat(memory.task("Mix").task().done()).isTrue();
    }

    @Test
    void aTaskThatWasRetitledInTheFileIsANewOneAndTheOldOneStays() {
        var report = mergePlan(PLAN.replace("Knead", "Knead well"));

        assertThat(report.created()).containsExactly(task("Knead well"));
        assertThat(report.missing()).containsExactly(task("Knead"));
        assertThat(titles()).containsExactly("1.1 Mix", "1.2 Knead well", "1.3 Knead", "1.4 Buy flour");
    }

    @Test
    void aTaskThatWasRetitledHereIsMissingInTheFile() {
        memory.send(grace(), new RetitleTask(memory.task("Knead").task().id(), "Knead long"));

        var report = mergePlan(PLAN);

        assertThat(report.created()).containsExactly(task("Knead"));
        assertThat(report.missing()).containsExactly(task("Knead long"));
    }

    @Test
    void aTaskThatWasRemovedFromTheFileStays() {
        var report = mergePlan(PLAN.replace("- [ ] Knead\n", ""));

        assertThat(report.missing()).containsExactly(task("Knead"));
        assertThat(titles()).hasSize(3);
    }

    @Test
    void aTaskThatWasMovedAmongItsNeighboursIsMoved() {
        var moved = PLAN.replace("- [ ] Mix\n- [ ] Knead\n", "- [ ] Knead\n- [ ] Mix\n");
        var before = memory.task("Mix").task().id();

        var report = mergePlan(moved);

        assertThat(report.updated()).containsExactly(task("Knead"));
        assertThat(titles()).containsExactly("1.1 Knead", "1.2 Mix", "1.3 Buy flour");
        assertThat(memory.task("Mix").task().id()).isEqualTo(before);
        assertThat(file("tasks.md")).isEqualTo(moved);
    }

    @Test
    void aTaskThatWasMovedHereStaysThere() {
        PlannedTask flour = memory.task("Buy flour");
        memory.send(
                grace(),
                new MoveTask(flour.task().planId(), flour.task().id(), new Place(flour.phaseId(), null, null)));

        var report = mergePlan(PLAN);

        assertThat(report.conflicts()).isNotEmpty();
        assertThat(titles()).startsWith("1.1 Buy flour");
    }

    @Test
    void whatWasWrittenOtherwiseInTheFileIsWrittenSo() {
        var report = mergePlan(PLAN.replace("- [ ] Mix", "* [ ] Mix"));

        assertThat(report.updated()).containsExactly(task("Mix"));
        assertThat(file("tasks.md")).isEqualTo(PLAN.replace("- [ ] Mix", "* [ ] Mix"));
    }

    @Test
    void phasesAndSubtasksOfTheFileAreAdded() {
        var report = mergePlan(PLAN.replace("- [ ] Knead\n", "- [ ] Knead\n    - [ ] Rest\n")
                .replace("## Notes", "## Eat\n\n- [ ] Chew\n\n## Notes"));

        assertThat(report.created()).containsExactly(task("Rest"), new Piece("phase", "tasks.md", "Eat"), task("Chew"));
        assertThat(titles()).containsExactly("1.1 Mix", "1.2 Knead", "1.2.1 Rest", "1.3 Buy flour", "2.1 Chew");
    }

    @Test
    void aPhaseThatIsGoneFromTheFileStays() {
        var report = mergePlan("# Tasks: Bread\n\n## Notes\n\nNone.\n");

        assertThat(report.missing()).contains(new Piece("phase", "tasks.md", "Bake"));
        assertThat(titles()).hasSize(3);
    }

    @Test
    void aHeadingThatIsWrittenOtherwiseIsTakenAndALeadIsAConflict() {
        assertThat(mergePlan(PLAN.replace("## Bake", "## Bake ✅")).updated())
                .containsExactly(new Piece("phase", "tasks.md", "Bake"));
        assertThat(file("tasks.md")).contains("## Bake ✅\n");
        assertThat(mergePlan(PLAN.replace("## Bake\n", "## Bake\n\nWarm.\n")).conflicts())
                .containsExactly(new Piece("phase", "tasks.md", "Bake"));
    }

    @Test
    void aSectionOfThePlanIsTakenLikeAnyText() {
        var report = mergePlan(PLAN.replace("None.", "Some."));

        assertThat(report.updated()).containsExactly(new Piece("section", "tasks.md", "notes"));
        assertThat(file("tasks.md")).contains("Some.");
    }

    @Test
    void sectionsOfThePlanThatBeginAlikeAreToldApartByTheirOrder() {
        var twice = PLAN + "\n## Notes\n\nMore.\n";
        mergePlan(twice);

        var report = mergePlan(twice.replace("More.", "Most."));

        assertThat(report.created()).isEmpty();
        assertThat(report.missing()).isEmpty();
        assertThat(file("tasks.md")).isEqualTo(twice.replace("More.", "Most."));
    }

    @Test
    void aFileThatWasChangedIsReplacedAndANewOneAdded() {
        var changed = merge(merging -> merging.file("mock.png", new byte[] {3}));
        var added = merge(merging -> merging.file("other.png", new byte[] {4}));

        assertThat(changed.updated()).containsExactly(new Piece("file", "mock.png", "mock.png"));
        assertThat(added.created()).containsExactly(new Piece("file", "other.png", "other.png"));
        assertThat(present().files()).hasSize(2);
    }

    @Test
    void anEmptyFileDoesNotReplaceAText() {
        var report = merge(merging -> merging.file("notes.md", new byte[0]));

        assertThat(report.conflicts()).containsExactly(new Piece("file", "notes.md", "notes.md"));
        assertThat(file("notes.md")).isEqualTo("Rye.\n");
    }

    @Test
    void theEndsOfLinesAreThoseOfTheFile() {
        merge(merging -> merging.lineEnding("notes.md", LineEnding.CRLF));
        assertThat(file("notes.md")).isEqualTo("Rye.\r\n");
        merge(merging -> merging.lineEnding("notes.md", LineEnding.LF));
        assertThat(file("notes.md")).isEqualTo("Rye.\n");
    }

    @Test
    void aPlanStaysAPlanAndATextAText() {
        merge(merging -> {
            assertThat(merging.isPlan("tasks.md", false)).isTrue();
            assertThat(merging.isPlan("notes.md", true)).isFalse();
            assertThat(merging.isPlan("new.md", true)).isTrue();
        });
    }
}
