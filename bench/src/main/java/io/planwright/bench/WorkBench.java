package io.planwright.bench;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.task.Tasks;
import io.planwright.application.task.Tasks.TaskFilter;
import io.planwright.application.worker.OpenWork;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.OpenTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures work on tasks: fifty workers that claim over REST, beside as many threads that ask the server for nothing but
 * an answer; and what a plan of many tasks and dependencies costs, beside the time of the simplest query.
 */
final class WorkBench {

    private static final int WORKERS = 50;
    private static final int CLAIMS = 500;
    private static final int TASKS = 10_000;
    private static final int DEPENDENCIES = 30_000;
    private static final int AT_ONCE = 500;
    private static final int TIMES = 51;
    private static final String TOKEN = "the-token-of-the-benchmark";
    private static final Pattern ID = Pattern.compile("\"(?:id|taskId)\":\"([0-9a-f-]{36})\"");
    private static final Pattern CLAIM_TOKEN = Pattern.compile("\"token\":(\\d+)");

    private final ConfigurableApplicationContext server;
    private final Commands commands;
    private final String base;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Actor ada = new Actor(UUID.randomUUID().toString(), ActorKind.PERSON, "Ada");

    @SpringBootApplication(scanBasePackages = "io.planwright.infrastructure")
    static class Whole {}

    WorkBench(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("server.port", "0");
        all.put("planwright.admin-token", TOKEN);
        server = new SpringApplicationBuilder(Whole.class)
                .registerShutdownHook(false)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        commands = server.getBean("commands", Commands.class);
        base = "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
    }

    void measure(String database) throws Exception {
        try (server) {
            var claims = new ArrayList<double[]>();
            claims("WARM");
            for (int run = 1; run <= 3; run++) {
                claims.add(claims("CLAIM" + run));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-10s claims: %.0f/s, p95 %.0f ms; answers without work: %.0f/s (%.0f%%)%n",
                    database,
                    median(claims, 0),
                    median(claims, 1),
                    median(claims, 2),
                    100 * median(claims, 0) / median(claims, 2));
            large(database);
        }
    }

    private static double median(List<double[]> values, int column) {
        return values.stream().mapToDouble(each -> each[column]).sorted().toArray()[values.size() / 2];
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", type)
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String post(String path, String json) {
        var answer = send("POST", path, "application/json", json);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** @return claims per second, p95 in milliseconds, answers without work per second */
    private double[] claims(String key) throws Exception {
        post("/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"" + key + "\",\"playbook\":\"library\"}");
        var plan = new StringBuilder("# Tasks\n\n## Phase 1: All\n\n");
        for (int i = 1; i <= CLAIMS; i++) {
            plan.append("- [ ] Task ").append(i).append('\n');
        }
        var imported =
                send("POST", "/api/v1/projects/" + key + "/imports?path=tasks.md", "text/markdown", plan.toString());
        if (imported.statusCode() >= 300) {
            throw new IllegalStateException(imported.body());
        }
        var times = new ConcurrentLinkedQueue<Long>();
        long begin = System.nanoTime();
        everyWorker(number -> {
            var worker = found(ID, post("/api/v1/projects/" + key + "/workers", "{\"name\":\"w" + number + "\"}"));
            while (true) {
                long asked = System.nanoTime();
                var claim = send(
                        "POST",
                        "/api/v1/projects/" + key + "/claims",
                        "application/json",
                        "{\"worker\":\"" + worker + "\"}");
                times.add(System.nanoTime() - asked);
                if (claim.statusCode() == 204) {
                    return;
                }
                post(
                        "/api/v1/tasks/" + found(ID, claim.body()) + "/attempts",
                        "{\"token\":" + found(CLAIM_TOKEN, claim.body())
                                + ",\"stage\":\"WORK\",\"outcome\":\"passed\"}");
            }
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        begin = System.nanoTime();
        everyWorker(_ -> {
            for (int i = 0; i < CLAIMS / WORKERS * 2; i++) {
                send("GET", "/actuator/health/readiness", "application/json", "");
            }
        });
        double plain = CLAIMS * 2 / ((System.nanoTime() - begin) / 1e9);
        return new double[] {CLAIMS / seconds, sorted[(int) (sorted.length * 0.95)] / 1e6, plain};
    }

    private interface Worker {
        void work(int number) throws Exception;
    }

    private static void everyWorker(Worker worker) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < WORKERS; i++) {
                int number = i;
                all.add(() -> {
                    worker.work(number);
                    return true;
                });
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    /** A plan of many tasks that wait for each other, none for a later one. */
    private void large(String database) throws Exception {
        var project = new ProjectId(UUID.randomUUID());
        var requirement = new RequirementId(UUID.randomUUID());
        var plan = new PlanId(UUID.randomUUID());
        var phase = new PhaseId(UUID.randomUUID());
        var by = By.of(ada).on(project, requirement);
        commands.send(
                by,
                List.of(
                        new CreateProject(project, new ProjectKey("LARGE"), "Large", "library", Language.EN),
                        new DraftRequirement(requirement, project, new Slug("large"), "Large", Lane.FULL, "library", 0),
                        new DraftPlan(plan, requirement, "Large", "large.md"),
                        new AddPhase(plan, phase, "Build", "## Build\n", "", null)));
        var tasks = new ArrayList<TaskId>();
        var chance = new Random(1);
        TaskId last = null;
        var todo = new ArrayList<Object>();
        for (int i = 0; i < TASKS; i++) {
            var task = new TaskId(UUID.randomUUID());
            todo.add(new OpenTask(task, plan, project, "Task " + i, "", null, false, null));
            todo.add(new PlaceTask(plan, task, new Place(phase, null, last)));
            last = task;
            tasks.add(task);
            todo = sent(by, todo, AT_ONCE);
        }
        for (int i = 0; i < DEPENDENCIES; i++) {
            int waiting = 1 + i % (TASKS - 1);
            int blocker = i < TASKS - 1 ? waiting - 1 : chance.nextInt(waiting); // a chain through all, and more
            todo.addAll(PlanDesk.dependency(plan, tasks.get(waiting), tasks.get(blocker)));
            todo = sent(by, todo, AT_ONCE);
        }
        var receipt = commands.send(by, todo);
        server.getBean(ReadPosition.class).await(receipt.position(), Duration.ofMinutes(10));

        var list = server.getBean(Tasks.class);
        var work = server.getBean(OpenWork.class);
        double simplest = time(() -> {
            try (var connection = server.getBean(DataSource.class).getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select 1")) {
                rows.next();
            }
            return null;
        });
        double ready = time(() -> list.in(project, new TaskFilter("ready"), 50, null));
        double next = time(() -> work.claimable(project, Set.of(), Instant.now(), 20));
        double cycle = time(() -> {
            try {
                commands.send(by, new AddDependency(plan, tasks.getFirst(), tasks.getLast()));
                throw new IllegalStateException("no cycle was found");
            } catch (Refused refused) {
                return refused;
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%-10s %,d tasks, %,d dependencies: ready list %.1f ms, next %.1f ms, cycle found %.1f ms;"
                        + " simplest query %.2f ms (medians)%n",
                database,
                TASKS,
                DEPENDENCIES,
                ready,
                next,
                cycle,
                simplest);
    }

    private ArrayList<Object> sent(By by, ArrayList<Object> todo, int atLeast) {
        if (todo.size() < atLeast) {
            return todo;
        }
        commands.send(by, List.copyOf(todo));
        return new ArrayList<>();
    }

    private static double time(Callable<?> work) throws Exception {
        var times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            work.call();
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return times[TIMES / 2] / 1e6;
    }
}
