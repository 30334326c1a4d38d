package io.planwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.worker.server.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose claim is gone does not go on. */
class LostClaimTest {

    private static final String TASK = "00000000-0000-0000-0000-000000000001";

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void itsAgentIsEndedAndNothingIsReported() throws Exception {
        var claims = new AtomicInteger();
        try (var server = new StubServer((exchange, asked) -> {
            switch (asked.method() + " "
                    + asked.path().replaceFirst("\\?.*", "").replace(TASK, "T")) {
                case "POST /projects/A/workers" ->
                    StubServer.json(exchange, "{\"id\":\"w\",\"beatSeconds\":1,\"leaseSeconds\":1,\"holds\":[]}");
                case "POST /projects/A/claims" -> {
                    if (claims.incrementAndGet() == 1) {
                        StubServer.json(
                                exchange,
                                "{\"taskId\":\"" + TASK + "\",\"token\":3,\"stage\":\"WORK\",\"task\":{\"key\":\"A-1\","
                                        + "\"title\":\"One\",\"notes\":\"what to do\"}}");
                    } else {
                        exchange.sendResponseHeaders(204, -1);
                    }
                }
                case "PUT /tasks/T/claim" -> StubServer.refuse(exchange, 409, "claim.stale");
                case "POST /workers/w/heartbeat" -> StubServer.json(exchange, "{}");
                case "GET /tasks/T/attempts" -> StubServer.json(exchange, "{\"items\":[]}");
                default -> StubServer.refuse(exchange, 404, "");
            }
        })) {
            var said = new Line(folder)
                    .with("PLANWRIGHT_URL", server.url())
                    .with("PLANWRIGHT_TOKEN", "secret")
                    .with("PLANWRIGHT_PROJECT", "A")
                    .say("worker", "--until", "empty", "--agent", "cat > prompt; sleep 300", "--poll-seconds", "0.2");

            assertThat(said.exit()).as(said.all()).isZero();
            assertThat(said.out()).contains("A-1 WORK lost: so it is");
            assertThat(server.asked())
                    .noneMatch(asked ->
                            asked.path().endsWith("/attempts") && asked.method().equals("POST"));
            assertThat(server.asked())
                    .anyMatch(asked ->
                            asked.path().endsWith("heartbeat") && asked.body().contains("\"calls\":"));
            assertThat(folder.resolve("prompt")).content().contains("One").contains("what to do"); // 404: carried on
            assertThat(Files.list(folder.resolve(".planwright/claims"))).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsToldByTheExitCode() {
        var said = new Line(folder)
                .with("PLANWRIGHT_URL", "http://localhost:1")
                .with("PLANWRIGHT_TOKEN", "secret")
                .with("PLANWRIGHT_PROJECT", "A")
                .say("next", "--patience", "0.2");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("no answer from http://localhost:1").doesNotContain("\tat ");
    }

    @Test
    void whatGoesWrongIsToldAsJsonWhenThatIsAskedFor() {
        var said = new Line(folder)
                .with("PLANWRIGHT_TOKEN", "secret")
                .with("PLANWRIGHT_PROJECT", "A")
                .say("next", "--json", "--url", "http://localhost:1", "--patience", "0");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(Api.JSON.readTree(said.err()).path("detail").asString()).contains("no answer");
    }

    @Test
    void whatIsSaidWronglyIsToldAsJsonWhenThatIsAskedFor() {
        var said = new Line(folder).say("next", "--json", "--lunch");

        assertThat(said.exit()).isEqualTo(2);
        var told = Api.JSON.readTree(said.err());
        assertThat(told.path("detail").asString()).contains("--lunch");
        assertThat(told.path("allowed").get(0).asString()).startsWith("planwright next [");
    }

    @Test
    void whatIsSaidWronglyIsToldByTheExitCode() {
        var here = new Line(folder);
        assertThat(here.say("next").err()).contains("PLANWRIGHT_TOKEN");
        assertThat(here.say("next").exit()).isEqualTo(2);
        here.with("PLANWRIGHT_TOKEN", "secret");
        assertThat(here.say("next").err()).contains("which project?");
        here.with("PLANWRIGHT_PROJECT", "A");
        assertThat(here.say("worker").exit()).isEqualTo(2);
        assertThat(here.say("worker", "--agent-for", "LUNCH=eat").err()).contains("RED_FIX");
        assertThat(here.say("worker", "--agent", "x", "--slots", "0").err()).contains("1 to 64");
        assertThat(here.say("worker", "--agent", "x", "--logs", ".").err()).contains("holds the work");
        assertThat(here.say("worker", "--agent", "x", "--prompt-tokens", "249").err())
                .contains("250 to");
        here.with("PLANWRIGHT_VERIFY_MYSELF", "perhaps");
        assertThat(here.say("worker", "--agent", "x").err()).contains("perhaps").contains("yes, no");
        here.with("PLANWRIGHT_VERIFY_MYSELF", "yes");
        assertThat(here.say("worker", "--agent", "x", "--url", "http://localhost:1", "--patience", "0")
                        .exit())
                .isEqualTo(3);
        assertThat(here.say("evidence", "x").err()).contains("--task");
        assertThat(here.say("lunch").exit()).isEqualTo(2);
        assertThat(here.say("version").out()).matches("planwright \\d.*\\s*");
        assertThat(here.say("--help").out()).contains("Exit codes").contains("worker");
    }
}
