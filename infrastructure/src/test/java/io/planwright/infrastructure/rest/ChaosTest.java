package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.infrastructure.Database;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Nodes are killed and the way to the database is cut while others write. What was acknowledged is written down outside
 * and compared afterwards: it is there, on every node, and what bears a key is there once however often it was sent.
 */
class ChaosTest {

    private static final int ROUNDS = Boolean.getBoolean("planwright.soak") ? 20 : 1;
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> keyed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void twoNodesOnPostgreSql() throws Exception {
        var settings = new HashMap<>(Database.POSTGRES.fresh());
        var url = URI.create(settings.get("planwright.db.url").substring("jdbc:".length()));
        try (var way = new Way(url.getPort())) {
            settings.put("planwright.db.url", "jdbc:postgresql://localhost:" + way.port() + url.getPath());
            run(settings, 2, way);
        }
    }

    @Test
    void oneNodeOnH2() throws Exception {
        run(Database.H2.fresh(), 1, null);
    }

    private void run(Map<String, String> settings, int count, Way way) throws Exception {
        var nodes = new AtomicReferenceArray<ServerProcess>(count);
        try {
            for (int i = 0; i < count; i++) {
                nodes.set(i, node(settings));
            }
            assertThat(nodes.get(0)
                            .post("/api/v1/projects", "{\"key\":\"CHAOS\",\"name\":\"Chaos\"}")
                            .status())
                    .isEqualTo(201);
            var threads = new ArrayList<Thread>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                threads.add(Thread.ofVirtual().start(() -> write(number, nodes)));
            }
            var random = new Random(7);
            for (int round = 0; round < ROUNDS; round++) {
                awaitWrites(20);
                int victim = random.nextInt(count);
                nodes.get(victim).kill();
                if (count > 1) {
                    awaitWrites(20); // the others go on
                }
                if (way != null) {
                    way.close();
                    LockSupport.parkNanos(
                            Duration.ofMillis(500 + random.nextInt(2_000)).toNanos());
                    way.reopen();
                }
                nodes.get(victim).close();
                nodes.set(victim, node(settings));
            }
            awaitWrites(20);
            done.set(true);
            for (var thread : threads) {
                thread.join();
            }
            for (int i = 0; i < count; i++) {
                var node = nodes.get(i);
                await().atMost(PATIENCE).until(() -> ready(node));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(titles(node)).containsAll(acknowledged));
                assertThat(titles(node).stream().filter(keyed::contains)).doesNotHaveDuplicates();
            }
            System.out.printf(
                    "chaos: %d rounds on %d nodes, %d acknowledged writes%n", ROUNDS, count, acknowledged.size());
        } finally {
            done.set(true);
            for (int i = 0; i < count; i++) {
                if (nodes.get(i) != null) {
                    nodes.get(i).close();
                }
            }
        }
    }

    private static ServerProcess node(Map<String, String> settings) {
        return new ServerProcess(settings, "400m", Duration.ZERO);
    }

    private void awaitWrites(int more) {
        int before = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= before + more);
    }

    private static boolean ready(ServerProcess node) {
        try {
            return node.get("/actuator/health/readiness").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Half of the writes bear a key, and are sent again until they are acknowledged. */
    private void write(int number, AtomicReferenceArray<ServerProcess> nodes) {
        for (int i = 0; !done.get(); i++) {
            var title = "Written by " + number + ", " + i;
            boolean repeatable = i % 2 == 0;
            if (repeatable) {
                keyed.add(title);
            }
            int turn = i;
            do {
                try {
                    var answer = nodes.get(turn++ % nodes.length())
                            .post(
                                    "/api/v1/projects/CHAOS/requirements",
                                    "{\"title\":\"" + title + "\",\"lane\":\"light\"}",
                                    repeatable ? title : null);
                    if (answer.status() == 201) {
                        acknowledged.add(title);
                        break;
                    }
                } catch (IOException _) {
                    // it may be written or not
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            } while (repeatable && !done.get());
        }
    }

    private static List<String> titles(ServerProcess node) throws IOException {
        return node.all("/api/v1/projects/CHAOS/requirements").stream()
                .map(item -> item.path("title").asString())
                .toList();
    }
}
