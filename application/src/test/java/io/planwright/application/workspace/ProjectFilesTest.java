package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.briefing.BriefingFiles;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.domain.Refused;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files of requirements and of whole projects, as they go out and come in again. */
class ProjectFilesTest {

    private final Memory memory = new Memory();
    private final Workspaces workspaces = new Workspaces(
            memory.workspaces(),
            memory.requirements(),
            memory.playbooks(),
            memory.texts(),
            memory.contents(),
            List.of(new BriefingFiles(memory.log())));
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
    private ProjectView shop;

    @BeforeEach
    void create() {
        shop = memory.project("SHOP");
    }

    private ImportReport take(ProjectView project, String name, Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return take(project, name, zip(bytes));
    }

    private ImportReport take(ProjectView project, String name, byte[] zip) {
        var now = memory.projects().withId(project.id()).orElseThrow();
        return imports.take(By.of(Sometime.ADA), now, name, zip);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] export(ProjectView project) {
        var bytes = new ByteArrayOutputStream();
        try {
            workspaces.zip(memory.projects().withId(project.id()).orElseThrow(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.get(path), UTF_8);
    }

    private RequirementId requirement(String slug) {
        return memory.requirement(slug).id();
    }

    private void handOff(String slug) {
        memory.send(
                memory.by(Sometime.ADA, memory.requirement(slug)),
                new HandOff(requirement(slug), memory.requirement(slug).phase(), "On"));
    }

    @Test
    void guideAndLogAreWrittenBesideTheTexts() {
        memory.draft(shop, "Sign in");

        var files = workspaces.files(requirement("sign-in"));

        assertThat(files).containsKeys("prd.md", "recovery.md", "progress.md");
        assertThat(text(files, "recovery.md")).startsWith("<!-- planwright: computed -->\n# Recovery Guide: Sign in\n");
        assertThat(text(files, "progress.md")).isEqualTo("""
                <!-- planwright: computed -->
                # Progress: Sign in

                ## 2030-01-01

                - 00:02:00Z Ada drafted the requirement Sign in
                """);
    }

    @Test
    void whereNothingHasHappenedSinceTheImportTheFilesAreThoseThatCameIn() {
        take(shop, "sign-in.zip", Map.of("prd.md", "# Sign in\n", "tasks.md", "## A\n- [ ] b\n"));

        assertThat(workspaces.files(requirement("sign-in"))).containsOnlyKeys("prd.md", "tasks.md");
        handOff("sign-in");
        assertThat(workspaces.files(requirement("sign-in")))
                .containsOnlyKeys("prd.md", "tasks.md", "recovery.md", "progress.md")
                .allSatisfy((path, content) -> assertThat(workspaces.file(requirement("sign-in"), path))
                        .isEqualTo(content));
    }

    @Test
    void theReportOfTheGateIsWrittenOnceSomebodyLookedAtIt() {
        var strict = memory.project("STRICT", "coordination", Language.EN);
        memory.draft(strict, "Sign in");
        assertThat(workspaces.files(requirement("sign-in"))).doesNotContainKey("gate-report.md");
        var gate = memory.gates().of(requirement("sign-in")).getFirst();
        var check = gate.checks().getFirst().key();
        memory.send(memory.by(Sometime.ADA, memory.requirement("sign-in")), new FailCheck(gate.id(), check, "Not yet"));

        assertThat(text(workspaces.files(requirement("sign-in")), "gate-report.md"))
                .startsWith(ComputedFiles.MARKER + "# ")
                .contains("Not yet");
    }

    @Test
    void aFileThatSomebodyBroughtIsNotOverwritten() {
        take(shop, "sign-in.zip", Map.of("prd.md", "# Sign in\n", "recovery.md", "# Ours\n"));
        handOff("sign-in");

        var files = workspaces.files(requirement("sign-in"));

        assertThat(text(files, "recovery.md")).isEqualTo("# Ours\n");
        assertThat(text(files, "progress.md")).contains("Ada handed off to implementation: On");
    }

    @Test
    void whatIsComputedIsPassedByWhenItComesIn() {
        memory.draft(shop, "Sign in");
        var other = memory.project("OTHER");

        var report = take(other, "sign-in.zip", workspaces.zip(requirement("sign-in")));

        assertThat(report.workspaces())
                .flatExtracting(Imported::created)
                .extracting(Piece::path)
                .containsOnly("prd.md");
    }

    @Test
    void aProjectIsWrittenWithAFolderForEachRequirement() {
        memory.draft(shop, "Sign in");
        memory.draft(shop, "Old [one]");
        memory.send(
                memory.by(Sometime.ADA, memory.requirement("old-one")), new ArchiveRequirement(requirement("old-one")));
        guide("type-hints", "# Type hints\n");

        var files = ZipFiles.read(export(shop));

        assertThat(files)
                .containsKeys(
                        "docs/guides/type-hints.md",
                        "requirements/README.md",
                        "requirements/archive/old-one/prd.md",
                        "requirements/archive/old-one/recovery.md",
                        "requirements/sign-in/prd.md");
        assertThat(text(files, "requirements/README.md")).isEqualTo("""
                <!-- planwright: computed -->
                # Requirements of Project SHOP

                ## Active

                - [Sign in](<sign-in/>): PLANNING, 0/0 tasks

                ## Archived

                - [Old \\[one\\]](<archive/old-one/>): PLANNING, 0/0 tasks
                """);
        assertThat(export(shop)).isEqualTo(export(shop));
    }

    private void guide(String key, String text) {
        var document = new DocumentId(UUID.nameUUIDFromBytes(key.getBytes(UTF_8)));
        memory.send(
                By.of(Sometime.ADA).in(shop.id()),
                new OpenDocument(document, text),
                new AddGuide(shop.id(), document, key, key));
    }

    @Test
    void aProjectComesInAgainAsItWas() {
        take(shop, "a.zip", Map.of("prd.md", "# Alpha\n", "docs/plan/47-001-alpha-plan.md", "## A\n- [x] one\n"));
        take(shop, "b.zip", Map.of("prd.md", "# Beta\n", "docs/plan/47-001-alpha-plan.md", "## B\n- [ ] two\n"));
        take(shop, "Lone plan.md", Map.of("Lone plan.md", "# Lone\n\n## C\n- [x] three\n"));
        memory.send(memory.by(Sometime.ADA, memory.requirement("a")), new ArchiveRequirement(requirement("a")));
        guide("type-hints", "# Type hints\n\nUse them.\n");
        var exported = export(shop);
        assertThat(ZipFiles.read(exported))
                .containsKeys(
                        "docs/plan/47-001-alpha-plan.md",
                        "requirements/b/docs/plan/47-001-alpha-plan.md",
                        "requirements/lone/Lone plan.md");
        var other = memory.project("OTHER");

        var report = take(other, "shop.zip", exported);

        assertThat(report.workspaces())
                .extracting(Imported::slug, Imported::title)
                .extracting(Object::toString)
                .containsExactly("(\"a\", \"Alpha\")", "(\"b\", \"Beta\")", "(\"lone\", \"Lone\")");
        assertThat(report.guides().created()).hasSize(1);
        var again = memory.requirements().withSlug(other.id(), "a").orElseThrow();
        assertThat(again.archived()).isTrue();
        assertThat(memory.plans().of(again.id()))
                .extracting(plan -> plan.path())
                .containsExactly("docs/plan/47-001-alpha-plan.md");
        var before = ZipFiles.read(exported);
        var after = ZipFiles.read(export(other));
        before.keySet().removeIf(path -> text(before, path).startsWith(ComputedFiles.MARKER));
        after.keySet().removeIf(path -> text(after, path).startsWith(ComputedFiles.MARKER));
        assertThat(after).containsExactlyInAnyOrderEntriesOf(before);
    }

    @Test
    void aProjectThatComesInWhereItCameFromChangesNothing() {
        take(shop, "a.zip", Map.of("prd.md", "# Alpha\n", "tasks.md", "## A\n- [x] one\n"));
        take(shop, "b.zip", Map.of("prd.md", "# Beta\n", "notes.bin", "1"));
        memory.send(memory.by(Sometime.ADA, memory.requirement("a")), new ArchiveRequirement(requirement("a")));
        guide("type-hints", "# Type hints\n");
        long end = memory.log().end();

        var report = take(shop, "shop.zip", export(shop));

        assertThat(memory.log().end()).isEqualTo(end);
        assertThat(report.guides().unchanged()).hasSize(1);
        assertThat(report.workspaces()).allSatisfy(each -> {
            assertThat(each.drafted()).isFalse();
            assertThat(each.created()).isEmpty();
            assertThat(each.updated()).isEmpty();
            assertThat(each.conflicts()).isEmpty();
        });
    }

    @Test
    void whatIsArchivedHereIsLeftAsItIs() {
        take(shop, "a.zip", Map.of("prd.md", "# Alpha\n", "b.md", "B\n"));
        memory.send(memory.by(Sometime.ADA, memory.requirement("a")), new ArchiveRequirement(requirement("a")));

        var report = take(
                shop,
                "shop.zip",
                Map.of("requirements/archive/a/prd.md", "# Alpha\n", "requirements/archive/a/b.md", "C\n"));

        assertThat(report.workspaces().getFirst().conflicts()).containsExactly(new Piece("section", "b.md", "b"));
        assertThat(text(workspaces.files(requirement("a")), "b.md")).isEqualTo("B\n");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(shop, "a.zip", Map.of("a/prd.md", "# Alpha\n", "a/b.md", "C\n")));
    }

    @Test
    void guidesAreBroughtUpToTheirFilesUnlessTheyWereChangedHere() {
        var files = new TreeMap<>(Map.of(
                "requirements/a/prd.md", "# A\n", "docs/guides/one.md", "# One\n", "docs/guides/x/two.md", "# Two\n"));
        var first = take(shop, "shop.zip", files);
        assertThat(first.guides().created()).extracting(Piece::name).containsExactly("One", "Two");
        var project = memory.projects().withId(shop.id()).orElseThrow();
        assertThat(project.guides()).extracting(guide -> guide.key()).containsExactly("one", "x-two");

        files.put("docs/guides/one.md", "# One\n\nMore.\n");
        assertThat(take(shop, "shop.zip", files).guides().updated()).hasSize(1);
        var one = project.guides().getFirst().documentId();
        memory.send(By.of(Sometime.GRACE).in(shop.id()), new EditText(one, 2, List.of(new Change(0, 0, "x"))));
        files.put("docs/guides/one.md", "# One\n\nElse.\n");
        assertThat(take(shop, "shop.zip", files).guides().conflicts()).hasSize(1);
    }

    @Test
    void aFolderOfARepositoryIsFoundWhereverItLies() {
        var report = take(
                shop,
                "repo.zip",
                Map.of(
                        "repo/requirements/a/notes.md", "# Notes\n",
                        "repo/requirements/a/more.md", "# More\n",
                        "repo/requirements/group/b/prd.md", "# B\n",
                        "repo/README.md", "# Repo\n"));

        assertThat(report.workspaces()).extracting(Imported::slug).containsExactly("a", "b", "repo");
    }

    @Test
    void anIndexIsReadAsItWasWritten() {
        memory.draft(shop, "Sign [in] \\ now");
        var workspace = memory.workspaces().at(requirement("sign-in-now"));
        var index = new Index();
        index.add(workspace, new TreeSet<>(List.of("docs/plan/<a> b-plan.md", "requirements/sign-in-now/tasks.md")));

        var read = Index.read(index.text(shop)).orElseThrow();

        assertThat(read).hasSize(1);
        assertThat(read.get("requirements/sign-in-now/").title()).isEqualTo("Sign [in] \\ now");
        assertThat(read.get("requirements/sign-in-now/").plans())
                .containsExactly("docs/plan/<a> b-plan.md", "requirements/sign-in-now/tasks.md");
        assertThat(Index.read("# By hand\n")).isEmpty();
    }

    /** A light requirement with a history, tasks that wait, and blockers. */
    private void live() {
        take(shop, "a.zip", Map.of("prd.md", "# Alpha\n", "tasks.md", "## A\n- [ ] one\n- [ ] two\n    - [ ] three\n"));
        var alpha = memory.requirement("a");
        var by = memory.by(Sometime.GRACE, alpha);
        handOff("a");
        memory.send(
                by, new SendBack(alpha.id(), RequirementPhase.IMPLEMENTING, RequirementPhase.PLANNING, "Say\nmore"));
        handOff("a");
        memory.send(
                by,
                new RaiseBlocker(alpha.id(), new BlockerId(new UUID(6, 1)), "No \"key\""),
                new RaiseBlocker(alpha.id(), new BlockerId(new UUID(6, 2)), "No server"),
                new ClearBlocker(alpha.id(), new BlockerId(new UUID(6, 2)), "found"));
        await("two", "one");
        await("three", "one");
        new RequirementDesk(memory.commands(), memory.requirements(), memory.playbooks())
                .draft(
                        By.of(Sometime.ADA),
                        memory.projects().withId(shop.id()).orElseThrow(),
                        "Typo",
                        null,
                        Lane.LIGHT);
    }

    private void await(String task, String blocker) {
        var waiting = memory.task(task).task();
        memory.send(
                memory.by(Sometime.GRACE, memory.requirement("a")),
                PlanDesk.dependency(
                                waiting.planId(),
                                waiting.id(),
                                memory.task(blocker).task().id())
                        .toArray());
    }

    @Test
    void whatTheFilesDoNotSayMovesWithTheProject() {
        live();
        var exported = export(shop);
        var other = memory.project("OTHER");

        var report = take(other, "shop.zip", exported);

        assertThat(report.workspaces())
                .allSatisfy(each -> assertThat(each.conflicts()).isEmpty());
        var before = memory.requirements().withSlug(shop.id(), "a").orElseThrow();
        var after = memory.requirements().withSlug(other.id(), "a").orElseThrow();
        assertThat(after.phase()).isEqualTo(RequirementPhase.IMPLEMENTING);
        assertThat(after.handoffs()).hasSize(3).isEqualTo(before.handoffs());
        assertThat(after.openBlockers()).extracting(blocker -> blocker.text()).containsExactly("No \"key\"");
        assertThat(after.blockers())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(before.blockers());
        var light = memory.requirements().withSlug(other.id(), "typo").orElseThrow();
        assertThat(light.lane()).isEqualTo(Lane.LIGHT);
        assertThat(light.playbook()).isEqualTo("light");
        var tasks = memory.tasks().of(memory.plans().of(after.id()).getFirst().id());
        assertThat(tasks).extracting(task -> task.task().blockers().size()).containsExactly(0, 1, 1);
        assertThat(tasks.get(1).task().blockers())
                .containsExactly(tasks.getFirst().task().id());
        assertThat(text(ZipFiles.read(export(other)), Index.PATH).replace("OTHER", "SHOP"))
                .isEqualTo(text(ZipFiles.read(exported), Index.PATH));
    }

    @Test
    void thatItWasTakenOverIsSaidByWhoeverImportedIt() {
        live();
        var other = memory.project("OTHER");
        take(other, "shop.zip", export(shop));
        var moved = memory.requirements().withSlug(other.id(), "a").orElseThrow();

        var told = memory.log()
                .after(-1, new LogFilter(null, moved.id().toString(), "requirement.progress-taken-over", null), 5);

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().metadata()).contains("\"actorName\":\"Ada\"", "import of shop.zip");
    }

