package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The methods of the library's, the test-driven and the domain-driven planner, each from an empty project to DONE. */
class PlanningStoriesTest extends ServerTest {

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static String project(String key, String playbook) {
        must(server.post(
                "/api/v1/projects",
                "{\"key\":\"" + key + "\",\"name\":\"" + key + "\",\"playbook\":\"" + playbook + "\"}"));
        return "/api/v1/projects/" + key;
    }

    private static String requirement(String project, String title) {
        return "/api/v1/requirements/"
                + must(server.post(project + "/requirements", "{\"title\":\"" + title + "\"}"))
                        .at("/id");
    }

    private static void write(String of, String section, String text) {
        var path = of + "/sections/" + section;
        must(server.putText(
                path,
                text.getBytes(StandardCharsets.UTF_8),
                "If-Match",
                String.valueOf(server.get(path).header("ETag"))));
    }

    private static Iterable<JsonNode> items(String list) {
        return must(server.get(list + "?limit=500")).json().path("items");
    }

    private static void tickAll(String list, String address) {
        for (var item : items(list)) {
            must(server.patch(address + item.path("id").asString(), "{\"done\":true}"));
        }
    }

    /** Ticks every box of a plan's prose. */
    private static void tickBoxes(String plan, String... sections) {
        for (var section : sections) {
            write(
                    plan,
                    section,
                    server.get(plan + "/sections/" + section).text().replace("- [ ]", "- [x]"));
        }
    }

    private static void toReview(String requirement) {
        for (var note : new String[] {"Plan is ready", "Built", "Tested"}) {
            must(server.post(requirement + "/handoffs", "{\"note\":\"" + note + "\"}"));
        }
    }

    private static String gate(String requirement) {
        return "/api/v1/gates/" + server.get(requirement + "/gates").at("/items/0/id");
    }

    private static String state(String gate, String check) {
        return server.get(gate + "/checks/" + check).at("/state").toLowerCase(java.util.Locale.ROOT);
    }

    private static void passTheRest(String gate) {
        for (var check : must(server.get(gate)).json().path("checks")) {
            var kind = check.path("kind").asString();
            if (kind.equals("computed")) {
                assertThat(check.path("state").asString()).as(check.toString()).isEqualToIgnoringCase("passed");
            } else {
                var source = kind.equals("evidence") ? ",\"source\":\"https://ci.example/7\"" : "";
                must(server.put(
                        gate + "/checks/" + check.path("key").asString(), "{\"result\":\"passed\"" + source + "}"));
            }
        }
    }

    private static Map<String, byte[]> done(String requirement) {
        assertThat(must(server.post(requirement + "/handoffs", "{\"note\":\"Done\"}"))
                        .at("/phase"))
                .isEqualTo("DONE");
        return unzip(must(server.get(requirement + "/workspace")).bytes());
    }

