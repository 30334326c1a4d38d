package io.planwright.worker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.worker.StubServer;
import io.planwright.worker.StubServer.Asked;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What gets lost on the way is asked again; what is refused is not. */
class ApiTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private Api api(StubServer server) {
        return new Api(
                URI.create(server.url()),
                "secret",
                Duration.ofSeconds(30),
                time -> {
                    pauses.add(time);
                    return true;
                },
                told::add);
    }

    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameKey() {
        var times = new AtomicInteger();
        try (var server = new StubServer((exchange, _) -> {
            if (times.incrementAndGet() < 3) {
                exchange.close(); // it was heard, and nobody is told
            } else {
                StubServer.json(exchange, "{\"id\":\"1\"}");
            }
        })) {
            var answer = api(server).post("/projects/A/claims", Api.JSON.createObjectNode());

            assertThat(answer.path("id").asString()).isEqualTo("1");
            assertThat(server.asked()).extracting(Asked::key).hasSizeGreaterThanOrEqualTo(3);
            assertThat(server.asked())
                    .extracting(Asked::key)
                    .containsOnly(server.asked().getFirst().key());
            assertThat(server.asked().getFirst().key()).isNotBlank();
        }
    }

    @Test
    void anotherRequestHasAnotherKey() {
        try (var server = new StubServer((exchange, _) -> StubServer.json(exchange, "{}"))) {
            var api = api(server);
            api.post("/a", Api.JSON.createObjectNode());
            api.post("/a", Api.JSON.createObjectNode());

            assertThat(server.asked()).extracting(Asked::key).doesNotHaveDuplicates();
        }
    }

    @Test
    void aServerThatIsNotReadySaysWhenToAskAgain() {
        var times = new AtomicInteger();
        try (var server = new StubServer((exchange, _) -> {
            if (times.incrementAndGet() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "7");
                StubServer.refuse(exchange, 503, "");
            } else {
                StubServer.json(exchange, "{}");
            }
        })) {
            api(server).get("/a");

            assertThat(pauses).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void aServerThatHasFailedIsAskedAgainLikeOneThatIsNotReady() {
        var times = new AtomicInteger();
        try (var server = new StubServer((exchange, _) -> {
            if (times.incrementAndGet() <= 5) {
                StubServer.refuse(exchange, 500, "");
            } else {
                StubServer.json(exchange, "{}");
            }
        })) {
            api(server).get("/a");

            assertThat(pauses).hasSize(5);
            assertThat(told)
                    .singleElement()
                    .asString()
                    .contains("GET /a: no answer")
                    .contains("so it is")
                    .contains("for 30 seconds");
        }
    }

    @Test
    void aServerThatWantsMoreTimeThanThereIsPatienceIsToldSo() {
        try (var server = new StubServer((exchange, _) -> {
            exchange.getResponseHeaders().set("Retry-After", "600");
            StubServer.refuse(exchange, 429, "");
        })) {
            assertThatThrownBy(() -> api(server).get("/a"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("after 600 seconds")
                    .hasMessageContaining("the patience of 30 seconds ends before");
        }
    }

    @Test
    void pausesGrowAndDiffer() {
        var times = new AtomicInteger();
        try (var server = new StubServer((exchange, _) -> {
            if (times.incrementAndGet() <= 6) {
                StubServer.say(exchange, 502, "text/html", "<h1>Bad Gateway</h1>");
            } else {
                StubServer.json(exchange, "{}");
            }
        })) {
            api(server).get("/a");

            assertThat(pauses).hasSize(6);
            assertThat(pauses.get(5)).isGreaterThan(pauses.get(0).multipliedBy(4));
            assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(15)) <= 0);
        }
    }

    @Test
    void aRefusalIsToldWithItsFactsAndNotAskedAgain() {
        try (var server = new StubServer((exchange, _) -> StubServer.refuse(exchange, 409, "claim.stale"))) {
            var refusal = catchThrowableOfType(Refusal.class, () -> api(server).get("/a"));

            assertThat(refusal.code()).isEqualTo("claim.stale");
            assertThat(refusal.told())
                    .contains("so it is (claim.stale)")
                    .contains("worker 7 holds it")
                    .contains("claim the task again");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void whatIsNoPlanwrightServerIsSoonGivenUp() {
        try (var server = new StubServer((exchange, _) -> StubServer.say(exchange, 200, "text/html", "<html>"))) {
            assertThatThrownBy(() -> api(server).get("/a"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("no JSON");
            assertThat(server.asked()).hasSize(3);
        }
        try (var server = new StubServer((exchange, _) -> StubServer.say(exchange, 404, "text/html", "<html>"))) {
            assertThatThrownBy(() -> api(server).get("/a"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("is the address right?");
        }
    }

    @Test
    void patienceEnds() {
        var server = new StubServer((_, _) -> {});
        var url = server.url();
        server.close();
        assertThatThrownBy(() ->
                        new Api(URI.create(url), "secret", Duration.ofMillis(300), Pause.PLAIN, told::add).get("/a"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("no answer from " + url);
    }

    @Test
    void whatWasAskedIsSentWhole() {
        try (var server = new StubServer((exchange, _) -> StubServer.json(exchange, "{}"))) {
            api(server)
                    .post("/evidence", new Multipart().field("kind", "junit").file("file", "a\"b\n.xml", new byte[] {65
                            }));

            assertThat(server.asked().getFirst().body())
                    .contains("name=\"kind\"")
                    .contains("junit")
                    .contains("filename=\"a_b_.xml\"");
        }
    }
}