    @Test
    void whatTheIndexSaysOtherwiseThanItIsHereIsReportedAndStays() {
        live();
        var exported = export(shop);
        assertThat(take(shop, "shop.zip", exported).workspaces())
                .allSatisfy(each -> assertThat(each.conflicts()).isEmpty());
        handOff("a");
        var two = memory.task("two").task();
        memory.send(
                memory.by(Sometime.GRACE, memory.requirement("a")),
                PlanDesk.independence(
                                two.planId(),
                                two.id(),
                                memory.task("one").task().id())
                        .toArray());
        await("two", "three");

        var report = take(shop, "shop.zip", exported).workspaces().getFirst();

        assertThat(report.conflicts())
                .containsExactlyInAnyOrder(
                        new Piece("progress", Index.PATH, "IMPLEMENTING"),
                        new Piece("dependency", "tasks.md", "1.2 two < 1.1 one"));
        assertThat(report.missing()).containsExactly(new Piece("dependency", "tasks.md", "1.2 two < 1.2.1 three"));
        assertThat(memory.requirement("a").phase()).isEqualTo(RequirementPhase.TESTING);
    }

    @Test
    void aDependencyThatIsNewInTheIndexIsTakenWhereOnlyImportsWereAtWork() {
        live();
        var files = ZipFiles.read(export(shop));
        var index = text(files, Index.PATH);
        var without = new TreeMap<>(files);
        without.put(
                Index.PATH,
                index.replaceFirst(",\\{\"task\":\"1.2.1 three\"[^}]*}", "").getBytes(UTF_8));
        var other = memory.project("OTHER");
        take(other, "shop.zip", zip(without));

        var report = take(other, "shop.zip", zip(files)).workspaces().getFirst();

        assertThat(report.updated()).containsExactly(new Piece("dependency", "tasks.md", "1.2.1 three < 1.1 one"));
        assertThat(text(ZipFiles.read(export(other)), Index.PATH)).isEqualTo(index.replace("SHOP", "OTHER"));
    }

