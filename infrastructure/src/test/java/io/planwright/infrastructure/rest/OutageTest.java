package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.infrastructure.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** While the database is away, everybody is told so soon; when it is back, all goes on by itself. */
class OutageTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private record Timed(Server.Answer answer, Duration took) {
        static Timed of(Callable<Server.Answer> request) throws Exception {
            var begun = Instant.now();
            return new Timed(request.call(), Duration.between(begun, Instant.now()));
        }
    }

    @Test
    void everybodyIsToldSoonAndAllGoesOnByItself() throws Exception {
        var settings = new HashMap<>(Database.POSTGRES.fresh());
        var url = URI.create(settings.get("planwright.db.url").substring("jdbc:".length()));
        try (var way = new Way(url.getPort())) {
            settings.put("planwright.db.url", "jdbc:postgresql://localhost:" + way.port() + url.getPath());
            try (var server = new Server(settings, Map.of())) {
                tryIt(server, way);
            }
        }
    }

    private static void tryIt(Server server, Way way) throws Exception {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            tokens.add(server.post("/api/v1/tokens", "{\"name\":\"script\"}").at("/secret"));
        }
        assertThat(server.post("/api/v1/projects", "{\"key\":\"BEFORE\",\"name\":\"Before\"}")
                        .status())
                .isEqualTo(201);
        assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(200);

        way.close();
        var requests = new ArrayList<Callable<Timed>>();
        for (int i = 0; i < 12; i++) {
            var token = "Bearer " + tokens.get(i % tokens.size());
            requests.add(() -> Timed.of(() -> server.get("/api/v1/projects", "Authorization", token)));
        }
        requests.add(() -> Timed.of(() -> server.get("/api/v1/projects")));
        requests.add(() -> Timed.of(() -> server.post("/api/v1/projects", "{\"key\":\"DURING\",\"name\":\"During\"}")));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : clients.invokeAll(requests)) {
                var timed = each.get();
                assertThat(timed.answer().status()).isEqualTo(503);
                assertThat(timed.answer().header("Retry-After")).isNotNull();
                assertThat(timed.answer().at("/detail")).contains("database");
                assertThat(timed.took()).isLessThan(SOON);
            }
        }
        var readiness =
                Timed.of(() -> server.get("/actuator/health/readiness", "Authorization", "Bearer " + tokens.get(0)));
        assertThat(readiness.answer().status()).isEqualTo(503);
        assertThat(readiness.took()).isLessThan(SOON);
        assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);

        way.reopen();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> server.get("/actuator/health/readiness").status() == 200);
        assertThat(server.get("/api/v1/projects/BEFORE").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> server.post("/api/v1/projects", "{\"key\":\"AFTER\",\"name\":\"After\"}")
                                .status()
                        != 503);
        assertThat(server.get("/api/v1/projects/AFTER").status()).isEqualTo(200);
    }
}