    private static String text(Map<String, byte[]> files, String path) {
        assertThat(files).containsKey(path);
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    @Test
    void theLibraryPlannerBringsAFeatureToAllItsTargets() {
        var requirement = requirement(project("LIBRARY", "library"), "Vector search support");
        write(requirement, "overview", "## Overview\n\nNearest neighbours by a vector column.\n\n");
        must(server.post(
                requirement + "/criteria",
                "{\"text\":\"Search works on all backends\",\"group\":\"Functional Requirements\"}"));
        must(server.post(
                requirement + "/risks",
                "{\"text\":\"SQLite has no vectors\",\"impact\":\"high\",\"mitigation\":\"Refuse it clearly\"}"));
        for (var kind : new String[] {"dependencies", "metrics", "references"}) {
            must(server.post(requirement + "/" + kind, "{\"text\":\"Of the kind " + kind + "\"}"));
        }
        var question = must(server.post(
                requirement + "/questions", "{\"text\":\"How does Oracle return vectors?\",\"for\":\"expert\"}"));
        var gate = gate(requirement);
        assertThat(state(gate, "questions-answered")).isEqualTo("failed");
        must(server.patch(
                requirement + "/questions/" + question.at("/id"), "{\"findings\":\"As NumPy arrays, from 23ai on\"}"));
        for (var other : items(requirement + "/questions")) {
            if (!other.path("done").asBoolean()) {
                must(server.patch(
                        requirement + "/questions/" + other.path("id").asString(), "{\"findings\":\"Looked up\"}"));
            }
        }
        assertThat(state(gate, "questions-answered")).isEqualTo("passed");

        for (var target : items(requirement + "/targets")) {
            var sqlite = target.path("text").asString().contains("SQLite");
            must(server.patch(
                    requirement + "/targets/" + target.path("id").asString(),
                    sqlite ? "{\"state\":\"degraded\",\"reason\":\"no vector type\"}" : "{\"state\":\"verified\"}"));
        }
        assertThat(server.get(requirement + "/matrix").text()).contains("no vector type");

        var plan = "/api/v1/plans/"
                + must(server.post(requirement + "/plans", "{\"title\":\"Vectors\",\"template\":true}"))
                        .at("/id");
        tickAll(plan + "/tasks", "/api/v1/tasks/");
        tickAll(requirement + "/criteria", requirement + "/criteria/");
        toReview(requirement);
        passTheRest(gate);
        var files = done(requirement);
        assertThat(files).containsKeys("prd.md", "tasks.md", "recovery.md", "progress.md");
        assertThat(text(files, "prd.md"))
                .contains(
                        "## Overview",
                        "## Problem Statement",
                        "## Goals",
                        "## Target Users",
                        "## Technical Scope",
                        "### Database Compatibility",
                        "### Framework Integration",
                        "### Async/Sync Support",
                        "## Acceptance Criteria",
                        "### Functional Requirements",
                        "### Technical Requirements",
                        "### Documentation Requirements",
                        "### Testing Requirements",
                        "## Implementation Phases",
                        "## Dependencies",
                        "## Risks & Mitigations",
                        "## Research Questions for Expert",
                        "## Success Metrics",
                        "## References");
        assertThat(text(files, "tasks.md")).contains("- [x] 1.1 ", "## Handoff Notes");
        assertThat(text(files, "recovery.md")).contains("Vector search support");
    }

    @Test
    void theTestDrivenPlannerOrdersStepsEachWithItsTest() {
        var requirement = requirement(project("ORCHESTRATOR", "test-driven"), "Task heartbeat");
        var plan = "/api/v1/plans/"
                + must(server.post(requirement + "/plans", "{\"title\":\"Task heartbeat\"}"))
                        .at("/id");
        var gate = gate(requirement);
        assertThat(state(gate, "test-per-step")).isEqualTo("failed");
        int step = 0;
        for (var task : items(plan + "/tasks")) {
            must(server.patch(
                    "/api/v1/tasks/" + task.path("id").asString(),
                    "{\"notes\":\"  - Path: `src/step_" + ++step + ".py`\\n  - Test: `tests/unit/test_step_" + step
                            + ".py`\\n\"}"));
        }
        assertThat(step).isGreaterThan(3);
        assertThat(state(gate, "test-per-step")).isEqualTo("passed");
        assertThat(state(gate, "step-order")).isEqualTo("passed");
        write(plan, "overview", "## Overview\n\nWorkers tell every 30 seconds that they live.\n\n");
        must(server.post(requirement + "/criteria", "{\"text\":\"A silent worker loses its task\"}"));

        for (var task : items(plan + "/tasks")) {
            must(server.patch(
                    "/api/v1/tasks/" + task.path("id").asString(),
                    "{\"done\":true,\"waiver\":\"this story ends with the plan\"}"));
        }
        tickAll(requirement + "/criteria", requirement + "/criteria/");
        tickBoxes(plan, "quality-gates", "success-criteria");
        toReview(requirement);
        passTheRest(gate);
        var file = text(done(requirement), "plan.md");
        assertThat(file)
                .contains(
                        "## Overview",
                        "## Affected Modules",
                        "## Schema Changes",
                        "### New Tables",
                        "### New Columns",
                        "### New Views",
                        "## Implementation Steps",
                        "### Phase 1: Foundation",
                        "### Phase 2: Core Logic",
                        "### Phase 3: Integration",
                        "### Phase 4: CLI",
                        "## Testing Strategy",
                        "## Quality Gates",
                        "## Risks & Mitigations",
                        "## Circuit Breaker Impact",
                        "## Success Criteria",
                        "tests/unit/test_step_1.py");
    }

    @Test
    void theDomainDrivenPlannerBeginsWithADesignAndKeepsSecretsOut() {
        var requirement = requirement(project("BROKER", "domain-driven"), "Order tracking");
        var early = server.post(requirement + "/plans", "{\"title\":\"Order tracking\"}");
        assertThat(early.at("/refusal")).isEqualTo("design.missing");
        must(
                server.post(
                        requirement + "/sections",
                        "{\"path\":\"design.md\",\"key\":\"design\",\"text\":\"# Design\\n\\nThe order is the aggregate root.\\n\"}"));
        must(server.put(requirement + "/design", "{\"section\":\"design\"}"));
        var drafted = must(server.post(requirement + "/plans", "{\"title\":\"Order tracking\"}"));
        var plan = "/api/v1/plans/" + drafted.at("/id");
        assertThat(drafted.at("/path")).matches("docs/plan/\\d{2}-001-order-tracking-plan\\.md");
        var second = must(server.post(requirement + "/plans", "{\"title\":\"Order tracking refactor\"}"));
        assertThat(second.at("/path")).matches("docs/plan/\\d{2}-002-order-tracking-refactor-plan\\.md");

        var gate = gate(requirement);
        var before = server.get(plan + "/sections/overview").text();
        write(plan, "overview", before + "\nConnect to postgresql://oms:Tr0ub4dor@db.internal:5432/oms\n\n");
        var leak = server.get(gate + "/checks/database-security");
        assertThat(leak.at("/state")).isEqualToIgnoringCase("failed");
        assertThat(leak.text()).doesNotContain("Tr0ub4dor").contains("-001-order-tracking-plan.md");
        write(plan, "overview", before);
        assertThat(state(gate, "database-security")).isEqualTo("passed");

        var secondPlan = "/api/v1/plans/" + second.at("/id");
        for (var each : new String[] {plan, secondPlan}) {
            tickAll(each + "/tasks", "/api/v1/tasks/");
            tickBoxes(each, "ddd-compliance-check", "database-planning-requirements");
        }
        must(server.post(requirement + "/criteria", "{\"text\":\"An order tells its state\"}"));
        tickAll(requirement + "/criteria", requirement + "/criteria/");
        write(requirement, "design", "# Design\n\nThe order is the root, the fill an entity.\n");
        assertThat(state(gate, "design-accepted")).isEqualTo("failed");
        must(server.put(requirement + "/design", "{\"section\":\"design\"}"));
        toReview(requirement);
        passTheRest(gate);
        var file = text(done(requirement), drafted.at("/path"));
        assertThat(file)
                .contains(
                        "## Overview",
                        "## 📋 Implementation Task List",
                        "### Phase 1: Domain Layer Setup",
                        "### Phase 6: Testing & Validation",
                        "## DDD Compliance Check",
                        "## Implementation Steps",
                        "## DDD Pattern Decisions",
                        "## SOLID Compliance Plan",
                        "## Risk Assessment",
                        "## Database Planning Requirements",
                        "## Testing Strategy for Developer");
    }
}