    @Test
    void whatTheIndexNamesAndNobodyKnowsIsAConflict() {
        live();
        var files = ZipFiles.read(export(shop));
        files.put(
                Index.PATH,
                text(files, Index.PATH)
                        .replace("1.2 two", "1.7 seven")
                        .replace("\"playbook\":\"light\"", "\"playbook\":\"heavy\"")
                        .getBytes(UTF_8));

        var report = take(memory.project("OTHER"), "shop.zip", zip(files));

        assertThat(report.workspaces())
                .flatExtracting(Imported::conflicts)
                .containsExactly(
                        new Piece("dependency", "tasks.md", "1.7 seven < 1.1 one"),
                        new Piece("playbook", Index.PATH, "heavy"));
    }

    @Test
    void anIndexThatCannotBeUnderstoodIsRefused() {
        for (var facts : List.of("{", "[]", "{\"a/\": 1}", "{\"a/\": {\"handoffs\": [{}]}}", """
                {"a/": {"blockers": [{"text": "x", "by": "Ada", "at": "yesterday"}]}}""")) {
            var index = ComputedFiles.MARKER + "# R\n\n- [A](<a/>): PLANNING\n\n```json\n" + facts + "\n```\n";
            var files = Map.of("requirements/a/prd.md", "# A\n", Index.PATH, index);

            assertThatExceptionOfType(Unreadable.class)
                    .as(facts)
                    .isThrownBy(() -> take(shop, "shop.zip", files))
                    .withMessageContaining(Index.PATH);
        }
    }

