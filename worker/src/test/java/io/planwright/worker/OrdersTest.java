package io.planwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.worker.server.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The example of the docs: six tasks by a scripted agent, from the import of the plan to the checks of the gate. */
class OrdersTest {

    private static final Path EXAMPLE = Path.of("../docs/examples/orders");

    @TempDir
    Path folder;

    @Test
    void aPlanIsWorkedOffOnEvidenceByTwoSlots() throws Exception {
        copy(EXAMPLE, folder);
        try (var server = new Server()) {
            var api = server.api();
            api.post("/projects", project());
            var here = new Line(folder)
                    .with("PLANWRIGHT_URL", server.url())
                    .with("PLANWRIGHT_TOKEN", server.token("agent", "AGENT"))
                    .with("ORDERS_CI_TOKEN", server.token("ci", "CI"));
            var administrator =
                    new Line(folder).with("PLANWRIGHT_URL", server.url()).with("PLANWRIGHT_TOKEN", Server.TOKEN);

            var imported = administrator.say("import", "plan.md", "--link");
            assertThat(imported.exit()).as(imported.all()).isZero();
            assertThat(imported.out()).contains("dependencies: 6");
            assertThat(tasks(api)).hasSize(6);

            var log = folder.resolve("worker.log");
            var worker = here.begin(log, "worker", "--slots", "2", "--until", "done", "--poll-seconds", "1");
            try {
                await().atMost(Duration.ofMinutes(4)).until(() -> !worker.isAlive() || isStopped(api));
                assertThat(worker.isAlive()).as(Files.readString(log)).isTrue();
                resetTheCircuit(api);
                assertThat(worker.waitFor(4, TimeUnit.MINUTES))
                        .as(Files.readString(log))
                        .isTrue();
            } finally {
                worker.destroyForcibly();
            }

            var told = Files.readString(log);
            assertThat(worker.exitValue()).as(told).isZero();
            assertThat(tasks(api)).as(told).allMatch(task -> task.path("done").asBoolean());
            redHasFailedAndGreenHasPassed(api);
            threeTriesHaveFailed(api);
            assertThat(folder.resolve("src/command.js")).exists();
            assertThat(folder.resolve(".planwright/work")).isEmptyDirectory();
            theGateIsProven(api, here);
        }
    }

    private static JsonNode project() {
        return Api.JSON
                .createObjectNode()
                .put("key", "ORDERS")
                .put("name", "Orders")
                .put("playbook", "test-driven");
    }

    private static List<JsonNode> tasks(Api api) {
        return api.all("/projects/ORDERS/tasks");
    }

    private static boolean isStopped(Api api) {
        return tasks(api).stream()
                .anyMatch(task -> task.path("state").asString().equals("stopped"));
    }

    private static void resetTheCircuit(Api api) {
        var circuit = api.all("/projects/ORDERS/circuits").stream()
                .filter(each -> each.path("level").asString().equals("stage")
                        && each.path("state").asString().equals("OPEN"))
                .findFirst()
                .orElseThrow();
        api.post(
                "/circuits/" + circuit.path("id").asString() + "/reset",
                Api.JSON.createObjectNode().put("reason", "half cents go to the customer: round down"));
    }

    private static List<JsonNode> attempts(Api api, JsonNode task) {
        return api.all("/tasks/" + task.path("id").asString() + "/attempts");
    }

    private static void redHasFailedAndGreenHasPassed(Api api) {
        for (var task : tasks(api)) {
            var attempts = attempts(api, task);
            assertThat(attempts.getFirst().path("stage").asString()).isEqualTo("RED");
            assertThat(facts(api, attempts.getFirst()).path("failed").asInt()).isPositive();
            assertThat(facts(api, attempts.getFirst()).path("errors").asInt()).isZero();
            var verified = attempts.getLast();
            assertThat(verified.path("stage").asString()).isEqualTo("VERIFY");
            assertThat(facts(api, verified).path("failed").asInt()).isZero();
            assertThat(facts(api, verified).path("passed").asInt()).isPositive();
        }
    }

    private static JsonNode facts(Api api, JsonNode attempt) {
        return attempt.path("evidence")
                .valueStream()
                .map(id -> api.get("/evidence/" + id.asString()).path("facts").path("tests"))
                .filter(tests -> !tests.isNull() && !tests.isMissingNode())
                .findFirst()
                .orElseThrow();
    }

    private static void threeTriesHaveFailed(Api api) {
        var discount = tasks(api).stream()
                .filter(task -> task.path("title").asString().contains("Discount"))
                .findFirst()
                .orElseThrow();
        assertThat(attempts(api, discount))
                .extracting(attempt -> attempt.path("stage").asString() + " "
                        + attempt.path("outcome").asString())
                .containsExactly(
                        "RED passed", "GREEN failed", "GREEN failed", "GREEN failed", "GREEN passed", "VERIFY passed");
    }

    private void theGateIsProven(Api api, Line here) throws IOException, InterruptedException {
        var requirement = tasks(api).getFirst().path("requirementId").asString();
        var gate = api.all("/requirements/" + requirement + "/gates")
                .getFirst()
                .path("id")
                .asString();
        var log = folder.resolve("ci.log");
        var ci = here.with("PLANWRIGHT", String.join(" ", Line.command())).begin(log, List.of("sh", "ci.sh", gate));
        assertThat(ci.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(ci.exitValue()).as(Files.readString(log)).isZero();
        var checks = api.get("/gates/" + gate).path("checks");
        assertThat(checks.valueStream()
                        .filter(check -> check.path("kind").asString().equals("evidence")))
                .hasSize(4)
                .allMatch(check -> check.path("state").asString().equals("passed"))
                .allMatch(check -> check.path("source").asString().startsWith("evidence/"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
