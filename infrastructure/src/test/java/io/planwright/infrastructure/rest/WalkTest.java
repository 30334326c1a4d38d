package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job over HTTP: a real workspace comes in, is worked on, is asked about, and comes out again. */
class WalkTest extends ServerTest {

    @Test
    void aWorkspaceComesInIsWorkedOnAndComesOutAsItWasButForTheTick() {
        var project = project();
        var sample = files(SAMPLE);

        var imported = server.upload(project + "/imports", "application/zip", zip("refactor-listeners/", sample));
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.at("/workspaces/0/slug")).isEqualTo("refactor-listeners");
        assertThat(imported.at("/workspaces/0/title")).isEqualTo("Refactor Listeners");
        var requirement = "/api/v1/requirements/" + imported.at("/workspaces/0/requirementId");

        var plan = "/api/v1/plans/" + server.get(requirement + "/plans").at("/items/0/id");
        var phases = new ArrayList<String>();
        for (JsonNode part : server.get(plan).json().path("parts")) {
            if (part.path("kind").asString().equals("phase")) {
                phases.add(part.path("title").asString());
            }
        }
        assertThat(phases)
                .containsExactly(
                        "Analysis & Research",
                        "Implementation - Phase 1: Core Refactoring",
                        "Implementation - Phase 2: Configuration Updates",
                        "Implementation - Phase 3: Cleanup & Compatibility",
                        "Verification");
        var tasks = server.get(plan + "/tasks").json().path("items");
        assertThat(tasks.size()).isEqualTo(22);
        assertThat(tasks.values().stream().filter(task -> task.path("done").asBoolean()))
                .hasSize(21);
        assertThat(tasks.values().stream().filter(task -> !task.path("commit").isNull()))
                .hasSize(20);
        assertThat(tasks.get(3).path("number").asString()).isEqualTo("2.1.1");
        assertThat(tasks.get(3).path("depth").asInt()).isEqualTo(1);
        assertThat(tasks.get(3).path("commit").asString()).isEqualTo("6459ec4a");

        assertThat(unzip(server.get(requirement + "/workspace").bytes())).containsExactlyInAnyOrderEntriesOf(sample);
        assertThat(server.get(requirement + "/workspace").bytes())
                .isEqualTo(server.get(requirement + "/workspace").bytes());

        var last = "/api/v1/tasks/" + tasks.get(21).path("id").asString();
        var ticked = server.patch(last, "{\"done\":true}");
        assertThat(ticked.status()).isEqualTo(200);
        var seen = server.get(last, "Planwright-Position", String.valueOf(ticked.header("Planwright-Position")));
        assertThat(seen.json().path("done").asBoolean()).isTrue();

