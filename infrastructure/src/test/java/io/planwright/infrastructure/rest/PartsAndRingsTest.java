package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.Together;
import io.planwright.infrastructure.rest.Server.Answer;
import org.junit.jupiter.api.Test;

/** What the parts of a task, and what it waits for, allow over REST. */
class PartsAndRingsTest extends ServerTest {

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static String plan(String project) {
        var requirement = must(server.post(project + "/requirements", "{\"title\":\"Orders\"}"))
                .at("/id");
        return "/api/v1/plans/"
                + must(server.post(
                                "/api/v1/requirements/" + requirement + "/plans",
                                "{\"title\":\"Orders\",\"path\":\"orders.md\",\"template\":false}"))
                        .at("/id");
    }

    private static Answer add(String plan, String title, String more) {
        return server.post(plan + "/tasks", "{\"title\":\"" + title + "\"" + more + "}");
    }

    private static String task(String plan, String title, String more) {
        return must(add(plan, title, more)).at("/id");
    }

    private static Answer patch(String task, String body) {
        return server.patch("/api/v1/tasks/" + task, body);
    }

    @Test
    void aTaskIsNotTickedBeforeItsParts() {
        var plan = plan(project());
        var whole = task(plan, "Whole", "");
        var part = task(plan, "Part", ",\"parent\":\"" + whole + "\"");

        var refused = patch(whole, "{\"done\":true}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("task.blocked");
        assertThat(refused.at("/facts/0/id")).isEqualTo(part);
        assertThat(refused.at("/facts/0/name")).matches("P\\d+-2 Part");
        assertThat(patch(whole, "{\"done\":true,\"waiver\":\"seen\"}").at("/refusal"))
                .isEqualTo("task.blocked");
        must(patch(part, "{\"done\":true}"));
        must(patch(whole, "{\"done\":true}"));
    }

    @Test
    void aTaskIsNotClaimedBeforeItsPartsAreDone() {
        var project = project();
        var plan = plan(project);
        var whole = task(plan, "Whole", "");
        var part = task(plan, "Part", ",\"parent\":\"" + whole + "\"");
        var worker = must(server.post(project + "/workers", "{\"name\":\"w\"}")).at("/id");

        var refused = server.post(project + "/claims", "{\"worker\":\"" + worker + "\",\"taskId\":\"" + whole + "\"}");

        assertThat(refused.at("/refusal")).isEqualTo("task.blocked");
        assertThat(refused.at("/facts/0/id")).isEqualTo(part);
    }

    @Test
    void whatWaitsInARingThroughPartsIsRefusedAndNamed() {
        var plan = plan(project());
        var whole = task(plan, "Whole", "");
        var part = task(plan, "Part", ",\"parent\":\"" + whole + "\"");
        var other = task(plan, "Other", "");

        var direct = patch(part, "{\"dependsOn\":[\"" + whole + "\"]}");
        assertThat(direct.status()).isEqualTo(409);
        assertThat(direct.at("/refusal")).isEqualTo("dependency.cycle");
        assertThat(direct.at("/detail")).contains("-2 'Part' waits for ", "-1 'Whole'");
        assertThat(direct.at("/facts/0/id")).isEqualTo(part);
        assertThat(direct.at("/facts/1/id")).isEqualTo(whole);
        assertThat(direct.at("/facts/0/name")).endsWith("-2 Part");

        var born = add(plan, "Born", ",\"parent\":\"" + whole + "\",\"dependsOn\":[\"" + whole + "\"]");
        assertThat(born.at("/refusal")).isEqualTo("dependency.cycle");

        must(patch(other, "{\"dependsOn\":[\"" + whole + "\"]}"));
        assertThat(patch(part, "{\"dependsOn\":[\"" + other + "\"]}").at("/refusal"))
                .isEqualTo("dependency.cycle");
        assertThat(patch(other, "{\"parent\":\"" + whole + "\"}").at("/refusal"))
                .isEqualTo("dependency.cycle");
    }

    @Test
    void twoDependenciesAtOnceCloseNoRing() {
        var plan = plan(project());
        for (int round = 0; round < 5; round++) {
            var whole = task(plan, "Whole", "");
            var part = task(plan, "Part", ",\"parent\":\"" + whole + "\"");
            var other = task(plan, "Other", "");

            var outcomes = Together.run(
                    2,
                    2,
                    number -> (number == 0
                                    ? patch(other, "{\"dependsOn\":[\"" + whole + "\"]}")
                                    : patch(part, "{\"dependsOn\":[\"" + other + "\"]}"))
                            .status());

            assertThat(outcomes).extracting(Together.Outcome::value).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void manyThatNameANewPhaseAtOnceMakeOne() {
        var plan = plan(project());

        var outcomes = Together.run(
                6,
                12,
                number -> add(plan, "Task " + number, ",\"phase\":\"Fresh\"").status());

        assertThat(outcomes).extracting(Together.Outcome::value).containsOnly(201);
        assertThat(server.get(plan)
                        .json()
                        .path("parts")
                        .valueStream()
                        .map(phase -> phase.path("title").asString()))
                .containsExactly("Fresh");
        assertThat(server.get(plan + "/tasks?limit=100").json().path("items")).hasSize(12);
    }
}
