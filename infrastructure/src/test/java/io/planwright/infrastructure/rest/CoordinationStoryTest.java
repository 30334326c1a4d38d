package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The method of coordinated agents, from an empty project to an archived requirement: four roles, each bound by the matrix. */
class CoordinationStoryTest extends ServerTest {

    /** Somebody with a token of his own. */
    private record Agent(String id, String secret) {

        static Agent named(String name) {
            var issued = server.post("/api/v1/tokens", "{\"name\":\"" + name + "\",\"kind\":\"agent\"}");
            return new Agent(issued.at("/id"), issued.at("/secret"));
        }

        Answer ask(String method, String path, String body) {
            return server.send(
                    method,
                    path,
                    BodyPublishers.ofString(body),
                    "Authorization",
                    "Bearer " + secret,
                    "Content-Type",
                    "application/json");
        }

        Answer does(String method, String path, String body) {
            var answer = ask(method, path, body);
            assertThat(answer.status())
                    .as("%s %s: %s", method, path, answer.text())
                    .isBetween(200, 299);
            return answer;
        }

        void isTold(String method, String path, String body, String roleThatMay) {
            var answer = ask(method, path, body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.at("/refusal")).isEqualTo("role.missing");
            assertThat(answer.json().path("allowed").toString()).contains(roleThatMay);
        }

        void writes(String requirement, String section, String text) {
            var path = requirement + "/sections/" + section;
            var etag = server.get(path).header("ETag");
            var answer = server.send(
                    "PUT",
                    path,
                    BodyPublishers.ofString(text),
                    "Authorization",
                    "Bearer " + secret,
                    "Content-Type",
                    "text/markdown",
                    "If-Match",
                    String.valueOf(etag));
            assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
        }
    }

    private static Iterable<JsonNode> items(String list) {
        return server.get(list + (list.contains("?") ? "&" : "?") + "limit=500")
                .json()
                .path("items");
    }

    @Test
    void fourRolesTakeARequirementFromPlanningToTheArchive() {
        var planner = Agent.named("Planner agent");
        var expert = Agent.named("Expert agent");
        var testing = Agent.named("Testing agent");
        var docs = Agent.named("Docs agent");
        server.post("/api/v1/projects", "{\"key\":\"ALCHEMY\",\"name\":\"Alchemy\",\"playbook\":\"coordination\"}");
        var project = "/api/v1/projects/ALCHEMY";
        Map.of(planner, "planner", expert, "expert", testing, "testing", docs, "docs-vision")
                .forEach((agent, role) -> assertThat(server.post(
                                        project + "/roles",
                                        "{\"actorId\":\"" + agent.id() + "\",\"role\":\"" + role + "\"}")
                                .status())
                        .isEqualTo(201));

        // planning
        expert.isTold("POST", project + "/requirements", "{\"title\":\"Full text search\"}", "Planner");
        var drafted = planner.does("POST", project + "/requirements", "{\"title\":\"Full text search\"}");
        var requirement = "/api/v1/requirements/" + drafted.at("/id");
        fillThePrd(planner, requirement);
        var plan = "/api/v1/plans/"
                + planner.does("POST", requirement + "/plans", "{\"title\":\"Full text search\",\"template\":true}")
                        .at("/id");
        planner.does("POST", requirement + "/decisions", """
                {"text": "Should repositories get a search method of their own?",
                 "context": "Every database has its own full text search.",
                 "positions": [
                   {"actor": "gemini-2.5-pro", "stance": "for", "argument": "One place for dialects", "confidence": "high"},
                   {"actor": "gpt-5", "stance": "neutral", "argument": "Filters could do", "confidence": "medium"}],
                 "outcome": "A filter class, used by list methods", "decidedBy": "Planner agent"}
                """);
        var question = planner.does(
                "POST", requirement + "/questions", "{\"text\":\"Which index does SQLite need?\",\"for\":\"expert\"}");
        tick(planner, plan, "1.");
        testing.isTold("POST", requirement + "/handoffs", "{}", "Planner");
        planner.does("POST", requirement + "/handoffs", "{\"note\":\"Read the PRD, then the questions\"}");

        // implementation
        planner.isTold("PATCH", firstOpenTask(plan), "{\"done\":true}", "Expert");
        expert.does(
                "PATCH",
                requirement + "/questions/" + question.at("/id"),
                "{\"findings\":\"FTS5 virtual tables\",\"sources\":\"https://www.sqlite.org/fts5.html\"}");
        expert.does("POST", requirement + "/investigations", """
                {"text": "Oracle returns no rows", "outcome": "The index was not synchronised",
                 "steps": [{"hypothesis": "The index lags", "findings": "SYNC is manual", "confidence": "high",
                            "focusAreas": "oracle", "files": "tests/integration/test_search.py"}]}
                """);
        expert.does("POST", requirement + "/notes", "{\"text\":\"Oracle log\",\"body\":\"ORA-29855 seen twice\"}");
        tick(expert, plan, "2.");
        expert.does("POST", requirement + "/handoffs", "{\"note\":\"Test with markers\"}");

        // testing
        expert.isTold("POST", requirement + "/handoffs", "{}", "Testing");
        tick(testing, plan, "3.");
        testing.does("POST", requirement + "/handoffs", "{\"note\":\"All backends are green\"}");

        // review: documentation, gate, cleanup
        for (var criterion : items(requirement + "/criteria")) {
            docs.does("PATCH", requirement + "/criteria/" + criterion.path("id").asString(), "{\"done\":true}");
        }
        for (var target : items(requirement + "/targets")) {
            docs.does("PATCH", requirement + "/targets/" + target.path("id").asString(), "{\"state\":\"verified\"}");
        }
        docs.writes(requirement, "overview", "## Overview\n\nFull text search is ideal for lists.\n\n");
        var gate = "/api/v1/gates/" + server.get(requirement + "/gates").at("/items/0/id");
        docs.does("PUT", gate + "/checks/documentation-updated", "{\"result\":\"passed\"}");
        var marketing = docs.ask("POST", requirement + "/review", "{\"step\":\"documentation\"}");
        assertThat(marketing.at("/refusal")).isEqualTo("gate.open");
        assertThat(marketing.at("/facts/0/id")).isEqualTo("factual-language");
        docs.writes(requirement, "overview", "## Overview\n\nFull text search for list methods.\n\n");
        docs.does("PUT", gate + "/checks/documentation-updated", "{\"result\":\"passed\"}");
        docs.does("POST", requirement + "/review", "{\"step\":\"documentation\"}");

        tick(docs, plan, "4.");
        assertThat(docs.ask("POST", requirement + "/review", "{\"step\":\"gate\"}")
                        .at("/refusal"))
                .isEqualTo("gate.open");
        assertThat(server.get(gate + "/report").text()).contains("QUALITY GATE FAILED");
        passWhatIsNotComputed(docs, gate);
        docs.does("POST", requirement + "/review", "{\"step\":\"gate\"}");
        expert.isTold("POST", requirement + "/review", "{\"step\":\"cleanup\"}", "Docs & Vision");
        var done = docs.does("POST", requirement + "/review", "{\"step\":\"cleanup\",\"note\":\"Archived\"}");
        assertThat(done.at("/phase")).isEqualTo("DONE");
        assertThat(done.at("/archived")).isEqualTo("true");

        var files = unzip(server.get(requirement + "/workspace").bytes());
        assertThat(files.keySet())
                .contains(
                        "prd.md",
                        "tasks.md",
                        "recovery.md",
                        "progress.md",
                        "gate-report.md",
                        "research/consensus.md",
                        "research/investigations.md")
                .noneMatch(path -> path.startsWith("tmp/"));
        assertThat(text(files.get("research/consensus.md"))).contains("gemini-2.5-pro", "A filter class");
        assertThat(text(files.get("progress.md"))).contains("Planner agent", "Docs agent");
        assertThat(unzip(server.get(project + "/workspace").bytes()).keySet())
                .contains("requirements/archive/full-text-search/prd.md");
    }