        var expected = new String(sample.get("tasks.md"), StandardCharsets.UTF_8)
                .replace("- [ ] Verify `make coverage`", "- [x] Verify `make coverage`");
        assertThat(server.get(requirement + "/workspace?path=tasks.md").text()).isEqualTo(expected);
    }

    @Test
    void aSecondImportOfTheSameFilesChangesNothingAndAChangedOneIsTakenUnlessItWasChangedHere() {
        var project = project();
        var files = files(SAMPLE);
        var first = server.upload(project + "/imports", "application/zip", zip("refactor-listeners/", files));
        var requirement = "/api/v1/requirements/" + first.at("/workspaces/0/requirementId");

        var again = server.upload(project + "/imports", "application/zip", zip("refactor-listeners/", files));
        assertThat(again.json().at("/workspaces/0/drafted").asBoolean()).isFalse();
        assertThat(again.json().at("/workspaces/0/created").size()).isZero();
        assertThat(again.json().at("/workspaces/0/updated").size()).isZero();
        assertThat(again.json().at("/workspaces/0/conflicts").size()).isZero();

        var tasks = new String(files.get("tasks.md"), StandardCharsets.UTF_8);
        files.put("tasks.md", tasks.replace("- [ ] Verify", "- [x] Verify").getBytes(StandardCharsets.UTF_8));
        files.put("recovery.md", "# Recovery\n\nNothing.\n".getBytes(StandardCharsets.UTF_8));
        var etag = server.get(requirement + "/sections/introduction").header("ETag");
        server.putText(
                requirement + "/sections/introduction",
                "## 1. Introduction\n\nOurs.\n\n".getBytes(StandardCharsets.UTF_8),
                "If-Match",
                String.valueOf(etag));
        files.computeIfPresent(
                "prd.md",
                (_, prd) -> new String(prd, StandardCharsets.UTF_8)
                        .replace("This specification", "Their specification")
                        .getBytes(StandardCharsets.UTF_8));
        var changed = server.upload(project + "/imports", "application/zip", zip("refactor-listeners/", files));
        assertThat(changed.at("/workspaces/0/conflicts/0/name")).isEqualTo("introduction");
        assertThat(changed.json().at("/workspaces/0/updated").size()).isEqualTo(2);
        assertThat(server.get(requirement + "/workspace?path=tasks.md").bytes()).isEqualTo(files.get("tasks.md"));
        assertThat(server.get(requirement + "/sections/introduction").text()).contains("Ours.");
    }

    @Test
    void severalWorkspacesComeInTogetherWithWhatLiesBesideThem() {
        var project = project();
        var files = new TreeMap<String, byte[]>();
        files.put("specs/a/prd.md", "# A\n".getBytes(StandardCharsets.UTF_8));
        files.put("specs/b/tasks.md", "# Tasks: B\n\n## One\n- [x] Done\n".getBytes(StandardCharsets.UTF_8));
        files.put("specs/README.md", "# Beside\n".getBytes(StandardCharsets.UTF_8));
        var answer = server.upload(project + "/imports?path=specs.zip", "application/zip", zip("", files));
        assertThat(answer.json().path("workspaces").values().stream()
                        .map(each -> each.path("slug").asString()))
                .containsExactly("a", "b", "beside");
        var b = answer.at("/workspaces/1/requirementId");
        var history = server.get("/api/v1/requirements/" + b + "/history");
        assertThat(history.at("/items/0/what")).isEqualTo("requirement.drafted");
        assertThat(history.at("/items/0/change/slug")).isEqualTo("b");
        assertThat(history.at("/items/0/reason")).isEqualTo("import of specs.zip");
    }

    @Test
    void aPlanIsBuiltTaskByTaskAndItsDependenciesHold() {
        var project = project();
        var made = server.post(project + "/requirements", "{\"title\":\"Vòng đời đơn hàng\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/slug")).isEqualTo("vong-doi-don-hang");
        var requirement = "/api/v1/requirements/" + made.at("/id");
        var plan = "/api/v1/plans/"
                + server.post(requirement + "/plans", "{\"title\":\"Plan\"}").at("/id");
        server.post(plan + "/phases", "{\"title\":\"Core\"}");
        var one = server.post(plan + "/tasks", "{\"title\":\"One\"}").at("/id");
        var two = server.post(plan + "/tasks", "{\"title\":\"Two\",\"dependsOn\":[\"" + one + "\"]}");
        assertThat(two.at("/number")).isEqualTo("1.2");
        assertThat(two.at("/state")).isEqualTo("blocked");

        var refused = server.patch("/api/v1/tasks/" + two.at("/id"), "{\"done\":true}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("task.blocked");
        assertThat(refused.at("/facts/0/id")).isEqualTo(one);

        var cycle = server.patch("/api/v1/tasks/" + one, "{\"dependsOn\":[\"" + two.at("/id") + "\"]}");
        assertThat(cycle.status()).isEqualTo(409);
        assertThat(cycle.at("/refusal")).isEqualTo("dependency.cycle");
        assertThat(cycle.json().path("facts").size()).isEqualTo(3);

        assertThat(server.patch("/api/v1/tasks/" + one, "{\"done\":true,\"commit\":\"6459ec4a\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.patch("/api/v1/tasks/" + two.at("/id"), "{\"done\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(server.get(requirement + "/workspace?path=tasks.md").text())
                .isEqualTo("## Core\n- [x] One [6459ec4a]\n- [x] Two\n");
    }

    @Test
    void aPlanWithoutPhasesGetsThoseThatItsTasksName() {
        var requirement = "/api/v1/requirements/"
                + server.post(project() + "/requirements", "{\"title\":\"Phases\"}")
                        .at("/id");
        var plan = "/api/v1/plans/"
                + server.post(requirement + "/plans", "{\"title\":\"Plan\"}").at("/id");
        assertThat(server.post(plan + "/tasks", "{\"title\":\"One\"}").at("/number"))
                .isEqualTo("1.1");
        assertThat(server.post(plan + "/tasks", "{\"title\":\"Two\",\"phase\":\"Later\"}")
                        .at("/number"))
                .isEqualTo("2.1");
        assertThat(server.post(plan + "/tasks", "{\"title\":\"Three\",\"phase\":\"Later\"}")
                        .at("/number"))
                .isEqualTo("2.2");
        assertThat(server.get(requirement + "/workspace?path=tasks.md").text())
                .isEqualTo("## Tasks\n- [ ] One\n\n## Later\n- [ ] Two\n- [ ] Three\n");
    }

    @Test
    void aRequirementIsDoneOnlyWhenItsGateLetsItThrough() {
        var project = project();
        var requirement = "/api/v1/requirements/"
                + server.post(project + "/requirements", "{\"title\":\"Fix a typo\",\"lane\":\"light\"}")
                        .at("/id");
        for (int i = 0; i < 3; i++) {
            assertThat(server.post(requirement + "/handoffs", "{\"note\":\"on\"}")
                            .status())
                    .isEqualTo(201);
        }
        var refused = server.post(requirement + "/handoffs", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("gate.open");
        assertThat(refused.at("/facts/0/id")).isEqualTo("change-works");

        var gate = server.get(requirement + "/gates").at("/items/0/id");
        var check = "/api/v1/gates/" + gate + "/checks/change-works";
        assertThat(server.put(check, "{\"waiver\":\"\"}").at("/refusal")).isEqualTo("reason.missing");
        assertThat(server.put(check, "{\"result\":\"passed\",\"note\":\"seen\"}")
                        .status())
                .isEqualTo(200);
        var row = server.get(requirement).json();
        assertThat(row.path("checks").asInt()).isEqualTo(2);
        assertThat(row.path("checksOpen").asInt())
                .as("nobody has anything to decide")
                .isZero();
        assertThat(row.path("checksComputed").asInt()).isEqualTo(1);
        var undone = server.post(requirement + "/handoffs", "{}");
        assertThat(undone.at("/refusal")).isEqualTo("gate.open");
        assertThat(undone.at("/facts/0/id")).as("its only task is open").isEqualTo("tasks-done");
        var plan = server.get(requirement + "/plans").at("/items/0/id");
        var task = server.get("/api/v1/plans/" + plan + "/tasks").at("/items/0/id");
        server.patch("/api/v1/tasks/" + task, "{\"done\":true}");
        var active = project + "/resume";
        assertThat(server.get(active).json().path("active").size()).isEqualTo(1);
        assertThat(server.post(requirement + "/handoffs", "{}").at("/phase")).isEqualTo("DONE");
        assertThat(server.get(active).json().path("active").size())
                .as("what is done is active no longer")
                .isZero();

        assertThat(server.patch(requirement, "{\"archived\":true}")
                        .json()
                        .path("archived")
                        .asBoolean())
                .isTrue();
        assertThat(server.patch(requirement, "{\"title\":\"New\"}").at("/refusal"))
                .isEqualTo("requirement.archived");
        assertThat(server.patch(requirement, "{\"archived\":false}")
                        .json()
                        .path("archived")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aCriterionIsTheSameInTheTextAndInTheList() {
        var requirement = "/api/v1/requirements/"
                + server.post(project() + "/requirements", "{\"title\":\"Search\"}")
                        .at("/id");
        var made = server.post(requirement + "/criteria", "{\"text\":\"Finds by title\",\"kind\":\"Functional\"}");
        assertThat(made.status()).isEqualTo(201);
        var item = requirement + "/criteria/" + made.at("/id");
        assertThat(server.patch(item, "{\"done\":true}").json().path("done").asBoolean())
                .isTrue();
        assertThat(server.get(requirement + "/sections/acceptance-criteria").text())
                .startsWith("## Acceptance Criteria\n\n")
                .endsWith("### Functional\n\n- [x] Finds by title\n");
        assertThat(server.patch(item, "{\"text\":\"Finds by any word\"}").at("/id"))
                .isEqualTo(made.at("/id"));
        assertThat(server.delete(item).status()).isEqualTo(204);
        assertThat(server.get(requirement + "/criteria").json().path("items").size())
                .isZero();
    }
}
