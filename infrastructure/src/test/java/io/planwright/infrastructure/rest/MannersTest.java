package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manners of the contract: problems, keys, positions, versions, lists. */
class MannersTest extends ServerTest {

    private static void isProblem(Answer answer, int status, String... inDetail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.at("/type")).as(answer.text()).isNotEmpty();
        assertThat(answer.at("/title")).isNotEmpty();
        assertThat(answer.at("/detail")).contains(inDetail);
        assertThat(answer.text()).doesNotContain("Exception", "java.");
    }

    @Test
    void nothingIsReadableWithoutAToken() {
        isProblem(server.get("/api/v1/projects", "Authorization", "Bearer wrong"), 401, "token");
        isProblem(server.get("/api/v1/projects", "Authorization", "Basic eDp5"), 401, "token");
        isProblem(server.get("/api/v1/openapi.json", "Authorization", "none"), 401, "token");
        assertThat(server.get("/actuator/health/readiness", "Authorization", "none")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/actuator/env").status()).isIn(403, 404);
    }

    @Test
    void anIssuedTokenActsUnderItsNameUntilItIsRevoked() {
        var issued = server.post("/api/v1/tokens", "{\"name\":\"builder\",\"kind\":\"agent\"}");
        var bearer = "Bearer " + issued.at("/secret");
        assertThat(server.get("/api/v1/projects", "Authorization", bearer).status())
                .isEqualTo(200);
        isProblem(server.get("/api/v1/tokens", "Authorization", bearer), 403, "administrator");
        assertThat(server.get("/api/v1/tokens").text()).doesNotContain(issued.at("/secret"));
        assertThat(server.delete("/api/v1/tokens/" + issued.at("/id")).status()).isEqualTo(204);
        isProblem(server.get("/api/v1/projects", "Authorization", bearer), 401, "token");
    }

    @Test
    void badInputIsNamed() {
        var project = project();
        isProblem(server.post("/api/v1/projects", "{\"key\":\"x\",\"name\":\"X\"}"), 400, "not a project key: 'x'");
        isProblem(server.get("/api/v1/requirements//plans"), 400, "no address");
        isProblem(server.post("/api/v1/projects", "{\"key\":\"ABC\"}"), 400, "'name' is missing");
        isProblem(
                server.post("/api/v1/projects", "{\"key\":\"ABC\",\"name\":\"X\",\"colour\":1}"),
                400,
                "colour",
                "playbook");
        isProblem(server.post("/api/v1/projects", "{\"key\":"), 400, "no JSON");
        isProblem(server.post("/api/v1/projects", ""), 400, "body is missing");
        isProblem(server.post(project + "/requirements", "{\"title\":\"T\",\"lane\":\"fast\"}"), 400, "full, light");
        isProblem(server.get(project + "/requirements?limit=501"), 400, "1 to 500");
        isProblem(server.get(project + "/requirements?cursor=%20x"), 400, "not a cursor");
        isProblem(server.get(project + "/requirements?sort=colour"), 400, "changedAt");
        isProblem(server.get(project + "/requirements?fields=id,colour"), 400, "colour");
        isProblem(server.get(project + "/requirements?phase=LATER"), 400, "PLANNING");
        var requirement = "/api/v1/requirements/"
                + server.post(project + "/requirements", "{\"title\":\"Paths\"}")
                        .at("/id");
        isProblem(
                server.post(requirement + "/plans", "{\"title\":\"T\",\"path\":\"../../evil.md\"}"),
                400,
                "../../evil.md");
        isProblem(server.post(requirement + "/sections", "{\"path\":\"../evil.md\"}"), 400, "../evil.md");
        isProblem(server.get("/api/v1/requirements/none"), 404, "none");
        isProblem(server.get("/api/v1/tasks/00000000-0000-0000-0000-000000000000"), 404, "00000000");
        isProblem(server.get("/api/v1/nothing"), 404, "nothing at this address");
        isProblem(server.upload(project + "/imports", "application/pdf", new byte[] {1}), 415, "application/pdf");
    }

    @Test
    void filesThatCannotBeReadAreRefusedWhole() {
        var project = project();
        var evil = new TreeMap<String, byte[]>();
        evil.put("prd.md", "# Fine\n".getBytes(StandardCharsets.UTF_8));
        evil.put("../evil.md", "# Evil\n".getBytes(StandardCharsets.UTF_8));
        isProblem(server.upload(project + "/imports", "application/zip", zip("", evil)), 422, "../evil.md");
        var broken = new TreeMap<String, byte[]>();
        broken.put("prd.md", "# Fine\n".getBytes(StandardCharsets.UTF_8));
        broken.put("tasks.md", new byte[] {'#', ' ', 'T', '\n', (byte) 0xE9, '\n'});
        isProblem(server.upload(project + "/imports", "application/zip", zip("", broken)), 422, "tasks.md", "line 2");
        isProblem(server.upload(project + "/imports", "application/zip", new byte[] {'P', 'K', 3, 4, 0}), 422, "zip");
        isProblem(
                server.upload(project + "/imports?path=photo.png", "application/octet-stream", new byte[] {1, 2, 3}),
                422,
                "photo.png");
        assertThat(server.get(project + "/requirements").json().path("items").size())
                .isZero();
    }

    @Test
    void aHugeUploadIsRefusedWhetherItTellsItsLengthOrNot() {
        var project = project();
        isProblem(
                server.send(
                        "POST",
                        project + "/imports",
                        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> zeros(200L << 20)), 200L << 20),
                        "Content-Type",
                        "application/zip"),
                413,
                "64 MiB");
        isProblem(
                server.send(
                        "POST",
                        project + "/imports",
                        BodyPublishers.ofInputStream(() -> zeros(70L << 20)),
                        "Content-Type",
                        "application/zip"),
                413,
                "64 MiB");
    }

    private static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                if (left <= 0) {
                    return -1;
                }
                int now = (int) Math.min(left, count);
                left -= now;
                return now;
            }
        };
    }

    @Test
    void aStaleVersionIsRefusedAndTheTextStaysAsItIs() {
        var requirement = "/api/v1/requirements/"
                + server.post(project() + "/requirements", "{\"title\":\"Texts\"}")
                        .at("/id");
        var section = requirement + "/sections/overview";
        var text = "## Overview\n\nMới 🙂.\n".getBytes(StandardCharsets.UTF_8);
        isProblem(server.putText(section, text), 428, "If-Match");
        isProblem(server.putText(section, text, "If-Match", "\"7\""), 412, "\"1\"");
        isProblem(server.putText(section, new byte[] {(byte) 0xC3}, "If-Match", "\"1\""), 422, "UTF-8");
        var written = server.putText(section, text, "If-Match", "\"1\"");
        assertThat(written.status()).isEqualTo(200);
        assertThat(written.header("ETag")).isEqualTo("\"2\"");
        isProblem(server.putText(section, "x".getBytes(StandardCharsets.UTF_8), "If-Match", "\"1\""), 412, "\"2\"");
        assertThat(server.get(section).bytes()).isEqualTo(text);
        assertThat(server.get(section).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAgain() throws Exception {
        var project = project();
        Callable<Answer> ask = () ->
                server.post(project + "/requirements", "{\"title\":\"Only once\"}", "Idempotency-Key", "draft-once");
        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(16)) {
            answers = threads
                    .invokeAll(IntStream.range(0, 100).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.at("/id")).distinct()).hasSize(1);
        assertThat(server.get(project + "/requirements").json().path("items").size())
                .isEqualTo(1);

        server.patch("/api/v1/requirements/" + answers.getFirst().at("/id"), "{\"title\":\"Other now\"}");
        assertThat(ask.call().text()).isEqualTo(answers.getFirst().text());
        var reused = server.post(project + "/requirements", "{\"title\":\"Another\"}", "Idempotency-Key", "draft-once");
        isProblem(reused, 409, "draft-once");
        assertThat(reused.at("/refusal")).isEqualTo("request.keyReused");
    }

    private static String outcome(Answer answer) {
        return answer.status() < 400
                ? String.valueOf(answer.status())
                : answer.status() == 409 ? "409 " + answer.at("/refusal") : answer.status() + " " + answer.text();
    }

    @Test
    void fiftyWhoAskForOneSlugGetItOnce() throws Exception {
        var project = project();
        Callable<Answer> ask = () -> server.post(project + "/requirements", "{\"title\":\"T\",\"slug\":\"one\"}");
        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(16)) {
            answers = threads
                    .invokeAll(IntStream.range(0, 50).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers.stream().map(MannersTest::outcome).sorted())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("201"),
                                Stream.generate(() -> "409 slug.taken").limit(49))
                        .toList());
    }

    @Test
    void listsComeInPagesAsCsvAndWithTheFieldsAskedFor() {
        var project = project();
        for (int i = 0; i < 7; i++) {
            server.post(project + "/requirements", "{\"title\":\"Number, " + i + "\"}");
        }
        var first = server.get(project + "/requirements?limit=3&sort=title&fields=title,phase");
        assertThat(first.text()).startsWith("{\"items\":[{\"title\":\"Number, 0\",\"phase\":\"PLANNING\"},");
        var second = server.get(project + "/requirements?limit=3&sort=title&cursor=" + first.at("/next"));
        assertThat(second.at("/items/0/title")).isEqualTo("Number, 3");
        var third = server.get(project + "/requirements?limit=3&sort=title&cursor=" + second.at("/next"));
        assertThat(third.json().path("items").size()).isEqualTo(1);
        assertThat(third.json().path("next").isNull()).isTrue();

        var csv = server.get(project + "/requirements?sort=title&fields=title,slug", "Accept", "text/csv");
        assertThat(csv.text()).startsWith("title,slug\r\n\"Number, 0\",number-0\r\n");
        assertThat(csv.text().lines()).hasSize(8);
        var lines = server.get(project + "/requirements?sort=-title&fields=slug", "Accept", "application/x-ndjson");
        assertThat(lines.text().lines().findFirst()).contains("{\"slug\":\"number-6\"}");
    }

    @Test
    void listsThatAreShortAsARuleKeepToTheLimitAsWell() {
        var project = project();
        server.upload(project + "/imports", "application/zip", zip("refactor-listeners/", files(SAMPLE)));
        var requirement =
                "/api/v1/requirements/" + server.get(project + "/requirements").at("/items/0/id");
        var plan = "/api/v1/plans/" + server.get(requirement + "/plans").at("/items/0/id");
        for (var name : List.of("one", "two")) {
            server.post("/api/v1/tokens", "{\"name\":\"" + name + "\"}");
            server.post(project + "/workers", "{\"name\":\"" + name + "\"}");
            server.post(requirement + "/blockers", "{\"text\":\"" + name + "\"}");
            project();
        }
        for (var list : List.of(
                "/api/v1/projects",
                "/api/v1/playbooks",
                "/api/v1/tokens",
                project + "/workers",
                requirement + "/sections",
                requirement + "/blockers",
                requirement + "/criteria",
                requirement + "/history",
                plan + "/tasks")) {
            var all = server.get(list + "?limit=500").json().path("items");
            assertThat(all.size()).as(list).isGreaterThan(1);
            var first = server.get(list + "?limit=1");
            assertThat(first.json().path("items").size()).as(list).isEqualTo(1);
            assertThat(first.json().at("/items/0")).as(list).isEqualTo(all.get(0));
            var second = server.get(list + "?limit=1&cursor=" + first.at("/next"));
            assertThat(second.json().at("/items/0")).as(list).isEqualTo(all.get(1));
            isProblem(server.get(list + "?cursor=-x"), 400, "not a cursor: '-x'");
            assertThat(server.get(list + "?limit=1", "Accept", "application/x-ndjson")
                            .text()
                            .lines())
                    .as(list)
                    .hasSize(all.size());
        }
    }

    @Test
    void aReadWaitsForThePositionThatItNames() {
        var project = project();
        var made = server.post(project + "/requirements", "{\"title\":\"Seen\"}");
        var position = String.valueOf(made.header("Planwright-Position"));
        var seen = server.get(project + "/requirements", "Planwright-Position", position);
        assertThat(Long.parseLong(String.valueOf(seen.header("Planwright-Position"))))
                .isGreaterThanOrEqualTo(Long.parseLong(position));
        isProblem(server.get(project, "Planwright-Position", "soon"), 400, "soon");
        isProblem(server.get(project + "/requirements?asOf=1"), 400, "asOf");
    }

    @Test
    void theLogIsReadFromAnyPositionWithWhoAndWhy() {
        var project = project();
        var made = server.post(project + "/requirements", "{\"title\":\"Logged\"}", "Planwright-Reason", "because");
        var key = project.substring(project.lastIndexOf('/') + 1);
        var events = server.get("/api/v1/events?project=" + key + "&type=requirement.drafted");
        assertThat(events.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(events.text().lines()).hasSize(1);
        assertThat(events.at("/payload/slug")).isEqualTo("logged");
        assertThat(events.at("/metadata/reason")).isEqualTo("because");
        assertThat(events.at("/metadata/actorName")).isEqualTo("PLANWRIGHT_ADMIN_TOKEN");
        var after = server.get("/api/v1/events?after=" + made.header("Planwright-Position"));
        assertThat(after.text()).isEmpty();
    }

    @Test
    void theOpenApiDocumentNamesEveryOperationWithItsErrors() {
        var paths = server.get("/api/v1/openapi.json").json().path("paths");
        assertThat(paths.size()).isGreaterThan(25);
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                assertThat(operation.getValue().path("responses").size())
                        .as(operation.getKey() + " " + path.getKey())
                        .isGreaterThan(RestConfiguration.errors().size());
            }
        }
        var document = server.get("/api/v1/openapi.json");
        assertThat(document.json().at("/components/schemas/Problem").isMissingNode())
                .isFalse();
        assertThat(Pattern.compile("#/components/schemas/([\\w.-]+)")
                        .matcher(document.text())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(document.json()
                                .path("components")
                                .path("schemas")
                                .has(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void whatNoMethodTakesIsAProblemToo() {
        var withoutBoundary = server.upload("/api/v1/evidence", "multipart/form-data", new byte[] {1});
        isProblem(withoutBoundary, 400, "multipart");
        isProblem(server.post("/api/v1/evidence", "{}"), 415, "application/json", "multipart/form-data");
        var wrongVerb = server.delete("/api/v1/projects");
        isProblem(wrongVerb, 405, "DELETE", "GET", "POST");
        assertThat(wrongVerb.header("Allow")).contains("GET", "POST");
        isProblem(server.post("/api/v1/evidence/1/file", "{}"), 405, "POST", "GET");
        isProblem(server.get("/api/v1/events", "Accept", "text/html"), 406, "application/x-ndjson");
        isProblem(server.get("/api/v1/projects", "X-Long", "x".repeat(20_000)), 431, "header");
        isProblem(server.get("/api/v1/tasks/a%2Fb"), 400, "address");
        for (var path : List.of("/api/v1/tasks/%zz", "/api/v1/tasks/a\\b", "/api/v1/projects?limit=%zz")) {
            var answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + Server.TOKEN + "\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .contains(
                            "application/problem+json",
                            "\"type\":\"about:blank\"",
                            "\"title\":\"Bad Request\"",
                            "\"status\":400",
                            "\"detail\":\"")
                    .doesNotContain("<html");
        }
    }
}