    private static final String PLAN = "# Plan\n\n**Created**: 2026-11-16\n\n## Tasks\n\n- [ ] one\n";

    private List<String> numbers(ProjectView project) {
        var filter = new LogFilter(project.id().toString(), null, "plan.numbered", null);
        return memory.log().after(-1, filter, 100).stream()
                .map(entry -> entry.payload().replaceAll(".*?(\\d+),\"number\":(\\d+)},\"number\":(\\d+)}", "$1-$2-$3"))
                .toList();
    }

    @Test
    void aNumberedPlanHasItsNumberAlsoHere() {
        var orders = memory.project("ORDERS", "domain-driven", Language.EN);
        take(orders, "a.zip", Map.of("prd.md", "# A\n", "docs/plan/47-003-a-plan.md", PLAN));
        take(orders, "46-001-b-plan.md", Map.of("46-001-b-plan.md", PLAN));

        assertThat(numbers(orders)).first().isEqualTo("2026-47-3");
        assertThat(numbers(orders)).last().asString().endsWith("-46-1");
    }

    @Test
    void aPlanWhoseNumberIsAnotherPlansGetsTheNextOneAndComesInAgainAsTheSame() {
        var orders = memory.project("ORDERS", "domain-driven", Language.EN);
        var path = "docs/plan/47-001-a-plan.md";
        take(orders, "a.zip", Map.of("prd.md", "# A\n", path, PLAN));
        var files = new TreeMap<>(Map.of("prd.md", "# B\n", path, PLAN));

        var report = take(orders, "b.zip", files).workspaces().getFirst();

        assertThat(report.conflicts()).containsExactly(new Piece("plan", path, "Plan"));
        assertThat(report.created()).contains(new Piece("plan", "docs/plan/47-002-a-plan.md", "Plan"));
        assertThat(text(workspaces.files(requirement("b")), "docs/plan/47-002-a-plan.md"))
                .isEqualTo(PLAN);
        assertThat(numbers(orders)).containsExactly("2026-47-1", "2026-47-2");
        files.put(path, PLAN.replace("[ ]", "[x]"));
        var again = take(orders, "b.zip", files).workspaces().getFirst();
        assertThat(again.updated()).containsExactly(new Piece("task", "docs/plan/47-002-a-plan.md", "one"));
        assertThat(again.created()).isEmpty();
        assertThat(numbers(orders)).hasSize(2);
    }

    @Test
    void aNameWithoutANumberAndAMethodWithoutNumbersLeaveAllNumbersFree() {
        var orders = memory.project("ORDERS", "domain-driven", Language.EN);
        take(
                orders,
                "a.zip",
                Map.of("prd.md", "# A\n", "docs/plan/54-001-a-plan.md", PLAN, "docs/plan/b-plan.md", PLAN));
        take(shop, "c.zip", Map.of("prd.md", "# C\n", "docs/plan/47-001-a-plan.md", PLAN));

        assertThat(numbers(orders)).isEmpty();
        assertThat(numbers(shop)).isEmpty();
    }
}
