package io.planwright.worker.task;

import io.planwright.worker.evidence.EvidenceBox;
import io.planwright.worker.evidence.Kind;
import io.planwright.worker.evidence.Reports;
import io.planwright.worker.files.Copy.Left;
import io.planwright.worker.files.Tree;
import io.planwright.worker.files.Tree.Content;
import io.planwright.worker.process.Program;
import io.planwright.worker.process.Program.Ended;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.settings.Misconfigured;
import io.planwright.worker.task.Attempt.File;
import io.planwright.worker.task.Attempt.Outcome;
import io.planwright.worker.task.WorkPlaces.WorkPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One try at a stage: somebody works, the tests are run, and what they leave is handed in as evidence. */
final class StageRun {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MOST_FILES = 900;
    private static final int SHOWN = 1_500;
    /** EX_TEMPFAIL of sysexits.h. */
    private static final int LATER = 75;
    /** What the shell says of a command, by POSIX. */
    private static final int NOT_EXECUTABLE = 126;

    private static final int NOT_FOUND = 127;

    private final WorkSettings settings;
    private final Desk desk;
    private final EvidenceBox own;
    private final EvidenceBox independent;
    private final Budget budget;
    private final Logs logs;
    private final Handed handed;
    private final Journal journal;
    private final @Nullable Person person;

    /** What a run is about. */
    private record Run(
            Claim claim,
            String stage,
            int number,
            WorkPlace place,
            Path prompt,
            Map<String, String> environment,
            Supplier<@Nullable String> abort) {

        Path directory() {
            return place.directory();
        }
    }

    /** The tests, how they ended and what they have left. */
    private record Tested(Ended ended, List<Reports.Sent> reports) {}

    /** @param independent where evidence goes that proves what others have done */
    StageRun(
            WorkSettings settings,
            Desk desk,
            EvidenceBox own,
            EvidenceBox independent,
            Budget budget,
            Journal journal,
            @Nullable Person person) {
        this.settings = settings;
        this.desk = desk;
        this.own = own;
        this.independent = independent;
        this.budget = budget;
        this.logs = new Logs(settings.logs());
        this.handed = new Handed(settings);
        this.journal = journal;
        this.person = person;
    }

    /**
     * @param abort says why it has to end; null while it has not
     * @throws Misconfigured when the agent is no command
     */
    Attempt of(Claim claim, String stage, int number, WorkPlace place, Supplier<@Nullable String> abort) {
        boolean making = !Stages.prove(stage) && !settings.once();
        var left = place.refresh();
        if (making) {
            place.layAside(left.conflicts());
        } else if (!left.conflicts().isEmpty()) {
            journal.say(
                    "conflict", claim, stage, "others have changed this too: " + String.join(", ", left.conflicts()));
        }
        var prompt = prompt(claim, stage, number, place);
        var run = new Run(claim, stage, number, place, prompt, handed.environment(claim, stage, number, prompt), abort);
        var tree = new Tree(place.directory());
        var before = tree.content(settings::isWork);
        tellUnreadable(claim, stage, left, before);
        if (making) {
            var undone = work(run);
            if (undone != null) {
                return undone;
            }
            var meanwhile = place.refresh().conflicts();
            if (!meanwhile.isEmpty()) {
                return Attempt.interrupted(
                        "others have changed this too, so it has to be merged first: " + String.join(", ", meanwhile));
            }
        }
        var after = tree.content(settings::isWork);
        if (settings.test() == null) {
            return new Attempt(Outcome.PASSED, List.of(), files(claim, stage, before, after), "");
        }
        var tested = tested(run, settings.test());
        return run.abort().get() instanceof String why
                ? Attempt.interrupted(why)
                : proven(run, tested, files(claim, stage, before, after));
    }

    private void tellUnreadable(Claim claim, String stage, Left left, Content before) {
        var unreadable = new TreeSet<>(left.unreadable());
        unreadable.addAll(before.unreadable());
        if (!unreadable.isEmpty()) {
            journal.say(
                    "unreadable", claim, stage, "left out, since nobody may read it: " + String.join(", ", unreadable));
        }
    }

