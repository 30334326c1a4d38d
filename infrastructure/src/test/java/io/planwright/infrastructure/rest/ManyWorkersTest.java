package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Fifty workers fight for five hundred tasks, while some of them die and some answers are lost. */
class ManyWorkersTest extends ServerTest {

    private static final int WORKERS = 50;
    private static final int TASKS = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicInteger dead = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    @Test
    void eachTaskIsHeldByOneAtATimeAndDoneOnce() throws Exception {
        var project = "/api/v1/projects/MANY";
        must(server.post("/api/v1/projects", "{\"key\":\"MANY\",\"name\":\"Many\",\"playbook\":\"library\"}"));
        var yaml = must(server.get(project + "/playbook", "Accept", "application/yaml"));
        must(server.send(
                "PUT",
                project + "/playbook",
                java.net.http.HttpRequest.BodyPublishers.ofString(yaml.text() + """

                        work:
                          staged: false
                          lease: 3
                          workerCircuit: {failures: 100}
                          systemCircuit: {failures: 100}
                        """),
                "Content-Type",
                "application/yaml",
                "If-Match",
                String.valueOf(yaml.header("ETag"))));
        var plan = IntStream.rangeClosed(1, TASKS)
                .mapToObj(i -> "- [ ] Task " + i)
                .collect(Collectors.joining("\n", "# Tasks\n\n## Phase 1: All\n\n", "\n"));
        must(server.upload(project + "/imports?path=tasks.md", "text/markdown", plan.getBytes(StandardCharsets.UTF_8)));

        var left = new AtomicInteger(TASKS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < WORKERS; i++) {
                int number = i;
                work.add(() -> workOff(project, number, left));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(dead.get()).isPositive();
        assertThat(repeated.get()).isPositive();
        everyTaskWasDoneOnce(project);
    }

    private int workOff(String project, int number, AtomicInteger left) throws InterruptedException {
        var chance = new Random(number);
        int life = 0;
        var worker = register(project, number, life);
        int done = 0;
        while (left.get() > 0) {
            var key = "claim-" + number + "-" + chance.nextLong();
            var body = "{\"worker\":\"" + worker + "\"}";
            var claim = patiently(project + "/claims", body, key);
            if (chance.nextInt(10) == 0) { // the first answer was lost
                var again = patiently(project + "/claims", body, key);
                if (claim.status() == 200) {
                    assertThat(again.text()).isEqualTo(claim.text());
                    repeated.incrementAndGet();
                }
                claim = again;
            }
            if (claim.status() == 204) {
                Thread.sleep(50);
                continue;
            }
            if (chance.nextInt(25) == 0) { // dies with the task in its hands
                dead.incrementAndGet();
                worker = register(project, number, ++life);
                continue;
            }
            var report = patiently(
                    "/api/v1/tasks/" + claim.at("/taskId") + "/attempts",
                    "{\"token\":" + claim.at("/token") + ",\"stage\":\"WORK\",\"outcome\":\"passed\"}",
                    "report-" + key);
            if (report.status() == 409) {
                assertThat(report.at("/refusal")).isIn("claim.stale", "task.done");
                continue; // too slow: somebody else has it now
            }
            must(report);
            done++;
            left.decrementAndGet();
        }
        return done;
    }

    private static String register(String project, int number, int life) {
        return must(server.post(project + "/workers", "{\"name\":\"worker-" + number + "-" + life + "\"}"))
                .at("/id");
    }

    private static Answer patiently(String path, String body, String key) throws InterruptedException {
        while (true) {
            var answer = server.post(path, body, "Idempotency-Key", key);
            if (answer.status() != 503) {
                assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 409);
                return answer;
            }
            Thread.sleep(100);
        }
    }

    private static String events(String filter) {
        return must(server.get("/api/v1/events?after=-1" + filter, "Accept", "application/x-ndjson"))
                .text();
    }

    private static void everyTaskWasDoneOnce(String project) {
        var holders = new HashMap<String, Long>();
        var tokens = new HashMap<String, Long>();
        var done = new HashSet<String>();
        // whoever was overtaken leaves a position empty, and the log is told up to there until it is known to stay
        // empty
        await().atMost(Duration.ofSeconds(60))
                .until(() -> events("&type=task.ticked").lines().count() >= TASKS);
        var log = events("");
        for (var line : log.split("\n")) {
            var event = JSON.readTree(line);
            var task = event.path("subject").asString();
            var payload = event.path("payload");
            switch (event.path("type").asString()) {
                case "task.claimed" -> {
                    long token = payload.path("token").asLong();
                    assertThat(holders).as(line).doesNotContainKey(task);
                    assertThat(token).isGreaterThan(tokens.getOrDefault(task, 0L));
                    assertThat(done).doesNotContain(task);
                    holders.put(task, token);
                    tokens.put(task, token);
                }
                case "task.claim-ended" ->
                    assertThat(holders.remove(task))
                            .isEqualTo(payload.path("token").asLong());
                case "task.ticked" -> assertThat(done.add(task)).as(line).isTrue();
                default -> {}
            }
        }
        assertThat(done).hasSize(TASKS);
        assertThat(holders).isEmpty();
        var open = must(server.get(project + "/tasks?state=open"));
        assertThat(open.json().path("items").isEmpty()).isTrue();
    }
}
