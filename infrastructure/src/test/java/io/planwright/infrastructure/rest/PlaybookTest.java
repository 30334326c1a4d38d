package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Playbooks over HTTP: what comes with the server, what projects make of it, and what is drafted by it. */
class PlaybookTest extends ServerTest {

    private static Answer put(String project, String yaml, String ifMatch) {
        return server.send(
                "PUT",
                project + "/playbook",
                BodyPublishers.ofString(yaml),
                "Content-Type",
                "application/yaml",
                "If-Match",
                ifMatch);
    }

    private static String yaml(String project) {
        return server.get(project + "/playbook").text();
    }

    private static String etag(String project) {
        return String.valueOf(server.get(project + "/playbook").header("ETag"));
    }

    private static String project(String playbook, String more) {
        var project = project();
        var changed = server.patch(project, "{\"playbook\":\"" + playbook + "\"" + more + "}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return project;
    }

    private static String requirement(String project, String title) {
        var made = server.post(project + "/requirements", "{\"title\":\"" + title + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return "/api/v1/requirements/" + made.at("/id");
    }

    @Test
    void thePlaybooksThatComeWithTheServerAreListed() {
        var all = server.get("/api/v1/playbooks?language=vi");
        assertThat(all.json()
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("key").asString()))
                .containsExactly("library", "coordination", "test-driven", "domain-driven", "light");
        assertThat(all.at("/items/0/name")).isEqualTo("Thư viện");
        var summary = server.get("/api/v1/playbooks/domain-driven");
        assertThat(summary.at("/plan/path")).isEqualTo("docs/plan/{week}-{number}-{name}-plan.md");
        assertThat(summary.json().at("/plan/needsDesign").asBoolean()).isTrue();
        assertThat(summary.at("/plan/phases/0/layer")).isEqualTo("domain");
        var yaml = server.get("/api/v1/playbooks/domain-driven", "Accept", "application/yaml");
        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
        assertThat(yaml.text()).startsWith("key: domain-driven\n");
        assertThat(server.get("/api/v1/playbooks/chess").status()).isEqualTo(404);
    }

    @Test
    void aProjectChangesACopyOfItsOwnAndGoesBack() {
        var project = project();
        assertThat(server.get(project).json().path("ownPlaybook").asBoolean()).isFalse();
        assertThat(server.get(project).at("/playbookName")).isEqualTo("Library");
        var before = yaml(project);
        var seen = etag(project);
        assertThat(before).startsWith("key: library\n");

        var ours = before.replace("name: {en: Library, vi: Thư viện}", "name: Our way");
        var changed = put(project, ours, seen);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.at("/playbookName")).isEqualTo("Our way");
        assertThat(changed.json().path("ownPlaybook").asBoolean()).isTrue();
        assertThat(changed.header("ETag")).isEqualTo(etag(project)).isNotEqualTo(seen);
        assertThat(yaml(project)).isEqualTo(ours);
        assertThat(server.get(project + "/playbook", "Accept", "application/json")
                        .at("/name"))
                .isEqualTo("Our way");

        assertThat(server.delete(project + "/playbook").status()).isEqualTo(204);
        assertThat(yaml(project)).isEqualTo(before);
        assertThat(etag(project)).isEqualTo(seen);
    }

    @Test
    void aCopyThatWasChangedMeanwhileIsNotOverwritten() {
        var project = project();
        var seen = etag(project);
        var text = yaml(project);
        assertThat(put(project, "# theirs\n" + text, seen).status()).isEqualTo(200);
        var late = put(project, "# mine\n" + text, seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.at("/facts/0/id")).isEqualTo(etag(project));
        assertThat(yaml(project)).startsWith("# theirs\n");
        assertThat(server.send(
                                "PUT",
                                project + "/playbook",
                                BodyPublishers.ofString(text),
                                "Content-Type",
                                "application/yaml")
                        .status())
                .isEqualTo(428);
    }

    @Test
    void whatOneProjectGivesOutAnotherTakes() {
        var from = project();
        var to = project();
        put(from, yaml(from).replace("mostActive: 0", "mostActive: 9"), "*");
        assertThat(put(to, yaml(from), "*").status()).isEqualTo(200);
        assertThat(yaml(to)).isEqualTo(yaml(from));
        assertThat(server.get(to).json().at("/settings/activeRequirements").asInt())
                .isEqualTo(9);
        var other = project("coordination", "");
        var refused = put(other, yaml(from), "*");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("playbook.otherKey");
    }

