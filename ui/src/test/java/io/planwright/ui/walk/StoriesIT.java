package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each of the four methods by which plans are made, from an empty project to the files of a requirement that is done. */
class StoriesIT {

    @TempDir
    static Path folder;

    private static Grounds grounds;
    private static Page page;
    private static Visitor ada;
    private static Script script;

    private final Pictures pictures = new Pictures();

    @BeforeAll
    static void start() throws Exception {
        grounds = new Grounds(folder);
        page = grounds.setUp();
        ada = new Visitor(page, grounds.address());
        script = grounds.script();
    }

    @AfterAll
    static void stop() {
        grounds.close();
    }

    @AfterEach
    void nobodyIsKeptOut() {
        assertThat(pictures.barriers()).isEmpty();
    }

    /** @return the address of the only requirement of a project */
    private static String requirementOf(String project) throws Exception {
        return "/api/v1/requirements/"
                + script.get("/api/v1/projects/" + project + "/requirements")
                        .at("/items/0/id")
                        .asString();
    }

    private static void write(Script who, String of, Map<String, String> sections) throws Exception {
        for (var section : sections.entrySet()) {
            var path = of + "/sections/" + section.getKey();
            var heading = who.text(path).lines().findFirst().orElseThrow();
            who.write(path, heading + "\n\n" + section.getValue().strip() + "\n\n");
        }
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static String text(SortedMap<String, byte[]> files, String path) {
        assertThat(files).containsKey(path);
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    @Test
    void aFeatureComesToAllTargetsOfALibrary() throws Exception {
        ada.begins("VECTOR", "Data access library", "library");
        ada.drafts("Vector search support", "vector-search-support");
        var requirement = requirementOf("VECTOR");

        // a person and a script write the PRD side by side
        ada.writes("overview", """
                ## Overview

                Repositories find the rows whose embedding is nearest to a given one. The column type, the operator and the \
                index differ from database to database; the call does not.
                """);
        write(script, requirement, Texts.PRD);
        write(
                script,
                requirement,
                Map.of("technical-scope", Texts.scope(script.text(requirement + "/sections/technical-scope"))));
        ada.writes("acceptance-criteria", """
                ## Acceptance Criteria

                ### Functional Requirements

                - [ ] `nearest()` returns rows by distance, the nearest first

                ### Technical Requirements

                - [ ] Both variants, asynchronous and synchronous, pass the type checker

                ### Documentation Requirements

                - [ ] The guide names the distance function of each database

                ### Testing Requirements

                - [ ] Each backend has a test under its marker
                """);
        ada.adds("criteria", "CRITERION", fields("text", "Markers select one backend at a time"));
        ada.adds(
                "risks",
                "RISK",
                fields(
                        "text",
                        "SQLite has no vector type",
                        "mitigation",
                        "Refuse the column with an error",
                        "impact",
                        "high"));
        ada.adds("dependencies", "DEPENDENCY", fields("text", "pgvector 0.7"));
        ada.adds("metrics", "METRIC", fields("text", "10,000 rows are searched within 50 ms"));
        ada.adds("references", "REFERENCE", fields("text", "The guide on filtering"));
        ada.adds("questions", "QUESTION", fields("text", "As what does Oracle return vectors?", "for", "expert"));
        page.locator("#document").evaluate("element => element.scrollTo(0, 0)");
        ada.scrollsTo("#questions");
        pictures.take(page, "story-library-prd");

        for (var target : new String[] {"postgresql", "oracle", "mysql", "mssql", "cockroachdb", "spanner", "duckdb"}) {
            ada.marksTarget(target, "planned");
        }
        for (var framework : new String[] {"litestar", "fastapi", "flask", "sanic", "starlette"}) {
            ada.marksTarget(framework, "verified");
        }
        ada.marksTarget("sqlite", "degraded", "no vector type: the column is refused");
        ada.handsOff("Read the open question first", "Implementing");

        // the expert finds out and builds
        ada.raisesBlocker("The test database for Spanner is down");
        ada.draftsPlan();
        assertThat(ada.sees("planwright-phase")).hasCount(7);
        ada.ticksPhases(1, 4);
        ada.sees("planwright-phase").nth(2).scrollIntoViewIfNeeded();
        pictures.take(page, "story-library-tasks");
        ada.looksAtTheRequirement();
        assertThat(text(ada.exports(), "recovery.md")).contains(Texts.HEADINGS_OF_A_RECOVERY_GUIDE);
        ada.answers("As NumPy arrays, from 23ai on.", "https://docs.oracle.com/en/database");
        ada.clearsBlocker("It is up again");
        for (var target : new String[] {"postgresql", "oracle", "mysql", "mssql", "cockroachdb", "spanner", "duckdb"}) {
            ada.marksTarget(target, "verified");
        }
        assertThat(ada.sees("#compatibility")).containsText("SQLite — Degraded");
        ada.sees("#target-postgresql-verified").scrollIntoViewIfNeeded();
        pictures.take(page, "story-library-matrix");

        ada.handsOff("Run by marker; DuckDB needs its extension", "Testing");
        ada.looksAtThePlan();
        ada.ticksPhases(5, 5);
        ada.looksAtTheRequirement();
        ada.ticksAllCriteria();
        ada.handsOff("All backends pass", "Reviewing");
        ada.looksAtThePlan();
        ada.ticksPhases(6, 7);
        ada.looksAtTheGate();
        ada.passesWhatIsLeft();
        assertThat(ada.sees(".gate")).containsText("Gate passed");
        ada.scrollsTo(".gate");
        ada.looksAtTheRequirement();
        ada.finishes("documentation");
        ada.finishes("gate");
        ada.finishes("cleanup");
        ada.archives();
        pictures.take(page, "story-library-done");

        var files = ada.exports();
        assertThat(files.keySet()).contains("prd.md", "tasks.md", "recovery.md", "progress.md");
        assertThat(text(files, "prd.md")).contains(Texts.HEADINGS_OF_A_PRD);
        assertThat(text(files, "tasks.md"))
                .contains("## Phase 1", "## Phase 7", "- [x] 1.1 ", "- [x] 7.6 ", "## Handoff Notes");
        assertThat(text(files, "recovery.md")).contains("**Phase**: done (archived)", "34/34 tasks");
        assertThat(text(files, "progress.md")).contains("Ada Lovelace");
    }

    @Test
    void rolesWorkOnARequirementEachWithinItsRights() throws Exception {
        ada.begins("SEARCH", "Shared library", "coordination");
        var expert = token("Expert agent");
        var testing = token("Testing agent");
        page.navigate(grounds.address() + "/p/SEARCH/-/settings/roles");
        gives("Expert agent", "expert");
        gives("Testing agent", "testing");
        role("Ada Lovelace", "planner").click();
        page.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]").click();
        assertThat(role("Ada Lovelace", "planner")).hasAttribute("aria-pressed", "true");
        var me = page.locator(".actor", new Page.LocatorOptions().setHasText("Ada Lovelace"))
                .getAttribute("id")
                .substring("actor-".length());
        script.post("/api/v1/projects/SEARCH/roles", "{\"actorId\":\"" + me + "\",\"role\":\"docs-vision\"}");
        assertThat(role("Ada Lovelace", "docs-vision")).hasAttribute("aria-pressed", "true");
        page.navigate(grounds.address() + "/p/SEARCH");

        // planning, with a decision that several have a say in
        ada.drafts("Full text search", "full-text-search");
        var requirement = requirementOf("SEARCH");
        ada.writes("overview", """
                ## Overview

                List methods take a search text. Each database answers it with the full text search that it has.
                """);
        write(script, requirement, Texts.PRD);
        write(
                script,
                requirement,
                Map.of("technical-scope", Texts.scope(script.text(requirement + "/sections/technical-scope"))));
        write(script, requirement, Map.of("acceptance-criteria", Texts.CRITERIA));
        ada.adds("criteria", "CRITERION", fields("text", "Markers select one backend at a time"));
        ada.sees("#rail-more").click();
        ada.adds(
                "decisions",
                "DECISION",
                fields(
                        "text",
                        "Does search get a method of its own?",
                        "context",
                        "Each database has its own full text search."));
        ada.addsPart(
                "decisions",
                fields(
                        "actor",
                        "Reviewer bot",
                        "stance",
                        "for",
                        "argument",
                        "One place for all dialects",
                        "confidence",
                        "high"));
        ada.addsPart(
                "decisions",
                fields(
                        "actor",
                        "Grace",
                        "stance",
                        "against",
                        "argument",
                        "Filters can say it already",
                        "confidence",
                        "medium"));
        ada.sees("#decisions [id^=answer-]").click();
        ada.sees("#item-field-outcome").fill("A filter class that list methods take");
        ada.sees("#item-field-decidedBy").fill("Ada Lovelace");
        ada.sees("#item-save").click();
        assertThat(ada.sees("#decisions")).containsText("A filter class that list methods take");
        assertThat(ada.sees("#decisions .positions tbody tr")).hasCount(2);
        ada.adds("questions", "QUESTION", fields("text", "Which index does SQLite need?", "for", "expert"));
        ada.scrollsTo("#decisions");
        pictures.take(page, "story-coordination-decision");
        var plan = ada.draftsPlan();
        ada.ticksPhases(1, 1);
        ada.looksAtTheRequirement();
        ada.handsOff("The question on SQLite comes first", "Implementing");

        // what is another role's to do is refused, and the role is named
        ada.sees("#hand-off").click();
        ada.sees("#hand-off-ok").click();
        ada.reads("is for Expert");
        pictures.take(page, "story-coordination-refused");
        ada.sees("#hand-off-cancel").click();

        // two programs go on over REST
        var question = expert.get(requirement + "/questions").at("/items/0/id").asString();
        expert.patch(requirement + "/questions/" + question, """
                {"findings": "An FTS5 table beside the rows", "sources": "https://www.sqlite.org/fts5.html"}""");
        expert.post(requirement + "/investigations", """
                {"text": "Oracle returns no rows", "outcome": "The index is synchronised on commit now",
                 "steps": [{"hypothesis": "The index lags behind", "findings": "It is synchronised by hand",
                            "confidence": "high", "focusAreas": "oracle", "files": "tests/test_search.py"}]}""");
        expert.post(requirement + "/notes", """
                {"text": "Oracle log", "body": "DRG-10599 seen twice"}""");
        tick(expert, plan, "2.");
        assertThat(testing.refused("POST", requirement + "/handoffs", "{}")).isEqualTo("role.missing");
        expert.post(requirement + "/handoffs", "{\"note\":\"Test by marker\"}");
        tick(testing, plan, "3.");
        testing.post(requirement + "/handoffs", "{\"note\":\"All backends pass\"}");

        // the review: documentation, gate, cleanup
        ada.looksAtTheRequirement();
        assertThat(ada.sees("#life")).containsText("Documentation");
        ada.opens("investigations");
        assertThat(ada.sees("#investigations")).containsText("Oracle returns no rows");
        ada.ticksAllCriteria();
        for (var target : ada.sees("tr.target [id$=-verified]").all()) {
            target.click();
            assertThat(target).hasAttribute("aria-pressed", "true");
        }
        ada.writes("overview", """
                ## Overview

                Full text search is the perfect way to find rows in lists.
                """);
        ada.triesToFinish("documentation");
        ada.isTold("The documentation states facts");
        ada.sees("#finish-step-cancel").click();
        ada.looksAtTheGate();
        assertThat(ada.sees("#check-factual-language")).containsText("perfect");
        ada.passes("documentation-updated");
        pictures.take(page, "story-coordination-gate");
        ada.looksAtTheRequirement();
        ada.writes("overview", """
                ## Overview

                Full text search finds rows in lists.
                """);
        ada.looksAtTheGate();
        ada.passesWhatIsLeft();
        ada.looksAtTheRequirement();
        ada.finishes("documentation");
        ada.looksAtThePlan();
        ada.ticksPhases(4, 4);
        ada.looksAtTheGate();
        ada.proves("lint-passes", "https://ci.example/41");
        ada.proves("tests-pass", "https://ci.example/42");
        ada.passesWhatIsLeft();
        assertThat(ada.sees(".gate")).containsText("Gate passed");
        ada.scrollsTo(".gate");
        ada.looksAtTheRequirement();
        ada.finishes("gate");
        ada.finishes("cleanup");
        assertThat(ada.sees(".requirement-head")).containsText("Archived");
        ada.opens("handoffs");
        ada.scrollsTo("#handoffs");
        pictures.take(page, "story-coordination-archived");

        var files = ada.exports();
        assertThat(files.keySet())
                .contains("prd.md", "tasks.md", "recovery.md", "progress.md", "gate-report.md")
                .contains("research/consensus.md", "research/investigations.md")
                .noneMatch(path -> path.startsWith("tmp/"));
        assertThat(text(files, "prd.md")).contains(Texts.HEADINGS_OF_A_PRD);
        assertThat(text(files, "research/consensus.md"))
                .contains("Reviewer bot", "A filter class that list methods take");
        assertThat(text(files, "progress.md")).contains("Ada Lovelace", "Expert agent", "Testing agent");
        page.navigate(grounds.address() + "/p/SEARCH");
        ada.sees("#show-archived").click();
        assertThat(ada.sees("#requirement-full-text-search")).isVisible();
    }

    /** Issues a token on the page for tokens. */
    private static Script token(String name) throws Exception {
        page.navigate(grounds.address() + "/settings/tokens");
        page.locator("#new-token").click();
        page.locator("#token-name input").fill(name);
        page.locator("#token-create").click();
        var secret = page.locator("#token-secret").textContent();
        page.locator("#secret-close").click();
        return new Script(grounds.address(), secret);
    }

    private static Locator role(String actor, String role) {
        return page.locator(".actor", new Page.LocatorOptions().setHasText(actor))
                .locator("[id^=role-" + role + "-]");
    }

    private static void gives(String actor, String role) {
        role(actor, role).click();
        assertThat(role(actor, role)).hasAttribute("aria-pressed", "true");
    }

    private static void tick(Script who, String plan, String numbers) throws Exception {
        for (JsonNode task : who.get(plan + "/tasks?limit=500").path("items")) {
            if (task.path("number").asString().startsWith(numbers)) {
                who.patch("/api/v1/tasks/" + task.path("id").asString(), "{\"done\":true}");
            }
        }
    }

    @Test
    void aPlanNamesATestForEachOfItsSteps() throws Exception {
        ada.begins("RUNNER", "Task runner", "test-driven");
        ada.drafts("Task heartbeat", "task-heartbeat");
        var requirement = requirementOf("RUNNER");
        ada.writes("overview", """
                ## Overview

                Workers say every 30 seconds that they live. A task whose worker is silent for 300 seconds is free again.
                """);
        write(
                script,
                requirement,
                Map.of(
                        "goals", "- No task is lost with its worker",
                        "assumptions-constraints", "- One writer at a time is enough for the database"));
        ada.adds("criteria", "CRITERION", fields("text", "A silent worker loses its task after 300 seconds"));
        ada.adds("criteria", "CRITERION", fields("text", "A worker that beats keeps its task"));
        ada.adds("references", "REFERENCE", fields("text", "The worker pool"));
        ada.adds("questions", "QUESTION", fields("text", "Does the pool already know when a worker was last seen?"));
        ada.answers("No: it knows only who has claimed what.", "src/runner/worker_pool.py");

        var plan = ada.draftsPlan();
        ada.looksAtTheGate();
        assertThat(ada.sees("#check-test-per-step")).containsText("Failed");
        ada.sees("#check-test-per-step").scrollIntoViewIfNeeded();
        pictures.take(page, "story-test-driven-missing");
        ada.looksAtThePlan();
        write(script, plan, Texts.TEST_DRIVEN_PLAN);
        ada.writes("affected-modules", """
                ## Affected Modules

                | Module | Change Type | Description |
                |--------|-------------|-------------|
                | `heartbeat.py` | New | Beats, and who is silent |
                | `worker_pool.py` | Modify | Frees the tasks of the silent |
                """);
        ada.notes(0, "- Path: `schema/schema.sql`\n- Test: `tests/unit/test_schema.py`");
        ada.notes(1, "- Path: `src/runner/models.py`\n- Test: `tests/unit/test_models.py`");
        ada.notes(
                2,
                "- Path: `src/runner/heartbeat.py`\n- Key functions: `beat()`, `silent()`\n- Test: `tests/unit/test_heartbeat.py`");
        ada.notes(
                3,
                "- Modify: `src/runner/worker_pool.py`\n- Integration points: `claim()`, `release()`\n- Test: `tests/integration/test_pool.py`");
        ada.notes(4, "- Modify: `src/runner/cli.py`\n- New command: `runner workers`\n- Test: `tests/e2e/test_cli.py`");
        ada.readsNotes(2);
        ada.readsNotes(3);
        ada.sees("planwright-phase").first().evaluate("element => element.scrollIntoView({ block: 'start' })");
        pictures.take(page, "story-test-driven-plan");
        ada.looksAtTheGate();
        assertThat(ada.sees("#check-test-per-step")).containsText("Passed");
        assertThat(ada.sees("#check-step-order")).containsText("Passed");

        ada.looksAtTheRequirement();
        ada.handsOff("Test first, step by step", "Implementing");
        for (var each : script.get(requirement + "/plans").path("items")) {
            var of = "/api/v1/plans/" + each.path("id").asString() + "/tasks";
            for (var task : script.get(of).path("items")) {
                script.patch(
                        "/api/v1/tasks/" + task.path("id").asString(),
                        "{\"done\":true,\"waiver\":\"built before the runner could take evidence\"}");
            }
        }
        ada.looksAtTheRequirement();
        ada.handsOff("All steps are built", "Testing");
        ada.ticksAllCriteria();
        ada.handsOff("The whole suite has run", "Reviewing");
        ada.looksAtThePlan();
        ada.ticksBoxesOf("quality-gates");
        ada.ticksBoxesOf("success-criteria");
        ada.sees("#section-success-criteria").scrollIntoViewIfNeeded();
        pictures.take(page, "story-test-driven-boxes");
        ada.looksAtTheGate();
        for (var check : new String[] {"style-passes", "types-pass", "tests-pass", "coverage-reached"}) {
            ada.proves(check, "https://ci.example/" + check);
        }
        ada.passesWhatIsLeft();
        assertThat(ada.sees(".gate")).containsText("Gate passed");
        ada.scrollsTo(".gate");
        pictures.take(page, "story-test-driven-gate");
        ada.looksAtTheRequirement();
        ada.finishes("documentation");
        ada.finishes("gate");
        ada.finishes("cleanup");
        ada.archives();

        var files = ada.exports();
        assertThat(files.keySet()).contains("prd.md", "plan.md", "recovery.md", "progress.md", "gate-report.md");
        assertThat(text(files, "plan.md"))
                .contains(
                        "# Implementation Plan: Task heartbeat",
                        "## Overview",
                        "## Affected Modules",
                        "## Schema Changes")
                .contains("### New Tables", "### New Columns", "### New Views", "## Implementation Steps")
                .contains(
                        "### Phase 1: Foundation",
                        "### Phase 2: Core Logic",
                        "### Phase 3: Integration",
                        "### Phase 4: CLI")
                .contains(
                        "## Testing Strategy",
                        "### Unit Tests",
                        "### Integration Tests",
                        "### E2E Tests",
                        "## Quality Gates")
                .contains("## Risks & Mitigations", "## Circuit Breaker Impact", "## Success Criteria")
                .contains("  - Test: `tests/unit/test_heartbeat.py`")
                .doesNotContain("- [ ]");
    }

    @Test
    void aPlanByLayersBeginsWithADesignAndHoldsNoSecret() throws Exception {
        ada.begins("BROKER", "Broker", "domain-driven");
        ada.drafts("Order tracking", "order-tracking");
        var requirement = requirementOf("BROKER");
        write(
                script,
                requirement,
                Map.of(
                        "overview", "Clients see how far each of their orders is.",
                        "bounded-context", "Order management. Its neighbours are settlement and market data.",
                        "goals", "- Every order tells its state within a second"));
        ada.adds("criteria", "CRITERION", fields("text", "A filled order is never cancelled"));
        ada.adds("dependencies", "DEPENDENCY", fields("text", "The feed of the exchange"));
        ada.adds("questions", "QUESTION", fields("text", "Does a partial fill have an event of its own?"));
        ada.answers("Yes: each fill is an entity of the order.", "The architect");

        // no plan without a design
        ada.asksForPlan();
        ada.isTold("no accepted design");
        ada.sees("#plan-dialog-cancel").click();
        ada.acceptsDesignFrom("order-tracking-design.md", """
                # Design: order tracking

                The order is the root of its aggregate; its fills are entities, price and quantity are values.

                | Aggregate | Invariant |
                |-----------|-----------|
                | Order | The fills never exceed the quantity |
                """);
        assertThat(ada.sees("#design")).containsText("Design accepted by Ada Lovelace");
        ada.sees(".file-name").first().scrollIntoViewIfNeeded();
        pictures.take(page, "story-domain-driven-design");
        var plan = ada.draftsPlan();
        assertThat(ada.sees("#plan-file")).hasText(Pattern.compile("docs/plan/\\d{2}-001-order-tracking-plan\\.md"));
        var path = ada.sees("#plan-file").textContent().strip();

        // a password in a plan keeps its gate shut
        ada.writes("overview", Texts.OVERVIEW_WITH_A_PASSWORD);
        ada.looksAtTheGate();
        assertThat(ada.sees("#check-database-security")).containsText("Failed");
        assertThat(ada.sees("#check-database-security")).not().containsText("Tr0ub4dor");
        ada.sees("#check-database-security").scrollIntoViewIfNeeded();
        pictures.take(page, "story-domain-driven-secret");
        ada.looksAtThePlan();
        ada.writes("overview", Texts.OVERVIEW_WITH_A_PASSWORD.replaceAll("(?m)^Connect.*\\n", ""));
        write(script, plan, Texts.DOMAIN_DRIVEN_PLAN);
        ada.looksAtTheGate();
        assertThat(ada.sees("#check-database-security")).containsText("Passed");

        ada.looksAtTheRequirement();
        ada.handsOff("The domain comes first", "Implementing");
        ada.looksAtThePlan();
        ada.ticksPhases(1, 5);
        ada.sees("planwright-phase").first().evaluate("element => element.scrollIntoView({ block: 'start' })");
        pictures.take(page, "story-domain-driven-plan");
        ada.looksAtTheRequirement();
        ada.handsOff("Built, layer by layer", "Testing");
        ada.ticksAllCriteria();
        ada.looksAtThePlan();
        ada.ticksPhases(6, 6);
        ada.ticksBoxesOf("ddd-compliance-check");
        ada.ticksBoxesOf("database-planning-requirements");
        ada.looksAtTheRequirement();
        ada.handsOff("Rules, contracts and workflows are tested", "Reviewing");
        ada.looksAtTheGate();
        ada.passesWhatIsLeft();
        assertThat(ada.sees(".gate")).containsText("Gate passed");
        ada.scrollsTo(".gate");
        pictures.take(page, "story-domain-driven-gate");
        ada.looksAtTheRequirement();
        ada.finishes("documentation");
        ada.finishes("gate");
        ada.finishes("cleanup");
        ada.archives();

        var files = ada.exports();
        assertThat(files.keySet()).contains("prd.md", "design/order-tracking-design.md", path, "gate-report.md");
        assertThat(text(files, path))
                .contains("# Implementation Plan: Order tracking", "**Created**", "**Week**", "## Overview")
                .contains(
                        "## 📋 Implementation Task List",
                        "### Phase 1: Domain Layer Setup",
                        "### Phase 2: Repository Layer")
                .contains("### Phase 3: Application Layer", "### Phase 4: Infrastructure Integration")
                .contains(
                        "### Phase 5: Presentation Layer",
                        "### Phase 6: Testing & Validation",
                        "## DDD Compliance Check")
                .contains("## Implementation Steps", "### Step 1: Domain Layer", "### Step 5: Presentation Layer")
                .contains("## DDD Pattern Decisions", "## SOLID Compliance Plan", "## Risk Assessment")
                .contains(
                        "## Database Planning Requirements",
                        "### Environment Configuration",
                        "Database Security Checklist")
                .contains("## Testing Strategy for Developer")
                .doesNotContain("Tr0ub4dor", "- [ ]");
    }
}