    private static void fillThePrd(Agent planner, String requirement) {
        var texts = Map.of(
                "problem-statement", "## Problem Statement\n\nEach application writes its own SQL for search.\n\n",
                "goals",
                        "## Goals\n\n- Primary goal: search on every database\n- Secondary goals: no new dependency\n\n",
                "target-users",
                        "## Target Users\n\n- **Library developers**: one place for dialects\n"
                                + "- **Application developers**: one call\n- **Framework users**: filters from the query\n\n",
                "overview", "## Overview\n\nFull text search for list methods.\n\n",
                "implementation-phases",
                        "## Implementation Phases\n\n### Phase 1: Core Implementation (Expert)\n\n- [x] Filter class\n\n",
                "dependencies",
                        "## Dependencies\n\n**Internal Dependencies**:\n\n- Filters\n\n**External Dependencies**:\n\n"
                                + "- none\n\n**Framework Dependencies**:\n\n- none\n\n",
                "risks-mitigations",
                        "## Risks & Mitigations\n\n### Database Compatibility Risks\n\n"
                                + "- **Risk**: Spanner tokenises differently\n- **Mitigation**: its own expression\n\n",
                "success-metrics", "## Success Metrics\n\n- All databases pass integration tests\n\n",
                "references", "## References\n\n**Similar Features**:\n\n- Collection filter\n\n",
                "acceptance-criteria",
                        "## Acceptance Criteria\n\n### Functional Requirements\n\n- [ ] Search returns ranked rows\n\n"
                                + "### Testing Requirements\n\n- [ ] Each backend has a test\n\n");
        texts.forEach((section, text) -> planner.writes(requirement, section, text));
        var scope = server.get(requirement + "/sections/technical-scope").text();
        planner.writes(requirement, "technical-scope", scope.replaceAll("\\{[^}\\n]*}", "as on the other backends"));
    }

    private static String firstOpenTask(String plan) {
        return StreamSupport.stream(items(plan + "/tasks").spliterator(), false)
                .filter(task -> !task.path("done").asBoolean())
                .map(task -> "/api/v1/tasks/" + task.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void tick(Agent agent, String plan, String numbers) {
        int ticked = 0;
        for (var task : items(plan + "/tasks")) {
            if (task.path("number").asString().startsWith(numbers)) {
                agent.does("PATCH", "/api/v1/tasks/" + task.path("id").asString(), "{\"done\":true}");
                ticked++;
            }
        }
        assertThat(ticked).isPositive();
    }

    private static void passWhatIsNotComputed(Agent agent, String gate) {
        for (var check : server.get(gate).json().path("checks")) {
            var kind = check.path("kind").asString();
            if (kind.equals("computed")) {
                assertThat(check.path("state").asString()).as(check.toString()).isEqualToIgnoringCase("passed");
            } else if (!check.path("state").asString().equalsIgnoreCase("passed")) {
                var source = kind.equals("evidence") ? ",\"source\":\"https://ci.example/7\"" : "";
                agent.does(
                        "PUT",
                        gate + "/checks/" + check.path("key").asString(),
                        "{\"result\":\"passed\"" + source + "}");
            }
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
