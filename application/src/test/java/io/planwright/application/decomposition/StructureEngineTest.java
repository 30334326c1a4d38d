package io.planwright.application.decomposition;

import static io.planwright.application.decomposition.Texts.all;
import static io.planwright.application.decomposition.Texts.sample;
import static io.planwright.application.decomposition.Texts.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.planwright.application.markdown.Documents;
import io.planwright.domain.Refused;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedPhase;
import io.planwright.domain.decomposition.ProposedTask;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StructureEngineTest {

    private static final StructureEngine ENGINE = new StructureEngine();

    private static Proposal cycles(String text) {
        return ENGINE.propose(Pass.CYCLES, source(text), null);
    }

    private static List<String> titles(Proposal proposal) {
        return proposal.tasks().stream().map(ProposedTask::title).toList();
    }

    private static ProposedTask task(Proposal proposal, String beginning) {
        return proposal.tasks().stream()
                .filter(task -> task.title().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSpecificationGivesAPhasedListThatCanBeWorkedOff() {
        var proposal = all(sample("tdd-refactor-stage/api-layer-spec.txt"));

        assertThat(proposal.phases())
                .extracting(ProposedPhase::title)
                .containsExactly(
                        "Phase 0: Foundation Models and Data Layer",
                        "Phase 1: Middleware and Injection Layer",
                        "Phase 2: Route Handlers",
                        "Phase 3: Application Assembly",
                        "Phase 4: Event Integration");
        assertThat(proposal.tasks()).hasSizeBetween(12, 36);
        assertThat(titles(proposal)).doesNotHaveDuplicates().allSatisfy(title -> {
            assertThat(title.length()).isBetween(8, 120);
            assertThat(WorkTitle.isWork(title)).as(title).isTrue();
        });
        assertThat(proposal.tasks()).allSatisfy(task -> {
            assertThat(task.criteria()).as(task.title()).isNotEmpty();
            assertThat(task.hints()).as(task.title()).isNotEmpty();
            assertThat(task.complexity()).isNotEqualTo(Complexity.HIGH);
        });
        assertThat(proposal.tasks().stream()
                        .filter(task -> !task.files().isEmpty())
                        .count())
                .isGreaterThanOrEqualTo(proposal.tasks().size() - 2L);
    }

    @Test
    void theTasksOfASpecificationWaitForEarlierOnes() {
        var proposal = all(sample("tdd-refactor-stage/api-layer-spec.txt"));

        var places = new HashMap<String, Integer>();
        for (var task : proposal.tasks()) {
            places.put(task.key(), places.size());
        }
        assertThat(proposal.tasks())
                .allSatisfy(task -> assertThat(task.dependsOn())
                        .allSatisfy(key -> assertThat(places.get(key)).isLessThan(places.get(task.key()))));
        assertThat(task(proposal, "Write Full Stack").dependsOn()).contains("t9", "t10");
        assertThat(task(proposal, "Implement App Factory").dependsOn()).contains("t4", "t6");
    }

    @Test
    void theFilesOfASpecificationAreFoundWhereverItNamesThem() {
        var proposal = all(sample("tdd-refactor-stage/api-layer-spec.txt"));

        var broadcaster = task(proposal, "Implement SSE Event Broadcaster");
        assertThat(broadcaster.files()).containsExactly("src/tdd_orchestrator/api/sse.py");
        assertThat(broadcaster.testFile()).isEqualTo("tests/unit/api/test_sse.py");
        var workers = task(proposal, "Implement GET /workers");
        assertThat(workers.files()).containsExactly("src/tdd_orchestrator/api/routes/workers.py");
        assertThat(workers.testFile()).isEqualTo("tests/unit/api/test_routes_workers.py");
        assertThat(workers.criteria()).contains("GET /workers/{id} returns WorkerResponse (single worker detail)");
        assertThat(task(proposal, "Implement CLI Serve").files()).containsExactly("src/tdd_orchestrator/api/serve.py");
    }

    @Test
    void acceptanceCriteriaGoToTheTaskTheyAreAbout() {
        var proposal = all(sample("tdd-refactor-stage/api-layer-spec.txt"));

        assertThat(task(proposal, "Implement GET /tasks with").criteria())
                .anyMatch(criterion -> criterion.startsWith("AC-2"));
        assertThat(task(proposal, "Implement CLI Serve").criteria())
                .anyMatch(criterion -> criterion.startsWith("AC-5"));
        for (int number = 1; number <= 8; number++) {
            var code = "AC-" + number + ":";
            assertThat(proposal.tasks().stream()
                            .filter(task -> task.criteria().stream().anyMatch(text -> text.startsWith(code))))
                    .as(code)
                    .hasSize(1);
        }
    }

    @Test
    void aPlanWithTasksGivesThoseTasks() {
        var proposal = all(sample("tdd-refactor-stage/plan.md"));

        assertThat(proposal.phases()).hasSize(4);
        assertThat(proposal.tasks()).hasSize(8);
        assertThat(task(proposal, "Wire REFACTOR into").files())
                .containsExactly("src/tdd_orchestrator/worker_pool/worker.py");
        assertThat(task(proposal, "Wire REFACTOR into").dependsOn()).contains("t2", "t3");
        assertThat(task(proposal, "Add _verify_stage_result").dependsOn()).contains("t5");
        assertThat(task(proposal, "Write unit tests for refactor_checker.py").testFile())
                .isEqualTo("tests/unit/test_refactor_checker.py");
    }

    @Test
    void aProductRequirementsDocumentGivesItsDesignAndItsDetailsAsTasks() {
        var proposal = all(sample("refactor-listeners/prd.md"));

        assertThat(proposal.phases())
                .extracting(ProposedPhase::title)
                .containsExactly("Proposed Architecture", "Implementation Details");
        assertThat(proposal.tasks()).hasSizeBetween(5, 12);
        assertThat(task(proposal, "Change `advanced_alchemy/_listeners.py`").criteria())
                .contains("Coverage: 90%+ coverage on `_listeners.py`.");
    }

    @Test
    void whatIsTickedIsLeftOutAndItIsSaid() {
        var proposal = all(sample("refactor-listeners/tasks.md"));

        assertThat(titles(proposal)).containsExactly("Verify `make coverage` for `_listeners.py`");
        assertThat(proposal.notes())
                .anyMatch(note -> note.contains("ticked") && note.contains("'Create Listener Classes' (line 12)"));
    }

    @Test
    void phasesWithoutBoxesAreTakenBesideThoseWithBoxes() {
        var proposal = all(source("""
                # X

                ## Phase 1: A
                1. Create `src/a.py`
                2. Create `src/b.py`

                ## Phase 2: B
                - [ ] Wire `src/c.py`
                - [x] Old thing in `src/d.py`

                ## Phase 3: C
                ### Task 1: Write the page
                Some words.
                """));

        assertThat(proposal.phases())
                .extracting(ProposedPhase::title)
                .containsExactly("Phase 1: A", "Phase 2: B", "Phase 3: C");
        assertThat(titles(proposal))
                .containsExactly("Create `src/a.py`", "Create `src/b.py`", "Wire `src/c.py`", "Write the page");
        assertThat(proposal.tasks())
                .extracting(ProposedTask::dependsOn)
                .containsExactly(List.of(), List.of("t1"), List.of("t2"), List.of("t3"));
        assertThat(proposal.notes()).anyMatch(note -> note.contains("'Old thing in `src/d.py`' (line 9)"));
    }

    @Test
    void whereAPartHasBoxesTheseAreItsStepsAndWhatElseItListsIsNamed() {
        var proposal = cycles("""
                # Plan

                ## Stack
                - Python 3.12

                ## Phase 1
                - [ ] Add the schema
                - [ ] Add the model
                - Look at the old tables

                ### Remarks on the schema
                - Use one table

                ## Phase 2
                1. Write the endpoint
                   - [ ] Answer with JSON
                   - [ ] Reject what is empty
                2. Write the page
                """);

        assertThat(titles(proposal))
                .containsExactly(
                        "Add the schema",
                        "Add the model",
                        "Answer with JSON",
                        "Reject what is empty",
                        "Write the page");
        assertThat(proposal.notes()).anyMatch(note -> note.contains("line 9, 11"));
    }

    @Test
    void partsWithoutAnyRoleAreTakenAsThoseWithBoxes() {
        var proposal = cycles("""
                # Shop

                ## Requirements
                - FR-1: The system must list invoices

                ## Backend
                1. Create the table
                2. Create the endpoint

                ## Frontend
                - [ ] Create the page
                - [ ] Create the dialog

                ## Acceptance criteria
                - [ ] It is fast
                """);

        assertThat(titles(proposal))
                .containsExactly("Create the table", "Create the endpoint", "Create the page", "Create the dialog");
    }

    @Test
    void boxesBesideNumberedTasksAreTasksTooUnlessTheyRepeatThem() {
        var proposal = cycles("""
                # Shop

                ## Progress
                - [ ] Task 1
                - [ ] Write the model

                ## Core
                ### Task 1: Write the table
                - [ ] It has a key
                ### Task 2: Write the model
                It maps the table.

                ## Around it
                - [ ] Write the page
                """);

        assertThat(titles(proposal)).containsExactly("Write the table", "Write the model", "Write the page");
    }

    @Test
    void whatHasOpenPartsIsNotDone() {
        var proposal = cycles("""
                ## Tasks
                - [x] Write the page
                  - [x] Show the list
                  - [ ] Show the sum
                - [x] Write the endpoint
                - [ ] Write the guide, after the endpoint
                """);

        assertThat(titles(proposal)).containsExactly("Write the page", "Write the guide, after the endpoint");
    }

    @Test
    void whatWaitsForSomethingTickedNeedsNotWait() {
        var proposal = cycles("""
                ## Tasks
                - [x] Task 1: Write the table
                - [ ] Task 2: Write the model
                  - Depends on: Task 1
                - [ ] Task 3: Write the page
                  - Depends on: Task 2
                """);

        assertThat(proposal.tasks())
                .extracting(ProposedTask::key, ProposedTask::dependsOn)
                .containsExactly(tuple("t1", List.of()), tuple("t2", List.of("t1")));
    }

    @Test
    void aDocumentWithEverythingTickedIsToBeVerified() {
        var proposal = all(source("""
                ## Tasks
                - [x] Write the table in `src/schema.sql`
                - [x] Write the model
                """));

        assertThat(titles(proposal)).containsExactly("Verify what is ticked in prd.md");
        assertThat(proposal.tasks().getFirst().criteria()).contains("Write the model");
        assertThat(proposal.notes()).anyMatch(note -> note.contains("ticked"));
    }

    @Test
    void aDocumentInVietnameseIsReadInVietnamese() {
        var proposal = all(source("""
                # Đặt lại mật khẩu

                ## Các bước triển khai

                ### Giai đoạn 1: Nền tảng
                1. Tạo bảng `password_reset` trong `db/schema.sql`
                2. Mô hình `ResetToken` trong `src/models/reset_token.py`
                   - Mã phải hết hạn sau 30 phút
                   - Kiểm thử: `tests/test_reset_token.py`

                ### Giai đoạn 2: Nghiệp vụ
                1. Kiểm tra mã và đổi mật khẩu
                   - Trả về 400 khi mã sai

                ## Tiêu chí chấp nhận
                - [ ] Mã hết hạn thì bị từ chối
                """));

        assertThat(proposal.phases())
                .extracting(ProposedPhase::title)
                .containsExactly("Giai đoạn 1: Nền tảng", "Giai đoạn 2: Nghiệp vụ");
        assertThat(titles(proposal).get(1)).startsWith("Thực hiện: Mô hình");
        assertThat(proposal.tasks().get(1).testFile()).isEqualTo("tests/test_reset_token.py");
        assertThat(proposal.tasks().get(1).criteria()).contains("Mã phải hết hạn sau 30 phút");
        assertThat(proposal.tasks().get(2).dependsOn()).containsExactly("t2");
    }

    @Test
    void aTextWithoutHeadingsGivesATaskForEachThingItAsksFor() {
        assertThat(titles(cycles("""
                        Users must be able to reset their password by mail. The link expires after 30 minutes.
                        Passwords should be hashed with Argon2. After that, log every reset.
                        """)))
                .containsExactly(
                        "Let users reset their password by mail",
                        "Ensure that the link expires after 30 minutes",
                        "Ensure that passwords are hashed with Argon2",
                        "Log every reset");
    }

    @Test
    void oneLineGivesOneTask() {
        var proposal = all(source("add a CSV export to `src/report.py`"));

        assertThat(titles(proposal)).containsExactly("Add a CSV export to `src/report.py`");
        assertThat(proposal.tasks().getFirst().criteria()).isNotEmpty();
    }

    @Test
    void aTableOfTasksGivesItsRows() {
        var proposal = cycles("""
                ## Tasks
                | # | Task | Depends on | File |
                |---|---|---|---|
                | 1 | Add the schema | - | db/schema.sql |
                | 2 | Export page | 1 | src/page.ts |
                """);

        assertThat(titles(proposal)).containsExactly("Add the schema", "Export page");
        assertThat(proposal.tasks().get(1).dependsOn()).containsExactly("t1");
        assertThat(proposal.tasks().get(1).files()).containsExactly("src/page.ts");
    }

    @Test
    void whatIsOnlyWantedIsPutInTheOrderOfWhatBuildsOnWhat() {
        var proposal = cycles("""
                ## Requirements
                - FR-1: The system must list invoices over an endpoint
                - FR-2: As an accountant, I want to export invoices as CSV so that I can send them
                - FR-3: `invoice list` on the command line
                - FR-4: Invoices must not be deleted
                - FR-5: The system must store invoices in a table
                """);

        assertThat(proposal.phases())
                .extracting(ProposedPhase::title)
                .containsExactly("Schema", "Core logic", "Integration", "Command line");
        assertThat(titles(proposal)).contains("Ensure that invoices are not deleted", "Store invoices in a table");
    }

    @Test
    void aDocumentWithoutWordsIsRefused() {
        for (var empty : List.of("", " \n\t", "***\n---\n")) {
            assertThatThrownBy(() -> source(empty))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("source.empty"))
                    .hasMessageContaining("prd.md");
        }
    }

    @Test
    void tasksThatWaitForEachOtherAreUntiedAndItIsSaid() {
        var proposal = cycles("""
                ## Tasks
                ### Task 1: Make the schema
                Depends on: Task 3
                ### Task 2: Write the model
                Depends on: Task 1
                ### Task 3: Wire it
                Depends on: Task 2
                """);

        assertThat(proposal.tasks())
                .extracting(ProposedTask::dependsOn)
                .containsExactly(List.of(), List.of("t1"), List.of("t2"));
        assertThat(proposal.notes()).anyMatch(note -> note.contains("t1 and t3 wait for each other"));
    }

    @Test
    void whatAPersonSaidIsKeptByTheLaterPasses() {
        var source = sample("tdd-refactor-stage/api-layer-spec.txt");
        var proposed = ENGINE.propose(Pass.CYCLES, source, null);
        var edited = new ProposedTask(
                "t7",
                "Serve tasks",
                "My phase",
                Complexity.LOW,
                List.of("mine.py"),
                null,
                List.of("t1"),
                List.of("It is fast"),
                List.of("Ask Ada"),
                proposed.tasks().get(6).lines());
        var accepted = new Proposal(Pass.CYCLES, List.of(proposed.tasks().getFirst(), edited), List.of());

        var atomic = ENGINE.propose(Pass.ATOMIC, source, accepted);
        var last = ENGINE.propose(Pass.HINTS, source, ENGINE.propose(Pass.CRITERIA, source, atomic));

        var kept = task(last, "Serve tasks");
        assertThat(kept.phase()).isEqualTo("My phase");
        assertThat(kept.complexity()).isEqualTo(Complexity.LOW);
        assertThat(kept.files()).containsExactly("mine.py");
        assertThat(kept.testFile()).isNull();
        assertThat(kept.criteria()).startsWith("It is fast").hasSizeGreaterThan(1);
        assertThat(kept.hints()).startsWith("Ask Ada");
        assertThat(kept.dependsOn()).containsExactly("t1a", "t1b");
        assertThat(last.tasks()).noneMatch(task -> task.key().equals("t2"));
    }

    @Test
    void onlyWhatIsOfHighComplexityIsSplit() {
        var text = """
                ## Task 1: Build the page
                Complexity: %s
                - GET /a -> A
                - GET /b -> B
                """;

        assertThat(ENGINE.propose(Pass.ATOMIC, source(text.formatted("low")), null)
                        .tasks())
                .hasSize(1);
        assertThat(titles(ENGINE.propose(Pass.ATOMIC, source(text.formatted("high")), null)))
                .containsExactly("Implement GET /a -> A", "Implement GET /b -> B");
    }

    @Test
    void moreTasksThanAnyoneCanOverseeAreCutOffAndItIsSaid() {
        var many = new StringBuilder("## Tasks\n");
        for (int i = 0; i < 1_500; i++) {
            many.append("- [ ] Add thing ").append(i).append('\n');
        }

        var proposal = cycles(many.toString());

        assertThat(proposal.tasks()).hasSize(Proposal.MOST_TASKS);
        assertThat(proposal.notes()).anyMatch(note -> note.contains("split the document"));
    }

    @Test
    void fourTimesTheTextTakesNotMuchMoreThanFourTimesTheTime() {
        var once = sample("tdd-refactor-stage/api-layer-spec.txt").text();
        all(source(once.repeat(4)));

        double small = seconds(source(once.repeat(11)));
        double large = seconds(source(once.repeat(44)));

        assertThat(once.length() * 44).isGreaterThan(1_000_000);
        assertThat(large).isLessThan(10 * small + 2);
    }

    private static double seconds(Source source) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        all(source);
        return (threads.getCurrentThreadCpuTime() - before) / 1e9;
    }

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky().map(text -> text + "\nsome words");
    }

    @Property(tries = 400, seed = "2026")
    void anyDocumentGivesTasksThatCanStandTogetherAndAlwaysTheSame(@ForAll("documents") String text) {
        var proposal = all(source(text));

        assertThat(proposal.tasks()).isNotEmpty();
        assertThat(titles(proposal)).doesNotHaveDuplicates();
        assertThat(all(source(text))).isEqualTo(proposal);
    }

    @Property(tries = 400, seed = "2026")
    void anyTextGivesTasks(@ForAll String text) {
        assertThat(all(source(text + "a")).tasks())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.criteria()).isNotEmpty());
    }
}
