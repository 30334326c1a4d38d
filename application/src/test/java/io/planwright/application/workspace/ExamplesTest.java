package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.project.ProjectView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.domain.project.Language;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One whole example of each playbook, as its files go in, come out, and come in again changed. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/examples");
    private static final String PRD = "requirements/read-replicas/prd.md";
    private static final String TASKS = "requirements/read-replicas/tasks.md";

    private final Memory memory = new Memory();
    private final Workspaces workspaces = new Workspaces(
            memory.workspaces(),
            memory.requirements(),
            memory.playbooks(),
            memory.texts(),
            memory.contents(),
            List.of());
    private final Imports imports = new Imports(
            memory.commands(),
            memory.requirements(),
            memory.playbooks(),
            memory.contents(),
            memory.plans(),
            memory.tasks(),
            memory.texts(),
            memory.log(),
            memory.position(),
            Clock.systemUTC());

    /** An example and what there is to be found in it. */
    private enum Example {
        LIBRARY(
                "library",
                Language.EN,
                "read-replicas",
                26,
                10,
                5,
                "criterion 8, risk 3, dependency 4, metric 2, reference 3, question 3, target 13, note 1"),
        COORDINATION(
                "coordination",
                Language.EN,
                "rate-limits",
                15,
                8,
                5,
                "criterion 7, risk 3, dependency 3, metric 1, reference 3, question 2, target 4, decision 2,"
                        + " investigation 2, note 1"),
        TEST_DRIVEN("test-driven", Language.EN, "dead-letters", 8, 4, 2, "criterion 4, reference 2, question 2"),
        DOMAIN_DRIVEN(
                "domain-driven", Language.VI, "giu-hang-trong-kho", 14, 3, 2, "criterion 4, dependency 2, question 2"),
        LIGHT("light", Language.EN, "rounding-of-exchange-rates", 2, 1, 1, "");

        private final String playbook;
        private final Language language;
        private final String slug;
        private final int tasks;
        private final int done;
        private final int commits;
        private final String items;

        Example(String playbook, Language language, String slug, int tasks, int done, int commits, String items) {
            this.playbook = playbook;
            this.language = language;
            this.slug = slug;
            this.tasks = tasks;
            this.done = done;
            this.commits = commits;
            this.items = items;
        }
    }

    private static SortedMap<String, byte[]> files(Example example) {
        var folder = EXAMPLES.resolve(example.playbook);
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private ProjectView project(String key, Example example) {
        return memory.project(key, example.playbook, example.language);
    }

    private ImportReport take(ProjectView project, Map<String, byte[]> some) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : some.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var now = memory.projects().withId(project.id()).orElseThrow();
        return imports.take(By.of(Sometime.ADA), now, "example.zip", bytes.toByteArray());
    }

    private SortedMap<String, byte[]> export(ProjectView project) {
        var bytes = new ByteArrayOutputStream();
        try {
            workspaces.zip(memory.projects().withId(project.id()).orElseThrow(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ZipFiles.read(bytes.toByteArray());
    }

    /** What somebody brought, to the byte: texts as such and anything else in hex. */
    private static SortedMap<String, String> brought(Map<String, byte[]> all) {
        var brought = new TreeMap<String, String>();
        all.forEach((path, content) -> {
            var text = new String(content, UTF_8);
            if (!text.startsWith(ComputedFiles.MARKER)) {
                brought.put(path, Bundle.isText(path) ? text : HexFormat.of().formatHex(content));
            }
        });
        return brought;
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void whatComesInGoesOutByteForByte(Example example) {
        var project = project("HERE", example);

        var report = take(project, files(example));

        assertThat(report.workspaces()).allSatisfy(each -> {
            assertThat(each.drafted()).isTrue();
            assertThat(each.conflicts()).isEmpty();
            assertThat(each.kept()).isEmpty();
        });
        assertThat(brought(export(project))).isEqualTo(brought(files(example)));
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void whatGoesOutComesIntoAnEmptyProjectAndGoesOutTheSame(Example example) {
        var here = project("HERE", example);
        take(here, files(example));
        var exported = export(here);
        var there = project("THERE", example);

        var report = take(there, exported);

        assertThat(report.workspaces()).allSatisfy(each -> {
            assertThat(each.conflicts()).isEmpty();
            assertThat(each.missing()).isEmpty();
        });
        var again = export(there);
        again.computeIfPresent(
                Index.PATH,
                (_, index) -> new String(index, UTF_8)
                        .replace("Project THERE", "Project HERE")
                        .getBytes(UTF_8));
        assertThat(again).containsExactlyInAnyOrderEntriesOf(exported);
    }

    @Test
    void whatTheIndexOfAnExampleSaysIsSaidAgain() {
        var project = project("HERE", Example.COORDINATION);
        var files = files(Example.COORDINATION);
        take(project, files);

        assertThat(new String(export(project).get(Index.PATH), UTF_8).replace("Project HERE", "Public API"))
                .isEqualTo(new String(files.get(Index.PATH), UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void whatComesInAgainUnchangedChangesNothing(Example example) {
        var project = project("HERE", example);
        take(project, files(example));
        long end = memory.log().end();

        take(project, files(example));
        take(project, export(project));

        assertThat(memory.log().end()).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void tasksAndItemsAreReadAndNotKeptAsProse(Example example) {
        take(project("HERE", example), files(example));
        var workspace = workspace(example.slug);

        var tasks = workspace.allTasks().stream().map(PlannedTask::task).toList();
        assertThat(tasks).hasSize(example.tasks);
        assertThat(tasks.stream().filter(task -> task.done())).hasSize(example.done);
        assertThat(tasks.stream().filter(task -> task.commit() != null)).hasSize(example.commits);
        var items = new LinkedHashMap<String, Integer>();
        for (var kind : ItemKind.values()) {
            int found = Items.of(workspace, kind).size();
            if (found > 0) {
                items.put(kind.key(), found);
            }
        }
        assertThat(items.toString().replace("=", " ")).isEqualTo("{" + example.items + "}");
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void everyHeadingOfTheMethodIsFilled(Example example) {
        take(project("HERE", example), files(example));
        var workspace = workspace(example.slug);
        var playbook = memory.playbooks().withKey(example.playbook);

        for (var section : playbook.sections()) {
            var there = workspace.requirement().section(section.key());
            assertThat(there).as(section.key()).isPresent();
            assertFilled(section.key(), workspace.text(there.orElseThrow().documentId()));
        }
        var plan = workspace.plans().getFirst();
        for (var section : playbook.plan().sections()) {
            var heading = section.heading().in(example.language);
            if (section.tasks() || section.key().equals("preamble")) {
                continue; // its tasks have been counted
            }
            var there = plan.sections().entrySet().stream()
                    .filter(each -> workspace.text(each.getKey()).startsWith("## " + heading + "\n"))
                    .findFirst();
            assertThat(there).as(heading).isPresent();
            assertFilled(heading, workspace.text(there.orElseThrow().getKey()));
        }
        assertThat(plan.phases().values().stream().map(phase -> phase.title().replace(" ✅", "")))
                .containsAll(playbook.plan().phases().stream()
                        .map(phase -> phase.title().in(example.language))
                        .toList());
    }

    private static void assertFilled(String what, String text) {
        assertThat(text.lines().skip(1).filter(line -> !line.isBlank()))
                .as(what)
                .isNotEmpty();
    }

    private Workspace workspace(String slug) {
        return memory.workspaces().at(memory.requirement(slug).id());
    }

    /** An example that has come in, and whose files are edited outside while people may go on here. */
    private final class Edited {

        private final Example example;
        private final ProjectView project;
        private final SortedMap<String, byte[]> files;

        Edited(Example example) {
            this.example = example;
            project = project("HERE", example);
            files = files(example);
            take(project, files);
        }

        Edited file(String path, String before, String after) {
            var text = new String(files.get(path), UTF_8);
            assertThat(text).contains(before);
            files.put(path, text.replace(before, after).getBytes(UTF_8));
            return this;
        }

        /** Grace does something here. */
        Edited here(Object... commands) {
            memory.send(memory.by(Sometime.GRACE, memory.requirement(example.slug)), commands);
            return this;
        }

        Imported again() {
            return take(project, files).workspaces().stream()
                    .filter(each -> each.slug().equals(example.slug))
                    .findFirst()
                    .orElseThrow();
        }

        /** What is here is what the files say. */
        void isHereAsInTheFiles() {
            assertThat(brought(export(project))).isEqualTo(brought(files));
        }

        String text(String path) {
            return new String(export(project).get(path), UTF_8);
        }
    }

    private EditText append(String section, String text) {
        var document = workspace(Example.LIBRARY.slug)
                .requirement()
                .section(section)
                .orElseThrow()
                .documentId();
        var now = memory.texts().withId(document).orElseThrow();
        int end = now.text().length();
        return new EditText(document, now.version(), List.of(new Change(end, end, text)));
    }

    @Test
    void theTextOfASectionIsTakenFromTheFile() {
        var edited = new Edited(Example.LIBRARY).file(PRD, "sends every statement to one server", "knows one server");

        var report = edited.again();

        assertThat(report.updated()).containsExactly(new Piece("section", "prd.md", "overview"));
        assertThat(report.conflicts()).isEmpty();
        edited.isHereAsInTheFiles();
    }

    @Test
    void theTextOfASectionThatWasEditedHereTooIsAConflictAndStays() {
        var edited = new Edited(Example.LIBRARY)
                .file(PRD, "sends every statement to one server", "knows one server")
                .file(PRD, "Reports that read for minutes", "Reports that read for hours");
        edited.here(append("overview", "Agreed on Friday.\n\n"));

        var report = edited.again();

        assertThat(report.conflicts()).containsExactly(new Piece("section", "prd.md", "overview"));
        assertThat(report.updated()).containsExactly(new Piece("section", "prd.md", "problem-statement"));
        assertThat(edited.text(PRD))
                .contains("sends every statement to one server", "Agreed on Friday.", "read for hours");
    }

    @Test
    void aTickInTheFileTicks() {
        var edited = new Edited(Example.LIBRARY)
                .file(TASKS, "- [ ] 3.2.2.1 Count per replica", "- [x] 3.2.2.1 Count per replica");

        var report = edited.again();

        assertThat(report.updated()).containsExactly(task("Count per replica, not per pool"));
        edited.isHereAsInTheFiles();
    }

    @Test
    void aTickThatWasSetHereIsAConflictAndStays() {
        var edited = new Edited(Example.LIBRARY).file(TASKS, "- [ ] 6.2", "- [x] 6.2");
        edited.here(new TickTask(memory.task("Unit tests of the router").task().id(), "beefcafe"));

        var report = edited.again();

        assertThat(report.conflicts()).containsExactly(task("Unit tests of the router"));
        assertThat(report.updated()).containsExactly(task("Changelog entry"));
        assertThat(edited.text(TASKS))
                .contains("- [x] 5.1 Unit tests of the router [beefcafe]", "- [x] 6.2 Changelog entry");
    }

    @Test
    void aTitleThatIsNewInTheFileIsANewTaskAndTheOldOneIsReportedAndStays() {
        var edited = new Edited(Example.LIBRARY).file(TASKS, "4.1 Mark the session of Litestar", "4.1 Mark Litestar");

        var report = edited.again();

        assertThat(report.created()).containsExactly(task("Mark Litestar"));
        assertThat(report.missing()).containsExactly(task("Mark the session of Litestar"));
        assertThat(edited.text(TASKS)).contains("Mark Litestar\n", "Mark the session of Litestar\n");
    }

    @Test
    void aTitleThatIsNewHereStaysBesideTheOneOfTheFile() {
        var edited = new Edited(Example.LIBRARY).file(TASKS, "- [ ] 4.1", "- [x] 4.1");
        edited.here(new RetitleTask(
                memory.task("Mark the session of Litestar").task().id(), "Mark Litestar"));

        var report = edited.again();

        assertThat(report.missing()).containsExactly(task("Mark Litestar"));
        assertThat(report.created()).containsExactly(task("Mark the session of Litestar"));
        assertThat(edited.text(TASKS)).contains("- [x] 4.1 Mark the session of Litestar\n", "Mark Litestar\n");
    }

    @Test
    void aTaskThatIsNewInTheFileIsAddedInItsPlace() {
        var edited = new Edited(Example.LIBRARY)
                .file(TASKS, "- [ ] 6.2 Changelog entry\n", "- [ ] 6.2 Changelog entry\n- [x] 6.3 Read me [abcdef0]\n")
                .file(TASKS, "        - [ ] 3.2.2.1", "        - [x] 3.2.2.1 Count\n        - [ ] 3.2.2.2");

        var report = edited.again();

        assertThat(report.created()).containsExactlyInAnyOrder(task("Read me"), task("Count"));
        assertThat(report.missing()).isEmpty();
        edited.isHereAsInTheFiles();
    }

    @Test
    void aTaskThatIsGoneFromTheFileIsReportedAndStays() {
        var edited = new Edited(Example.LIBRARY)
                .file(TASKS, "  - [ ] 2.1.3 Stale reads of Spanner\n", "")
                .file(TASKS, "- [ ] 7.1", "- [x] 7.1");

        var report = edited.again();

        assertThat(report.missing()).containsExactly(task("Stale reads of Spanner"));
        assertThat(report.updated()).containsExactly(task("Validate all acceptance criteria met"));
        assertThat(edited.text(TASKS)).contains("- [ ] 2.1.3 Stale reads of Spanner\n");
    }

    @Test
    void aCheckListOfTheMethodIsTextAlsoWhereItComesInAgain() {
        var path = "docs/plan/46-003-giu-hang-trong-kho-plan.md";
        var edited = new Edited(Example.DOMAIN_DRIVEN)
                .file(path, "- [ ] Giữ đúng ranh giới aggregate", "- [x] Giữ đúng ranh giới aggregate")
                .file(path, "- DIP: miền không biết PostgreSQL", "- DIP: miền không biết gì");

        var report = edited.again();

        assertThat(report.updated())
                .containsExactly(
                        new Piece("section", path, "ddd-compliance-check"),
                        new Piece("section", path, "implementation-steps"));
        assertThat(report.created()).isEmpty();
        assertThat(report.missing()).isEmpty();
        edited.isHereAsInTheFiles();
    }

    private static Piece task(String title) {
        return new Piece("task", "tasks.md", title);
    }
}