    private Path prompt(Claim claim, String stage, int number, WorkPlace place) {
        var text = desk.prompt(claim, stage, settings.promptTokens())
                .orElseGet(() -> "# " + claim.key() + " " + claim.title() + "\n\nStage: " + stage + "\n\n"
                        + claim.notes() + "\n");
        var file = new Logs(settings.home().resolve("prompts")).file(claim, stage, number, "prompt.md");
        try {
            return Files.writeString(file, text + toMerge(claim, stage, place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String toMerge(Claim claim, String stage, WorkPlace place) {
        var theirs = place.laidAside().entrySet().stream()
                .map(each -> "- " + each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
        if (theirs.isEmpty()) {
            return "";
        }
        journal.say("to merge", claim, stage, "others have changed this too; their version is at\n" + theirs);
        return "\n\n## To merge\n\nOthers have changed these files too. Each stands in the work directory as it was changed"
                + " there; the version of the others is in the file named after it, empty when they have deleted it."
                + " Bring both together in the work directory: what stands there then takes the place of both.\n\n"
                + theirs + "\n";
    }

    /** @return null when the work is done, so that it can be tested */
    private @Nullable Attempt work(Run run) {
        var agent = settings.agents().get(run.stage());
        if (agent == null) {
            return byHand(run);
        }
        var budgeted = budget.begin();
        if (budgeted.isEmpty()) {
            return Attempt.interrupted(budget.usedUp().orElse("the budget is used up"));
        }
        Ended ended;
        var log = logs.file(run.claim(), run.stage(), run.number(), "agent.log");
        try (var _ = budgeted.get()) {
            ended = ran(run, agent, run.prompt(), log, settings.agentLimit(), false);
        }
        if (run.abort().get() instanceof String why) {
            return Attempt.interrupted(why);
        }
        if (ended.aborted() != null) {
            return Attempt.failed("the agent was ended: " + ended.aborted() + "\n" + last(ended));
        }
        return switch (ended.exitCode()) {
            case 0 -> null;
            case LATER -> Attempt.interrupted("the agent asks to be run later (exit code 75)\n" + last(ended));
            case NOT_EXECUTABLE, NOT_FOUND ->
                throw new Misconfigured(
                        "the agent of " + run.stage() + " cannot be run: " + agent + "\n" + last(ended));
            default -> Attempt.failed("the agent ended with exit code " + ended.exitCode() + "\n" + last(ended));
        };
    }

    private @Nullable Attempt byHand(Run run) {
        journal.say(
                "by hand",
                run.claim(),
                run.stage(),
                run.claim().title() + "\nwork in " + run.directory() + "\nwhat is asked for: " + run.prompt()
                        + "\nEnter when it is done; any word and Enter gives the task back");
        var why = Objects.requireNonNull(person).waitFor(run.abort());
        return why == null ? null : Attempt.interrupted(why);
    }

    private Ended ran(Run run, String command, @Nullable Path input, Path log, Duration limit, boolean wantsFailure) {
        var ended = new Program(command, run.directory(), run.environment(), input, log, Logs.MOST_BYTES, limit, GRACE)
                .run(run.abort());
        if (ended.unlogged() != null) {
            journal.say("not logged", run.claim(), run.stage(), ended.unlogged());
        } else if (wantsFailure == (ended.exitCode() == 0)) {
            journal.say("output", run.claim(), run.stage(), log.toString());
        }
        return ended;
    }

    private static String last(Ended ended) {
        var tail = ended.tail().strip();
        return tail.length() <= SHOWN ? tail : "… " + tail.substring(tail.length() - SHOWN);
    }

    private Tested tested(Run run, String test) {
        run.place().tests().lock(); // reports have fixed names, so one run at a time
        try {
            var old = settings.reports().clear(run.directory());
            var log = logs.file(run.claim(), run.stage(), run.number(), "test.log");
            var ended = ran(run, test, null, log, settings.testLimit(), Stages.wantFailure(run.stage()));
            return new Tested(ended, settings.reports().since(old, run.directory()));
        } finally {
            run.place().tests().unlock();
        }
    }

    private Attempt proven(Run run, Tested tested, List<File> files) {
        var ended = tested.ended();
        var missing = missing(tested);
        boolean good = ended.aborted() == null
                && (Stages.wantFailure(run.stage()) ? ended.exitCode() != 0 : ended.exitCode() == 0);
        var note = ended.aborted() != null
                ? "the tests were ended: " + ended.aborted()
                : "the test command ended with exit code " + ended.exitCode()
                        + (missing == null ? "" : " and has left no report like " + missing);
        boolean passed = good && missing == null;
        var sent = new ArrayList<>(tested.reports());
        if (!passed || sent.isEmpty()) {
            sent.add(new Reports.Sent(
                    Kind.COMMAND, "test-output.txt", ended.tail().getBytes(StandardCharsets.UTF_8)));
        }
        var attempt = new Attempt(
                passed ? Outcome.PASSED : Outcome.FAILED,
                List.of(),
                files,
                passed ? note : wrong(run.stage(), good) + note + "\n" + last(ended));
        return handedIn(run, attempt, sent, ended.exitCode());
    }

    private @Nullable String missing(Tested tested) {
        return settings.reports().has(Kind.JUNIT)
                        && tested.reports().stream().noneMatch(report -> report.kind() == Kind.JUNIT)
                ? "the patterns for junit"
                : null;
    }

    private static String wrong(String stage, boolean good) {
        return !good && Stages.wantFailure(stage) ? "the tests pass, and " + stage + " wants them to fail: " : "";
    }

    private Attempt handedIn(Run run, Attempt attempt, List<Reports.Sent> sent, int exitCode) {
        var box = Stages.prove(run.stage()) ? independent : own;
        var tests = new TreeMap<String, String>();
        attempt.files().stream().filter(File::test).forEach(file -> {
            if (file.sha256() != null) {
                tests.put(file.path(), file.sha256());
            }
        });
        var ids = new ArrayList<String>();
        var note = attempt.note();
        boolean passed = attempt.hasPassed();
        for (var file : sent) {
            try {
                ids.add(box.hand(
                        "tasks/" + run.claim().taskId() + "/" + run.stage(),
                        file,
                        file.kind() == Kind.COMMAND ? exitCode : null,
                        tests));
            } catch (Refusal refusal) {
                if (refusal.status() != 422 && refusal.status() != 413 && refusal.status() != 400) {
                    throw refusal;
                }
                passed = false;
                note = file.name() + " was not taken as evidence: " + refusal.told() + "\n" + note;
            }
        }
        return new Attempt(passed ? Outcome.PASSED : Outcome.FAILED, ids, attempt.files(), note);
    }

    /** @return tests with their hashes first, since the stage does not pass without them, then what else was changed */
    private List<File> files(Claim claim, String stage, Content before, Content after) {
        var touched = new TreeSet<String>();
        var all = new TreeSet<>(before.hashes().keySet());
        all.addAll(after.hashes().keySet());
        all.stream()
                .filter(path -> before.knows(path) && after.knows(path))
                .filter(path -> !Objects.equals(
                        before.hashes().get(path), after.hashes().get(path)))
                .forEach(touched::add);
        var files = new ArrayList<File>();
        for (var path : tests(claim, stage, touched, after.hashes().keySet())) {
            if (after.hashes().containsKey(path)) {
                files.add(new File(path, after.hashes().get(path), true));
            }
        }
        for (var path : touched) {
            if (!settings.isTest(path)) {
                files.add(new File(path, after.hashes().get(path), false));
            }
        }
        return files.stream()
                .filter(file -> isPlain(file.path()))
                .limit(MOST_FILES)
                .toList();
    }

    private Set<String> tests(Claim claim, String stage, Set<String> touched, Set<String> present) {
        var tests = new LinkedHashSet<String>();
        touched.stream().filter(settings::isTest).forEach(tests::add);
        if (Stages.wantFailure(stage)) {
            tests.addAll(desk.testsOfRed(claim, true));
            if (settings.freezeAll() || tests.isEmpty()) {
                present.stream().filter(settings::isTest).forEach(tests::add);
            }
        } else {
            tests.addAll(desk.testsOfRed(claim, false));
        }
        return tests;
    }

    private static boolean isPlain(String path) {
        return path.length() <= 400 && path.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == ':' || c == '\\');
    }
}
