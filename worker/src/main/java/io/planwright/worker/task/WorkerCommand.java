package io.planwright.worker.task;

import io.planwright.worker.evidence.EvidenceBox;
import io.planwright.worker.evidence.Kind;
import io.planwright.worker.evidence.Reports;
import io.planwright.worker.files.Globs;
import io.planwright.worker.process.Signals;
import io.planwright.worker.process.Stop;
import io.planwright.worker.server.Api;
import io.planwright.worker.settings.Misconfigured;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import io.planwright.worker.task.WorkSettings.Until;
import io.planwright.worker.view.TaskNames;
import java.io.Console;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        description = {
            "Claims tasks and works them off: runs the agent of each stage, runs the tests itself, hands in what they",
            "leave as evidence and reports the attempt, until the task is done."
        },
        mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {

    private static final List<String> LEFT_OUT =
            List.of("**/target/**", "**/__pycache__/**", "**/*.pyc", "**/.DS_Store");
    private static final int LONG = 900;

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Option(names = "--name", paramLabel = "NAME", description = "of this worker (host and directory)")
    private @Nullable String name;

    @Option(names = "--slots", paramLabel = "N", description = "how many tasks at a time (1)")
    private @Nullable String slots;

    @Option(
            names = "--workspaces",
            paramLabel = "HOW",
            description = "shared: all in the work directory; per-slot: each task in a copy of its own (shared)")
    private @Nullable String workspaces;

    @Option(names = "--agent", paramLabel = "COMMAND", description = "that works on every stage without one of its own")
    private @Nullable String agent;

    @Option(names = "--agent-for", paramLabel = "STAGE=COMMAND", description = "that works on one stage")
    private final Map<String, String> agents = new LinkedHashMap<>();

    @Option(names = "--test", paramLabel = "COMMAND", description = "that runs the tests")
    private @Nullable String test;

    @Option(names = "--tests", paramLabel = "GLOB", description = "which files are tests")
    private @Nullable List<String> tests;

    @Option(names = "--freeze", paramLabel = "WHICH", description = "tests that RED freezes: all, or touched")
    private @Nullable String freeze;

    @Option(
            names = "--reports",
            paramLabel = "KIND=GLOB",
            description = "reports that the tests leave: junit, jacoco, …")
    private final Map<String, String> reports = new LinkedHashMap<>();

    @Option(
            names = "--verify-token-env",
            paramLabel = "NAME",
            description = "environment variable with a token of kind CI, with which this worker verifies")
    private @Nullable String verifyTokenEnv;

    @Option(names = "--verify-myself", description = "verify with the token of this worker")
    private boolean verifyMyself;

    @Option(names = "--max-calls", paramLabel = "N", description = "runs of agents that this run may use")
    private @Nullable String maxCalls;

    @Option(names = "--max-minutes", paramLabel = "N", description = "minutes of agents that this run may use")
    private @Nullable String maxMinutes;

    @Option(names = "--agent-minutes", paramLabel = "N", description = "that one run of an agent may take (60)")
    private @Nullable String agentMinutes;

    @Option(names = "--test-minutes", paramLabel = "N", description = "that one run of the tests may take (30)")
    private @Nullable String testMinutes;

    @Option(names = "--prompt-tokens", paramLabel = "N", description = "how long a prompt may be (6000)")
    private @Nullable String promptTokens;

    @Option(names = "--poll-seconds", paramLabel = "N", description = "between two looks for a task (5)")
    private @Nullable String pollSeconds;

    @Option(names = "--logs", paramLabel = "DIR", description = "for the output of agents and tests (.planwright/logs)")
    private @Nullable String logs;

    @Option(names = "--task", paramLabel = "TASK", description = "id or key of the one task to work on")
    private @Nullable String task;

    @Option(names = "--once", description = "check the stage at which the task stands, as it is, and report it")
    private boolean once;

    @Option(names = "--by-hand", description = "a person does the stages that have no agent")
    private boolean byHand;

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description = "empty: nothing can be claimed; done: all tasks are done")
    private @Nullable Until until;

    public WorkerCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var connection = shared.connection(around, LONG);
        var verifyToken = setting(verifyTokenEnv, "VERIFY_TOKEN_ENV", "verify-token-env");
        var verifying = verifyToken == null ? connection : shared.connection(around, verifyToken, LONG);
        var stop = new Stop();
        var beside = new Journal(around.err(), shared.json);
        Consumer<String> waiting = text -> beside.say("waiting", text);
        var api = new Api(connection.url(), connection.token(), connection.patience(), stop.pauses(), waiting);
        var proof = new Api(verifying.url(), verifying.token(), verifying.patience(), stop.pauses(), waiting);
        var settings = settings(api, verifyToken);
        if (settings.stages().isEmpty()) {
            throw new Misconfigured(
                    "there is nothing that this worker could do: name an agent (--agent or worker.agent), "
                            + "do it --by-hand, check what is there with --task TASK --once, or let it verify with "
                            + "--verify-token-env NAME");
        }
        var held = Held.in(settings.home())
                .orElseThrow(() -> new Misconfigured("another worker works in " + settings.directory()
                        + ": give each one a directory of its own, or one of them more --slots"));
        Signals.ask(stop);
        try (held) {
            var journal = new Journal(around.out(), shared.json);
            var budget = new Budget(settings.maxCalls(), settings.maxMinutes(), Clock.systemUTC());
            var desk = new Desk(api, shared.project(around));
            var person = settings.byHand() ? new Person(around.in(), isAtTerminal()) : null;
            var runs =
                    new StageRun(settings, desk, new EvidenceBox(api), new EvidenceBox(proof), budget, journal, person);
            return new Crew(settings, desk, runs, budget, held, journal, stop).run();
        }
    }

    private @Nullable String setting(@Nullable String flag, String variable, String key) {
        return shared.setting(flag, around, "PLANWRIGHT_" + variable, "worker." + key);
    }

    private WorkSettings settings(Api api, @Nullable String verifyToken) {
        var directory = shared.directory();
        int count = whole("--slots", setting(slots, "SLOTS", "slots"), 1, 1, 64);
        if (once && task == null) {
            throw new Misconfigured("--once checks one task: name it with --task");
        }
        if (shared.file().path() == null
                && test == null
                && !byHand
                && agent == null
                && agents.isEmpty()
                && !once
                && setting(null, "AGENT", "agent") == null) {
            throw new Misconfigured("there is neither a planwright.yaml here or above nor an --agent or --test");
        }
        boolean hands = byHand || !once && isAtTerminal();
        var byStage = agents();
        if (hands && count > 1 && !byStage.keySet().containsAll(Stages.MAKING)) {
            if (byHand) {
                throw new Misconfigured("a person does one task at a time: --by-hand goes with one slot");
            }
            hands = false;
        }
        var testGlobs = tests != null ? tests : shared.file().texts("worker.tests");
        var leaveOut = shared.file().texts("worker.leave-out");
        return new WorkSettings(
                name(directory),
                directory,
                task == null ? count : 1,
                oneOf("--workspaces", setting(workspaces, "WORKSPACES", "workspaces"), "shared", "per-slot")
                        .equals("per-slot"),
                byStage,
                hands,
                once,
                setting(test, "TEST", "test"),
                new Globs(testGlobs == null ? List.of("test/**", "tests/**", "**/src/test/**") : testGlobs),
                oneOf("--freeze", setting(freeze, "FREEZE", "freeze"), count == 1 ? "all" : "touched", "all", "touched")
                        .equals("all"),
                new Globs(leaveOut == null ? LEFT_OUT : leaveOut),
                new Reports(patterns()),
                verifyToken != null
                        || verifyMyself
                        || yes("verify-myself", setting(null, "VERIFY_MYSELF", "verify-myself")),
                whole("--max-calls", setting(maxCalls, "MAX_CALLS", "max-calls"), 0, 0, 1_000_000),
                number("--max-minutes", setting(maxMinutes, "MAX_MINUTES", "max-minutes"), 0),
                minutes("--agent-minutes", setting(agentMinutes, "AGENT_MINUTES", "agent-minutes"), 60),
                minutes("--test-minutes", setting(testMinutes, "TEST_MINUTES", "test-minutes"), 30),
                whole(
                        "--prompt-tokens",
                        setting(promptTokens, "PROMPT_TOKENS", "prompt-tokens"),
                        6_000,
                        250,
                        1_000_000),
                Duration.ofMillis((long)
                        (number("--poll-seconds", setting(pollSeconds, "POLL_SECONDS", "poll-seconds"), 5) * 1000)),
                logs(directory),
                task == null ? null : new TaskNames(api, () -> shared.project(around)).id(task),
                until,
                around.environment(),
                hidden(verifyToken));
    }

    private static boolean isAtTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private HashSet<String> hidden(@Nullable String verifyToken) {
        var hidden = new HashSet<>(List.of("PLANWRIGHT_TOKEN", "PLANWRIGHT_ADMIN_TOKEN", "PLANWRIGHT_DB_PASSWORD"));
        hidden.add(shared.tokenVariable(around));
        if (verifyToken != null) {
            hidden.add(verifyToken);
        }
        return hidden;
    }

    private Map<String, String> agents() {
        var all = new HashMap<String, String>();
        var usual = setting(agent, "AGENT", "agent");
        if (usual != null) {
            Stages.MAKING.forEach(stage -> all.put(stage, usual));
        }
        shared.file().texts("worker.agents", new HashSet<>(Stages.MAKING)).forEach(all::put);
        agents.forEach((named, command) -> {
            var stage = named.toUpperCase(Locale.ROOT).replace('-', '_');
            if (!Stages.MAKING.contains(stage)) {
                throw new Misconfigured("an agent works on no stage '" + named + "' (possible: "
                        + String.join(", ", Stages.MAKING) + ")");
            }
            all.put(stage, command);
        });
        all.values().removeIf(String::isBlank);
        return all;
    }

    private Map<String, List<String>> patterns() {
        var patterns = new HashMap<String, List<String>>();
        for (var kind : shared.file().keys("worker.reports")) {
            mustBeKind(kind);
            var globs = shared.file().texts("worker.reports." + kind);
            patterns.put(kind, globs == null ? List.of() : globs);
        }
        reports.forEach((kind, glob) -> {
            mustBeKind(kind);
            patterns.put(kind, List.of(glob));
        });
        return patterns;
    }

    private static void mustBeKind(String kind) {
        if (!Kind.reports().contains(kind)) {
            throw new Misconfigured("there are no reports of the kind '" + kind + "' (possible: "
                    + String.join(", ", Kind.reports().stream().sorted().toList()) + ")");
        }
    }

    private String name(Path directory) {
        var said = setting(name, "WORKER_NAME", "name");
        if (said != null) {
            return said;
        }
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        var folder = directory.toString();
        var shown = folder.length() <= 100 ? folder : "…" + folder.substring(folder.length() - 100);
        return (host + " " + shown).replaceAll("\\p{Cntrl}", "");
    }

    private Path logs(Path directory) {
        var said = setting(logs, "LOGS", "logs");
        var folder = directory.resolve(said == null ? ".planwright/logs" : said).normalize();
        if (directory.startsWith(folder)) {
            throw new Misconfigured("not possible for --logs: " + folder + " holds the work as well");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Misconfigured("not possible for --logs: " + folder + " is a file");
        }
        return folder;
    }

    private static String oneOf(String flag, @Nullable String said, String usual, String... possible) {
        var value = said == null ? usual : said.toLowerCase(Locale.ROOT);
        if (!value.equals(usual) && !List.of(possible).contains(value)) {
            throw new Misconfigured("not possible for " + flag + ": '" + said + "' (possible: " + usual + ", "
                    + String.join(", ", possible) + ")");
        }
        return value;
    }

    private static boolean yes(String name, @Nullable String said) {
        return switch (said == null ? "no" : said.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new Misconfigured("not possible for " + name + ": '" + said + "' (possible: yes, no)");
        };
    }

    private static int whole(String flag, @Nullable String said, int usual, int least, int most) {
        return said == null ? usual : Shared.whole(flag, said, least, most);
    }

    private static double number(String flag, @Nullable String said, double usual) {
        return said == null ? usual : Shared.number(flag, said);
    }

    private static Duration minutes(String flag, @Nullable String said, double usual) {
        return Duration.ofMillis((long) (number(flag, said, usual) * 60_000));
    }
}
