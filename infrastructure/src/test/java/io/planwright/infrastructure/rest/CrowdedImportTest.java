package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.Database;
import io.planwright.infrastructure.rest.Server.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A large import beside others who write, with little memory: nobody misses anything, and all that is answered is so. */
class CrowdedImportTest {

    private static final int TASKS = Boolean.getBoolean("planwright.soak") ? 10_000 : 5_200;
    private static final int WRITERS = 8;

    private static String plan() {
        var text = new StringBuilder("# Huge\n");
        for (int task = 0; task < TASKS; task++) {
            if (task % 100 == 0) {
                text.append("\n## Phase ").append(task / 100).append("\n\n");
            }
            text.append("- [ ] Do what is number ").append(task).append('\n');
        }
        return text.toString();
    }

    @Test
    void onOneNodeOnH2() throws IOException {
        try (var node = new ServerProcess(Database.H2.fresh(), "700m", Duration.ZERO)) {
            crowd(List.of(node));
        }
    }

    @Test
    void onTwoNodesOnPostgreSqlOneWithItsClockAhead() throws IOException {
        var settings = Database.POSTGRES.fresh();
        try (var one = new ServerProcess(settings, "700m", Duration.ZERO);
                var two = new ServerProcess(settings, "700m", Duration.ofSeconds(15))) {
            crowd(List.of(one, two));
        }
    }

    private static void crowd(List<ServerProcess> nodes) throws IOException {
        var first = nodes.getFirst();
        assertThat(first.post("/api/v1/projects", "{\"key\":\"BIG\",\"name\":\"Big\"}")
                        .status())
                .isEqualTo(201);
        assertThat(first.post("/api/v1/projects", "{\"key\":\"SMALL\",\"name\":\"Small\"}")
                        .status())
                .isEqualTo(201);
        var done = new AtomicBoolean();
        var written = Collections.synchronizedList(new ArrayList<String>());
        var refused = Collections.synchronizedList(new ArrayList<String>());
        var slowestRead = new AtomicLong();
        var slowestWrite = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; !done.get(); i++) {
                    var node = nodes.get((number + i) % nodes.size());
                    var title = "Written by " + number + ", " + i;
                    var answer = timed(
                            slowestWrite,
                            () -> node.post(
                                    "/api/v1/projects/SMALL/requirements",
                                    "{\"title\":\"" + title + "\",\"lane\":\"light\"}"));
                    if (answer.status() / 100 == 2) {
                        written.add(title);
                    } else {
                        refused.add(answer.status() + " " + answer.text());
                    }
                }
            }));
        }
        for (var node : nodes) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    var answer = timed(slowestRead, () -> node.get("/api/v1/projects/SMALL"));
                    if (answer.status() != 200) {
                        refused.add(answer.status() + " " + answer.text());
                    }
                }
            }));
        }
        long begun = System.nanoTime();
        Answer report;
        try {
            report = first.send("POST", "/api/v1/projects/BIG/imports?path=huge.md", "text/markdown", plan());
        } finally {
            done.set(true);
            threads.forEach(CrowdedImportTest::join);
        }
        System.out.printf(
                "import of %d tasks beside %d writers on %d nodes: %.1f s, %d small writes, slowest read %d ms, slowest write %d ms%n",
                TASKS,
                WRITERS,
                nodes.size(),
                (System.nanoTime() - begun) / 1e9,
                written.size(),
                slowestRead.get(),
                slowestWrite.get());

        assertThat(report.status()).as(report.text()).isIn(200, 201);
        assertThat(refused).isEmpty();
        for (var node : nodes) {
            var status = node.get("/api/v1/admin/read-tables").json();
            assertThat(status.path("skipped").size()).as(status.toString()).isZero();
            var titles = node.all("/api/v1/projects/SMALL/requirements").stream()
                    .map(item -> item.path("title").asString())
                    .toList();
            assertThat(titles).containsExactlyInAnyOrderElementsOf(written);
            var requirement = node.get("/api/v1/projects/BIG/requirements")
                    .json()
                    .at("/items/0/id")
                    .asString();
            var workspace = node.get("/api/v1/requirements/" + requirement + "/workspace?path=huge.md");
            assertThat(workspace.text()).isEqualTo(plan());
            assertThat(node.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    private interface Call {
        Answer call() throws IOException;
    }

    private static Answer timed(AtomicLong slowest, Call call) {
        long begun = System.nanoTime();
        try {
            return call.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            slowest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
