package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.markdown.Documents;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever a workspace holds: it goes out and comes in, and is what it was. */
class WorkspacePropertiesTest {

    private static final String[] ITEMS = {
        "- [ ] It is fast\n- [x] It is small\n",
        "### Functional Requirements\n\n- [ ] Finds by title\n\n### Testing\n\n- [x] Tested\n",
        "- **Risk**: It is slow\n- **Mitigation**: Measure\n",
        "| Risk | Impact | Mitigation |\n|------|--------|------------|\n| Slow | high | Measure |\n",
        "**Internal Dependencies**:\n\n- The cache\n\n**External Dependencies**:\n\n* A queue\n",
        "- 90 % of pages within 100 ms\n",
        "- [Guide](docs/guides/one.md)\n- https://example.org/a_b\n",
        "1. Which cache?\n   **For**: expert\n2. Which store?\n   **Findings**: SQL,\n   of course\n   **Sources**: a.md\n",
        "- PostgreSQL (asyncpg, psycopg) — verified\n- ✅ SQLite — degraded: no locks\n- Oracle — not applicable: no licence\n",
        "Nur Text.\n\n> [ ] quoted\n\n```python\n- [ ] code\n```\n",
        "Đơn hàng và giỏ hàng.\n"
    };
    private static final String DECISION = """
            # Decisions

            ## Which cache?

            **Context**: It is slow.

            | Actor | Stance | Argument | Confidence |
            |-------|--------|----------|------------|
            | Ada | for | fast | high |

            **Outcome**: Redis
            **Decided by**: Ada
            """;
    private static final String INVESTIGATION = """
            ## Why slow?

            ### Step 1: Look

            **Hypothesis**: The cache
            **Findings**: No index
            **Files**: `a.py`

            **Outcome**: Add one
            **Tasks**: SHOP-1
            """;

    private Memory memory;
    private Workspaces workspaces;
    private Imports imports;

