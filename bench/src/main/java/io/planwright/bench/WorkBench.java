package io.planwright.bench;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Selection;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.task.Tasks;
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
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
    private static final int WARM_UP = 8; // until the compilers of the JVM have little left to do
    private static final int RUNS = 3;
    private static final int PACE = 200; // claims per second
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
            for (int run = 1; run <= WARM_UP; run++) {
                new Fight("WARM" + run);
            }
            var fights = new ArrayList<Fight>();
            for (int run = 1; run <= RUNS; run++) {
                fights.add(new Fight("RUN" + run));
            }
            double plain = median(fights, fight -> fight.plain.perSecond());
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %d workers: %s; %s; %s; at %d claims/s p95 %.0f ms; answers without work %.0f/s%n",
                    database,
                    WORKERS,
                    told(fights, "claims", fight -> fight.claims, plain),
                    told(fights, "reports", fight -> fight.reports, plain),
                    told(fights, "claims with their reports", fight -> fight.both, plain),
                    PACE,
                    median(fights, fight -> fight.atPace.p95()),
                    plain);
            large(database);
        }
    }

    private static String told(List<Fight> fights, String what, Function<Fight, Rate> which, double plain) {
        double perSecond = median(fights, fight -> which.apply(fight).perSecond());
        return "%s %.0f/s (%.0f%%), p95 %.0f ms"
                .formatted(
                        what,
                        perSecond,
                        100 * perSecond / plain,
                        median(fights, fight -> which.apply(fight).p95()));
    }

    private static double median(List<Fight> fights, ToDoubleFunction<Fight> value) {
        return fights.stream().mapToDouble(value).sorted().toArray()[fights.size() / 2];
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

    /** @param p95 in milliseconds */
    private record Rate(double perSecond, double p95) {}

    /** The workers fight for the tasks of one plan and report on them, do both in turn on another, and claim a third at a pace. */
    private final class Fight {

        private final String project;
        private final Map<Integer, String> workers = new ConcurrentHashMap<>();
        private final Rate claims;
        private final Rate reports;
        private final Rate both;
        private final Rate atPace;
        private final Rate plain;

        Fight(String key) throws Exception {
            project = "/api/v1/projects/" + key;
            post("/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"" + key + "\",\"playbook\":\"library\"}");
            everyWorker(number ->
                    workers.put(number, found(ID, post(project + "/workers", "{\"name\":\"w" + number + "\"}"))));
            plan("first");
            var claimed = new ConcurrentLinkedQueue<String>();
            claims = rate((number, times) -> claimAll(number, times, claimed::add));
            reports = rate((_, times) -> {
                for (var claim = claimed.poll(); claim != null; claim = claimed.poll()) {
                    var one = claim;
                    timed(times, () -> report(one));
                }
            });
            plan("second");
            both = rate((number, times) -> claimAll(number, times, this::report));
            plan("third");
            atPace = rate(this::claimAtPace);
            plain = rate((_, times) -> {
                for (int i = 0; i < CLAIMS / WORKERS * 2; i++) {
                    timed(times, () -> send("GET", "/actuator/health/readiness", "application/json", ""));
                }
            });
        }

        private void plan(String name) {
            var plan = new StringBuilder("# Tasks\n\n## Phase 1: All\n\n");
            for (int i = 1; i <= CLAIMS; i++) {
                plan.append("- [ ] Task ").append(i).append('\n');
            }
            var imported = send("POST", project + "/imports?path=" + name + ".md", "text/markdown", plan.toString());
            if (imported.statusCode() >= 300) {
                throw new IllegalStateException(imported.body());
            }
        }

        private void claimAll(int number, Queue<Long> times, Consumer<String> then) {
            while (true) {
                long begin = System.nanoTime();
                var claim = claim(number);
                if (claim.statusCode() == 204) {
                    return;
                }
                times.add(System.nanoTime() - begin);
                then.accept(claim.body());
            }
        }

        /** Claims in the rhythm of {@link #PACE}; late answers do not put off what is due. */
        private void claimAtPace(int number, Queue<Long> times) {
            long rhythm = WORKERS * 1_000_000_000L / PACE;
            long due = System.nanoTime() + number * rhythm / WORKERS;
            while (true) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (claim(number).statusCode() == 204) {
                    return;
                }
                times.add(System.nanoTime() - due);
                due += rhythm;
            }
        }

        private HttpResponse<String> claim(int number) {
            var wanted = "{\"worker\":\"" + workers.get(number) + "\"}";
            return send("POST", project + "/claims", "application/json", wanted);
        }

        private String report(String claim) {
            return post(
                    "/api/v1/tasks/" + found(ID, claim) + "/attempts",
                    "{\"token\":" + found(CLAIM_TOKEN, claim) + ",\"stage\":\"WORK\",\"outcome\":\"passed\"}");
        }

        private static <T> T timed(Queue<Long> times, Callable<T> doing) throws Exception {
            long begin = System.nanoTime();
            var done = doing.call();
            times.add(System.nanoTime() - begin);
            return done;
        }

        private static Rate rate(TimedWorker worker) throws Exception {
            var times = new ConcurrentLinkedQueue<Long>();
            long begin = System.nanoTime();
            everyWorker(number -> worker.work(number, times));
            double seconds = (System.nanoTime() - begin) / 1e9;
            var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Rate(sorted.length / seconds, sorted[(int) (sorted.length * 0.95)] / 1e6);
        }
    }

    private interface TimedWorker {
        void work(int number, Queue<Long> times) throws Exception;
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
        double ready = time(() -> list.in(project, Selection.with("state", "ready"), 50, null));
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