    @Test
    void whatIsNoPlaybookIsRefusedWithLineAndKey() {
        var project = project();
        var text = yaml(project);
        var wrong = text.replaceFirst("rule: questions-answered", "rule: guess")
                .replaceFirst("lane: FULL", "lane: FAST\ncolour: red");
        var refused = put(project, wrong, "*");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.at("/refusal")).isEqualTo("playbook.unreadable");
        assertThat(refused.at("/detail")).contains("line 6: lane: ", "line 7: colour: ");
        assertThat(refused.at("/facts/0/id")).isEqualTo("6");
        var rule = put(project, text.replaceFirst("rule: questions-answered", "rule: guess"), "*");
        assertThat(rule.at("/detail")).contains("gate.checks[4].rule", "'guess'");
        assertThat(put(project, "key: [", "*").status()).isEqualTo(422);
        assertThat(server.send(
                                "PUT",
                                project + "/playbook",
                                BodyPublishers.ofByteArray(new byte[] {(byte) 0xC3}),
                                "Content-Type",
                                "application/yaml",
                                "If-Match",
                                "*")
                        .status())
                .isEqualTo(422);
        assertThat(yaml(project)).isEqualTo(text);
        assertThat(server.send("PUT", project + "/playbook", BodyPublishers.ofString("{}"), "Content-Type", "text/html")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void theLimitOfActiveRequirementsIsASetting() {
        var made = server.post(
                "/api/v1/projects", "{\"key\":\"LIM1\",\"name\":\"Limited\",\"settings\":{\"activeRequirements\":2}}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().at("/settings/activeRequirements").asInt()).isEqualTo(2);
        assertThat(made.json().path("ownPlaybook").asBoolean()).isTrue();
        var project = "/api/v1/projects/LIM1";
        assertThat(server.patch(project, "{\"settings\":{\"activeRequirements\":3}}", "If-Match", "*")
                        .json()
                        .at("/settings/activeRequirements")
                        .asInt())
                .isEqualTo(3);
        assertThat(server.patch(project, "{\"settings\":{\"activeRequirements\":101}}", "If-Match", "*")
                        .status())
                .isEqualTo(400);
        var unknown = server.patch(project, "{\"settings\":{\"colour\":1}}", "If-Match", "*");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/detail")).contains("colour", "activeRequirements");
    }

    @Test
    void theOldestFinishedRequirementMakesRoomAndOtherwiseTheActiveOnesAreNamed() {
        var project = project("light", ",\"settings\":{\"activeRequirements\":2}", "*");
        var first = requirement(project, "First");
        requirement(project, "Second");
        var refused = server.post(project + "/requirements", "{\"title\":\"Third\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("active.full");
        assertThat(refused.at("/detail")).endsWith(": first, second");

        var gate = server.get(first + "/gates").at("/items/0/id");
        server.put("/api/v1/gates/" + gate + "/checks/change-works", "{\"result\":\"passed\",\"note\":\"seen\"}");
        server.put("/api/v1/gates/" + gate + "/checks/tasks-done", "{\"waiver\":\"it was done at once\"}");
        for (int i = 0; i < 4; i++) {
            server.post(first + "/handoffs", "{\"note\":\"on\"}");
        }
        assertThat(server.get(first).at("/phase")).isEqualTo("DONE");
        requirement(project, "Third");
        assertThat(server.get(first).json().path("archived").asBoolean()).isTrue();

        var restored = server.patch(first, "{\"archived\":false}");
        assertThat(restored.status()).isEqualTo(409);
        assertThat(restored.at("/refusal")).isEqualTo("active.full");
        assertThat(restored.at("/detail")).endsWith(": second, third");
    }

    private static String project(String playbook, String more, String ifMatch) {
        var project = project();
        var changed = server.patch(project, "{\"playbook\":\"" + playbook + "\"" + more + "}", "If-Match", ifMatch);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return project;
    }

    @Test
    void aRequirementOfAVietnameseProjectComesOutAndBackIn() {
        var project = project("library", ",\"language\":\"vi\"");
        var requirement = requirement(project, "Theo dõi đơn hàng");
        var sections = server.get(requirement + "/sections").json().path("items");
        assertThat(sections.valueStream().map(each -> each.path("key").asString()))
                .contains("problem-statement", "acceptance-criteria");
        var prd = server.get(requirement + "/workspace?path=prd.md").text();
        assertThat(prd).startsWith("# Theo dõi đơn hàng\n\n## Tổng quan\n\n## Vấn đề cần giải quyết\n");

        var files = new TreeMap<>(Map.of("prd.md", prd.getBytes(StandardCharsets.UTF_8)));
        var again = server.upload(
                project + "/imports",
                "application/zip",
                zip(server.get(requirement).at("/slug") + "/", files));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().at("/workspaces/0/created").size()).isZero();
        assertThat(again.json().at("/workspaces/0/missing").size()).isZero();
        assertThat(again.json().at("/workspaces/0/conflicts").size()).isZero();

        var elsewhere = server.upload(project + "/imports", "application/zip", zip("other/", files));
        var other = "/api/v1/requirements/" + elsewhere.at("/workspaces/0/requirementId");
        assertThat(server.get(other + "/sections/acceptance-criteria").text()).startsWith("## Tiêu chí chấp nhận\n");
    }

    @Test
    void aPlanIsGivenTheTemplateWhereItIsAskedFor() {
        var requirement = requirement(project(), "Search");
        var empty = server.post(requirement + "/plans", "{\"title\":\"Search\"}");
        assertThat(empty.at("/path")).isEqualTo("tasks.md");
        assertThat(empty.json().path("parts").size()).isZero();
        var other = requirement(project(), "Search");
        var filled = server.post(other + "/plans", "{\"title\":\"Search\",\"template\":true}");
        assertThat(filled.json().path("tasks").asInt()).isEqualTo(34);
        assertThat(server.get(other + "/workspace?path=tasks.md").text())
                .startsWith(
                        "# Tasks: Search\n\n## Phase 1: Planning & Research\n- [ ] 1.1 Create requirement workspace\n")
                .contains("- [ ] 1.4 Identify research questions\n\n## Phase 2: Expert Research\n- [ ] 2.1 ")
                .contains("## Handoff Notes\n\n**To Expert**:\n");
    }

    @Test
    void aFilledPlanComesBackInWithoutANewPart() {
        var project = project("test-driven", "");
        var requirement = requirement(project, "Search");
        var plan = server.post(requirement + "/plans", "{\"title\":\"Search\"}");
        assertThat(plan.at("/path")).isEqualTo("plan.md");
        var text = server.get(requirement + "/workspace?path=plan.md").text();
        var files = new TreeMap<String, byte[]>();
        files.put(
                "plan.md",
                text.replace("- [ ] `ruff check", "- [x] `ruff check").getBytes(StandardCharsets.UTF_8));
        var again = server.upload(project + "/imports", "application/zip", zip("search/", files));
        assertThat(again.json().at("/workspaces/0/created").size())
                .as(again.text())
                .isZero();
        assertThat(again.json()
                        .at("/workspaces/0/missing")
                        .valueStream()
                        .map(each -> each.path("path").asString()))
                .doesNotContain("plan.md");
        assertThat(again.at("/workspaces/0/conflicts/0/name")).isEqualTo("quality-gates");
        assertThat(again.json().at("/workspaces/0/conflicts").size()).isEqualTo(1);
    }

    @Test
    void aDomainDrivenPlanIsNumberedOnceADesignIsAccepted() {
        var project = project("domain-driven", "");
        var requirement = requirement(project, "Orders");
        var refused = server.post(requirement + "/plans", "{\"title\":\"Track orders\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("design.missing");
        assertThat(server.get(requirement + "/plans").json().path("items").size())
                .isZero();

        var accepted = server.put(requirement + "/design", "{\"section\":\"bounded-context\"}");
        assertThat(accepted.status()).as(accepted.text()).isLessThan(300);
        var paths = new ArrayList<String>();
        for (var title : List.of("Track orders", "Cancel orders")) {
            var plan = server.post(requirement + "/plans", "{\"title\":\"" + title + "\"}");
            assertThat(plan.status()).as(plan.text()).isEqualTo(201);
            paths.add(plan.at("/path"));
        }
        assertThat(paths.get(0)).matches("docs/plan/\\d\\d-001-track-orders-plan\\.md");
        assertThat(paths.get(1)).matches("docs/plan/\\d\\d-002-cancel-orders-plan\\.md");
        assertThat(server.post(requirement + "/plans", "{\"title\":\"X\",\"path\":\"x.md\"}")
                        .at("/refusal"))
                .isEqualTo("plan.numbered");
        var parts = server.get(requirement + "/plans").json().at("/items/0/parts");
        assertThat(parts.valueStream()
                        .filter(part -> part.path("kind").asString().equals("phase"))
                        .map(JsonNode::toString))
                .hasSize(6);
    }
}