    @BeforeTry
    void start() {
        memory = new Memory();
        workspaces = new Workspaces(
                memory.workspaces(),
                memory.requirements(),
                memory.playbooks(),
                memory.texts(),
                memory.contents(),
                List.of());
        imports = new Imports(
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
    }

    private static Arbitrary<String> sections() {
        var body = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(ITEMS)), Tuple.of(1, storable()));
        var heading = Arbitraries.of(
                "## Goals", "## Acceptance Criteria", "## Risks & Mitigations", "## Research Questions", "## Mục tiêu");
        return Combinators.combine(heading, body, Arbitraries.of("\n", "\n\n", ""))
                .as((title, text, end) -> title + "\n\n" + text + end)
                .list()
                .ofMaxSize(6)
                .map(all -> "# PRD: Shop\n\n" + String.join("", all));
    }

    private static Arbitrary<String> tasks() {
        var box = Arbitraries.of("- [ ] ", "- [x] ", "* [X] ", "+ [ ] ", "1. [x] ");
        var rest = Arbitraries.of("", " [6459ec4a]", "  ");
        var notes = Arbitraries.of("", "", "  notes of it\n", "\n  ```\n  - [ ] code\n  ```\n\n");
        var task = Combinators.combine(
                        Arbitraries.of("", "", "    ", "        "),
                        box,
                        Arbitraries.of("Bread", "Đơn hàng", "`a.py`"),
                        rest,
                        notes)
                .as((indent, mark, title, commit, note) -> indent + mark + title + commit + "\n" + note);
        var phase = Combinators.combine(
                        Arbitraries.of("## Phase 1", "## Phase 2 ✅", "#### Deep", "Setext\n------"),
                        task.list().ofMaxSize(6))
                .as((heading, all) -> heading + "\n\n" + String.join("", all) + "\n");
        return phase.list().ofMaxSize(4).map(all -> "# Tasks: Shop\n\n" + String.join("", all));
    }

    @Provide
    Arbitrary<Map<String, String>> workspaces() {
        var plans = Arbitraries.frequencyOf(Tuple.of(3, tasks()), Tuple.of(1, storable()));
        var lineEnd = Arbitraries.of("\n", "\n", "\r\n");
        return Combinators.combine(
                        sections(),
                        plans,
                        plans,
                        storable(),
                        lineEnd,
                        Arbitraries.integers().between(0, 31))
                .as((prd, plan, numbered, note, end, which) -> {
                    var files = new TreeMap<String, String>();
                    files.put("prd.md", prd.replace("\r\n", "\n").replace("\n", end));
                    add(files, which & 1, "tasks.md", plan);
                    add(files, which & 2, "docs/plan/47-001-shop-plan.md", numbered);
                    add(files, which & 4, "tmp/note.md", note);
                    add(files, which & 8, "research/consensus.md", DECISION);
                    add(files, which & 16, "research/investigations.md", INVESTIGATION.replace("\n", end));
                    files.put("images/mock.bin", "\u0000\u0001");
                    return files;
                });
    }

    private static void add(Map<String, String> files, int bit, String path, String text) {
        if (bit != 0) {
            files.put(path, text);
        }
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("shop/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private RequirementId take(ProjectView project, SortedMap<String, byte[]> files) {
        return imports.take(By.of(Sometime.ADA), project, "shop.zip", zip(files))
                .workspaces()
                .getFirst()
                .requirement();
    }

    private List<String> ticks(RequirementId id) {
        return memory.workspaces().at(id).allTasks().stream()
                .map(task -> task.number() + " " + task.task().title() + " "
                        + task.task().done() + " " + task.task().commit())
                .toList();
    }

    /** @return the sections and the tasks as they stand, without what each import names anew */
    private List<String> state(RequirementId id) {
        var workspace = memory.workspaces().at(id);
        var state = new ArrayList<String>();
        for (var section : workspace.requirement().sections()) {
            state.add(section.path() + "#" + section.key() + ": " + workspace.text(section.documentId()));
        }
        state.addAll(plans(id));
        return state;
    }

    private List<String> plans(RequirementId id) {
        var workspace = memory.workspaces().at(id);
        var state = new ArrayList<String>();
        for (var plan : workspace.plans()) {
            state.add(plan.path() + ": " + plan.sections().values());
            for (var task : workspace.tasks().getOrDefault(plan.id(), List.of())) {
                state.add(task.number() + " " + task.task().title() + " "
                        + task.task().done() + " " + task.task().commit() + " " + task.depth());
            }
        }
        return state;
    }

    @Property(tries = 300, seed = "2026")
    void aWorkspaceGoesOutAsItCameInAndComesInAsItWas(@ForAll("workspaces") Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));

        var first = take(memory.project("SHOP"), bytes);
        var exported = workspaces.files(first);
        assertThat(texts(exported)).isEqualTo(texts(bytes));

        var second = take(memory.project("OTHER"), exported);
        assertThat(state(second)).isEqualTo(state(first));
        assertThat(workspaces.zip(second)).isEqualTo(workspaces.zip(first));
    }

    @Property(tries = 200, seed = "2026")
    void whatWasWrittenHereComesInElsewhereAsItWas(
            @ForAll @Size(max = 13) List<@IntRange(max = 10) Integer> items, @ForAll List<Boolean> tasks) {
        var shop = memory.project("SHOP");
        var id = memory.draft(shop, "Shop");
        var requirement = memory.requirements().withId(id).orElseThrow();
        var by = memory.by(Sometime.ADA, requirement);
        for (int i = 0; i < items.size() && i < requirement.sections().size(); i++) {
            var section = requirement.sections().get(i);
            var text = memory.texts().withId(section.documentId()).orElseThrow();
            int end = text.text().length();
            var more = ITEMS[items.get(i)];
            memory.send(by, new EditText(text.id(), 1, List.of(new Change(end, end, more))));
        }
        addTasks(by, new PlanDesk(memory.commands(), memory.tasks(), Clock.systemUTC()), tasks);

        var exported = workspaces.files(id);
        exported.forEach((path, content) ->
                assertThat(workspaces.file(id, path)).as(path).isEqualTo(content));
        var second = take(memory.project("OTHER"), exported);

        assertThat(ticks(second)).isEqualTo(ticks(id));
        assertThat(workspaces.zip(second)).isEqualTo(workspaces.zip(id));
    }

    private void addTasks(By by, PlanDesk desk, List<Boolean> below) {
        var requirement = memory.requirement("shop");
        var project = memory.projects().withId(requirement.projectId()).orElseThrow();
        var playbook = memory.playbooks().withKey("library");
        var plan = desk.draft(by, project, requirement, playbook, "Shop", null, true)
                .id();
        var phases = memory.plans().withId(plan).orElseThrow().outline().phases();
        TaskId parent = null;
        TaskId last = null;
        for (int i = 0; i < below.size() && i < 12; i++) {
            parent = below.get(i) ? last : null;
            var task = new TaskId(new UUID(7, i));
            var phase = phases.get(i * phases.size() / 12);
            boolean inPhase =
                    parent != null && memory.task("Task " + (i - 1)).phaseId().equals(phase);
            memory.send(
                    by,
                    new OpenTask(
                            task,
                            plan,
                            project.id(),
                            "Task " + i,
                            i % 4 == 0 ? "Some notes.\n" : "",
                            null,
                            false,
                            null),
                    new PlaceTask(plan, task, new Place(phase, inPhase ? parent : null, null)));
            if (i % 3 == 0) {
                memory.send(by, new TickTask(task, i % 2 == 0 ? "6459ec4a" : null));
            }
            last = task;
        }
    }

    private static Map<String, String> texts(Map<String, byte[]> files) {
        var texts = new TreeMap<String, String>();
        files.forEach((path, content) -> texts.put(path, new String(content, UTF_8)));
        return texts;
    }

    private static Arbitrary<String> storable() {
        return Documents.tricky().map(text -> text.replace("\0", ""));
    }
}
