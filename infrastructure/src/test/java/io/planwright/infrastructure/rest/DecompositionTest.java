package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.languagemodel.StubModel;
import io.planwright.infrastructure.rest.Server.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document becomes the tasks of a plan, pass by pass, reviewed over REST. */
class DecompositionTest extends ServerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SPEC = Path.of("src/test/resources/samples/tdd-refactor-stage/api-layer-spec.txt");
    private static final String ORDERS = """
            # Orders

            ## Tasks

            1. Write the table in `src/schema.sql`
            2. Write the model in `src/order.py`, after task 1
            3. Write the page in `src/page.py`, after task 2
            """;

    private String requirement;
    private String plan;

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    @BeforeEach
    void aPlan() {
        requirement = requirement(server, project());
        plan = plan(server, requirement);
    }

    private static String requirement(Server server, String project) {
        return "/api/v1/requirements/"
                + must(server.post(project + "/requirements", "{\"title\":\"Orders\"}"))
                        .at("/id");
    }

    private static String plan(Server server, String requirement) {
        return "/api/v1/plans/"
                + must(server.post(requirement + "/plans", "{\"title\":\"Orders\",\"path\":\"orders.md\"}"))
                        .at("/id");
    }

    private static String body(String... fields) {
        var body = JSON.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return JSON.writeValueAsString(body);
    }

    private Answer start(String text) {
        return must(server.post(plan + "/decompositions", body("name", "spec.txt", "text", text)));
    }

    private static String address(Answer started) {
        return "/api/v1/decompositions/" + started.at("/id");
    }

    private static List<JsonNode> tasks(Answer decomposition) {
        var tasks = new ArrayList<JsonNode>();
        decomposition
                .json()
                .at("/proposal/phases")
                .forEach(phase -> phase.path("tasks").forEach(tasks::add));
        return tasks;
    }

    private static String key(Answer decomposition, int place) {
        return tasks(decomposition).get(place).path("key").asString();
    }

    private static JsonNode task(Answer decomposition, String key) {
        return tasks(decomposition).stream()
                .filter(task -> task.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/refusal")).isEqualTo(code);
        assertThat(answer.json().at("/allowed").isEmpty()).as(answer.text()).isFalse();
    }

    @Test
    void aSpecificationBecomesAPlanWithDependenciesOffline() throws IOException {
        var decomposition = start(Files.readString(SPEC));
        var address = address(decomposition);
        for (var pass : List.of("CYCLES", "ATOMIC", "CRITERIA", "HINTS")) {
            assertThat(decomposition.at("/state")).isEqualTo("OPEN");
            assertThat(decomposition.at("/pass")).isEqualTo(pass);
            decomposition = must(server.post(address + "/accept", ""));
        }

        assertThat(decomposition.at("/state")).isEqualTo("FINISHED");
        var proposed = tasks(decomposition);
        var made = new HashMap<String, String>();
        decomposition
                .json()
                .path("tasks")
                .forEach(each -> made.put(
                        each.path("key").asString(), each.path("taskId").asString()));
        assertThat(proposed).hasSizeGreaterThan(20).hasSameSizeAs(made.keySet());
        var planned = new HashMap<String, JsonNode>();
        must(server.get(plan + "/tasks?limit=500"))
                .json()
                .path("items")
                .forEach(task -> planned.put(task.path("id").asString(), task));
        assertThat(planned.keySet()).containsExactlyInAnyOrderElementsOf(made.values());
        int waits = 0;
        for (var task : proposed) {
            var inPlan = planned.get(made.get(task.path("key").asString()));
            assertThat(inPlan.path("title").asString())
                    .isEqualTo(task.path("title").asString());
            assertThat(texts(inPlan.path("dependsOn")))
                    .containsExactlyInAnyOrderElementsOf(texts(task.path("dependsOn")).stream()
                            .map(made::get)
                            .toList());
            waits += task.path("dependsOn").size();
        }
        assertThat(waits).isPositive();
        assertThat(must(server.get(plan + "/decompositions")).at("/items/0/made"))
                .isEqualTo(Integer.toString(made.size()));
        refused(server.post(address + "/accept", ""), 409, "decomposition.finished");
        refused(server.delete(address), 409, "decomposition.finished");
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    @Test
    void aProposedTaskIsRevisedDroppedRestoredAndAdded() {
        var started = start(ORDERS);
        var address = address(started);
        var first = key(started, 0);
        var second = key(started, 1);
        assertThat(texts(task(started, second).path("dependsOn"))).containsExactly(first);

        var revised = must(server.patch(
                address + "/tasks/" + second,
                "{\"title\":\"Model orders\",\"phase\":\"Core\",\"complexity\":\"HIGH\",\"files\":[\"a.py\"],"
                        + "\"testFile\":\"test_a.py\",\"criteria\":[\"It adds up\"],\"hints\":[\"Ask Ada\"]}"));
        var task = task(revised, second);
        assertThat(task.path("title").asString()).isEqualTo("Model orders");
        assertThat(task.path("phase").asString()).isEqualTo("Core");
        assertThat(task.path("complexity").asString()).isEqualTo("high");
        assertThat(task.path("testFile").asString()).isEqualTo("test_a.py");
        assertThat(texts(task.path("dependsOn"))).containsExactly(first);
        assertThat(must(server.patch(address + "/tasks/" + second, "{\"testFile\":\"\"}"))
                        .json()
                        .at("/proposal/phases")
                        .toString())
                .doesNotContain("test_a.py");

        for (var outside : List.of("{\"files\":[\"/etc/passwd\"]}", "{\"testFile\":\"../../x\"}")) {
            assertThat(server.patch(address + "/tasks/" + second, outside).status())
                    .isEqualTo(400);
        }

        var without = must(server.delete(address + "/tasks/" + first));
        assertThat(texts(task(without, second).path("dependsOn"))).isEmpty();
        assertThat(without.at("/dropped/0/key")).isEqualTo(first);
        refused(server.delete(address + "/tasks/" + first), 409, "task.unknown");
        refused(server.patch(address + "/tasks/" + first, "{\"title\":\"x\"}"), 409, "task.unknown");
        var restored = must(server.post(address + "/tasks/" + first + "/restore", ""));
        assertThat(key(restored, 0)).isEqualTo(first);
        assertThat(texts(task(restored, second).path("dependsOn"))).containsExactly(first);
        assertThat(restored.json().path("dropped").isEmpty()).isTrue();

        var added =
                must(server.post(address + "/tasks", "{\"title\":\"Tell people\",\"dependsOn\":[\"" + second + "\"]}"));
        assertThat(key(added, tasks(added).size() - 1)).isEqualTo("own1");
        assertThat(task(added, "own1").path("phase").asString()).isEqualTo("Core");
        assertThat(task(added, "own1").hasNonNull("lines")).isFalse();
        var next = must(server.post(address + "/accept", ""));
        assertThat(next.at("/pass")).isEqualTo("ATOMIC");
        assertThat(task(next, "own1").path("title").asString()).isEqualTo("Tell people");
    }

    @Test
    void whatCannotStandIsRefusedInClearWords() {
        var started = start(ORDERS);
        var address = address(started);
        var first = key(started, 0);

        var knot = server.patch(address + "/tasks/" + first, "{\"dependsOn\":[\"" + key(started, 1) + "\"]}");
        assertThat(knot.status()).isEqualTo(400);
        assertThat(knot.at("/detail")).contains("wait for each other", first);
        assertThat(server.patch(address + "/tasks/" + first, "{\"title\":\" \"}")
                        .at("/detail"))
                .contains("must not be blank");
        assertThat(server.patch(address + "/tasks/" + first, "{\"complexity\":\"huge\"}")
                        .at("/detail"))
                .contains("low, medium, high");
        assertThat(server.post(address + "/tasks", "{\"title\":\"x\",\"key\":\"" + first + "\"}")
                        .at("/detail"))
                .contains("given twice");
        assertThat(server.post(plan + "/decompositions", "{}").status()).isEqualTo(400);
        assertThat(server.post(plan + "/decompositions", body("path", "no/such.md"))
                        .status())
                .isEqualTo(404);
        refused(server.post(plan + "/decompositions", body("name", "a", "text", " - ")), 409, "source.empty");
        refused(
                server.post(plan + "/decompositions", body("name", "a", "text", "Do it", "engine", "oracle")),
                409,
                "engine.unknown");
        assertThat(server.get("/api/v1/decompositions/none").status()).isEqualTo(404);
        var stale = server.patch(address + "/tasks/" + first, "{\"title\":\"x\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void aChangedSourceIsAnnouncedWhileTheKeptOneStays() {
        must(server.post(requirement + "/sections", body("path", "spec.md", "key", "spec", "text", ORDERS)));
        var started = must(server.post(plan + "/decompositions", body("path", "spec.md")));
        assertThat(started.at("/source/path")).isEqualTo("spec.md");
        assertThat(started.at("/sourceChanged")).isEqualTo("false");
        assertThat(started.at("/presentSha256")).isEqualTo(started.at("/source/sha256"));

        must(server.putText(
                requirement + "/sections/spec", "# Nothing\n".getBytes(StandardCharsets.UTF_8), "If-Match", "*"));

        var changed = must(server.get(address(started)));
        assertThat(changed.at("/sourceChanged")).isEqualTo("true");
        assertThat(changed.at("/presentSha256")).isNotEqualTo(started.at("/source/sha256"));
        assertThat(changed.at("/source/sha256")).isEqualTo(started.at("/source/sha256"));
        var next = must(server.post(address(started) + "/accept", ""));
        assertThat(tasks(next)).hasSameSizeAs(tasks(started));
    }

    @Test
    void aDecompositionIsAbandonedWithAReason() {
        var address = address(start(ORDERS));

        assertThat(server.send(
                                "DELETE",
                                address,
                                java.net.http.HttpRequest.BodyPublishers.noBody(),
                                "Planwright-Reason",
                                "no use")
                        .status())
                .isEqualTo(204);

        var gone = server.get(address);
        assertThat(gone.at("/state")).isEqualTo("ABANDONED");
        assertThat(gone.at("/reason")).isEqualTo("no use");
        refused(server.post(address + "/accept", ""), 409, "decomposition.abandoned");
        assertThat(server.delete(address).status()).isEqualTo(204);
        assertThat(server.get(plan + "/tasks").json().path("items").isEmpty()).isTrue();
    }

    @Test
    void anAcceptanceSentAgainHasNoSecondEffect() {
        var address = address(start(ORDERS));

        var first = must(server.post(address + "/accept", "", "Idempotency-Key", "accept-" + address));
        var again = must(server.post(address + "/accept", "", "Idempotency-Key", "accept-" + address));

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(server.get(address).at("/pass")).isEqualTo("ATOMIC");
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneWins() throws Exception {
        var address = address(start(ORDERS));
        var ready = new CountDownLatch(2);
        Callable<Answer> accept = () -> {
            ready.countDown();
            ready.await();
            return server.post(address + "/accept", "", "If-Match", "\"2\"");
        };

        try (var people = Executors.newFixedThreadPool(2)) {
            var answers = people.invokeAll(List.of(accept, accept));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().status());
                if (answer.get().status() == 409) {
                    refused(answer.get(), 409, "pass.illegal");
                }
            }
            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .allMatch(status -> List.of(200, 409, 412).contains(status));
        }
        assertThat(server.get(address).at("/pass")).isEqualTo("ATOMIC");
    }

    @Test
    void whoMayNotPlanDoesNotDecompose() {
        var token = must(server.post("/api/v1/tokens", "{\"name\":\"builder\",\"kind\":\"AGENT\"}"));
        var key = "ROLES" + database.name().charAt(0);
        must(server.post(
                "/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"Roles\",\"playbook\":\"coordination\"}"));
        var project = "/api/v1/projects/" + key;
        var own = plan(server, requirement(server, project));
        must(server.post(project + "/roles", "{\"actorId\":\"" + token.at("/id") + "\",\"role\":\"expert\"}"));

        var refused = server.post(
                own + "/decompositions",
                body("name", "a", "text", ORDERS),
                "Authorization",
                "Bearer " + token.at("/secret"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.at("/refusal")).isEqualTo("role.missing");
    }

    @Test
    void aLanguageModelIsAskedWhereOneIsSetUpAndItsFailureChangesNothing() throws IOException {
        try (var stub = new StubModel();
                var other = new Server(
                        database, Map.of("PLANWRIGHT_MODEL_URL", stub.url(), "PLANWRIGHT_MODEL_NAME", "small"))) {
            other.post("/api/v1/projects", "{\"key\":\"MODEL\",\"name\":\"M\"}");
            var own = plan(other, requirement(other, "/api/v1/projects/MODEL"));
            var asked = body("name", "spec.txt", "text", ORDERS, "engine", "language-model");
            stub.status(503, "", "Retry-After", "120");
            stub.status(401, "");
            stub.content("""
                    {"tasks": [
                      {"key": "a", "title": "Write the table", "phase": "Data", "complexity": "low", "from": 5, "to": 5},
                      {"key": "b", "title": "Write the model", "phase": "Logic", "complexity": "low", "from": 6, "to": 6,
                       "dependsOn": ["a"], "criteria": ["It adds up"]}]}""");

            var asleep = other.post(own + "/decompositions", asked);
            refused(asleep, 503, "engine.failed");
            assertThat(asleep.header("Retry-After")).isEqualTo("30");
            refused(other.post(own + "/decompositions", asked), 502, "engine.failed");
            assertThat(other.get(own + "/decompositions").json().path("items").isEmpty())
                    .isTrue();

            var decomposition = must(other.post(own + "/decompositions", asked));
            assertThat(decomposition.at("/engine")).isEqualTo("language-model");
            assertThat(decomposition.at("/proposal/phases/1/tasks/0/dependsOn/0"))
                    .isEqualTo("a");
            for (int pass = 0; pass < 4; pass++) {
                decomposition = must(other.post(address(decomposition) + "/accept", ""));
            }
            assertThat(decomposition.at("/state")).isEqualTo("FINISHED");
            assertThat(other.get(own + "/tasks").json().path("items").size()).isEqualTo(2);
        }
    }

    @Test
    void theDocumentDescribesDecompositions() {
        var api = server.get("/api/v1/openapi.json").json();
        var accept = api.at("/paths").path("/api/v1/decompositions/{id}/accept").path("post");

        assertThat(accept.at("/responses/502/description").asString()).contains("engine");
        assertThat(accept.at("/responses/503/description").asString()).contains("Retry-After");
        assertThat(api.at("/components/schemas/Decomposition/properties/sourceChanged")
                        .isMissingNode())
                .isFalse();
    }
}
