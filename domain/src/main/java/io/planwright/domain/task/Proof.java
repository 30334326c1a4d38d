package io.planwright.domain.task;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.evidence.Coverage;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.task.Work.Filed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides whether evidence shows what a stage has to show: a worker's word alone shows nothing. */
final class Proof {

    private static final int NAMED = 20;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Work work;
    private final Stage stage;
    private final Discipline discipline;

    Proof(Work work, Stage stage, Discipline discipline) {
        this.work = work;
        this.stage = stage;
        this.discipline = discipline;
    }

    /** @throws Refused when it does not, by the first rule that says so */
    void of(List<EvidenceId> evidence, List<WorkedFile> files) {
        var counted = evidence.stream().map(this::mustCount).toList();
        var runs = counted.stream()
                .filter(filed -> filed.evidence().facts().tests() != null)
                .toList();
        if (stage == Stage.WORK) { // asks for no evidence, yet what is named has to bear out the report
            runs.forEach(run -> mustPass(run.evidence()));
            counted.forEach(this::mustNotObject);
            return;
        }
        if (runs.isEmpty()) {
            throw refused(
                    "evidence.missing",
                    stage + " passes on a test report, and none is named",
                    List.of(),
                    List.of("upload a JUnit report and name its id"));
        }
        if (discipline.independent().contains(stage)) {
            counted.forEach(this::mustBeIndependent);
        }
        runs.forEach(run -> mustHaveRun(run.evidence()));
        if (stage.wantsFailure()) {
            mustFailByAssertion(runs);
            mustBeKnown(files);
            return;
        }
        runs.forEach(run -> mustPass(run.evidence()));
        mustHoldTheTestsOfRed(runs);
        mustLeaveTestsAlone(files, counted);
        counted.forEach(this::mustNotObject);
        mustCover(counted);
    }

    private Filed mustCount(EvidenceId id) {
        var filed = work.filed(id);
        if (filed != null && filed.stage() == stage) {
            mustBeRecent(filed.evidence());
            return filed;
        }
        if (filed != null || work.isPast(id)) {
            throw refused(
                    "evidence.stale",
                    "the evidence was given before the last attempt or the last change of the task",
                    List.of(fact(id, "is out of date")),
                    List.of("run the tests again and upload the new report"));
        }
        throw foreign(id);
    }

    static Refused foreign(EvidenceId id) {
        return refused(
                "evidence.foreign",
                "the evidence is not about this task",
                List.of(fact(id, "was not filed for this task")),
                List.of("upload the report with this task as its subject"));
    }

    private void mustBeRecent(Evidence evidence) {
        var written = evidence.facts().latestAt();
        var since = work.enteredAt();
        if (written != null && since != null && written.isBefore(since.minus(CLOCKS_DIFFER))) {
            throw refused(
                    "evidence.stale",
                    "the report was written at " + written + ", before " + stage + " began or the task was changed at "
                            + since,
                    List.of(fact(evidence.id(), "was written at " + written)),
                    List.of("run the tests again and upload the new report"));
        }
    }

    private void mustBeIndependent(Filed filed) {
        var evidence = filed.evidence();
        if (!evidence.witness() || work.wasWorkedOnBy(evidence.by())) {
            throw refused(
                    "evidence.notIndependent",
                    stage + " asks for evidence from somebody else than the worker",
                    List.of(fact(
                            evidence.id(),
                            evidence.witness() ? "comes from who did the work" : "comes from an agent or a worker")),
                    List.of("let a person or a token of kind CI upload it"));
        }
    }

    private void mustHaveRun(Evidence evidence) {
        var tests = tests(evidence);
        if (tests.ran() == 0) {
            throw refused(
                    "evidence.empty",
                    "the report has no test that was run",
                    List.of(fact(evidence.id(), "ran 0 tests, skipped " + tests.skipped())),
                    List.of("upload the report of a run with tests"));
        }
    }

    private void mustFailByAssertion(List<Filed> runs) {
        int failed = 0;
        for (var run : runs) {
            var tests = tests(run.evidence());
            if (tests.errors() > 0) {
                throw refused(
                        "evidence.errors",
                        stage + " wants tests that fail by assertion, and " + tests.errors() + " ended in an error",
                        broken(tests, false),
                        List.of(
                                "mend the build or the tests until only assertions fail",
                                "report the attempt as failed"));
            }
            if (tests.failed() > tests.broken().size()) {
                throw refused(
                        "evidence.tooMany",
                        tests.failed() + " tests fail: no more than " + TestRun.NAMED + " are kept in mind, and "
                                + Stage.GREEN + " asks for each of them",
                        List.of(fact(run.evidence().id(), tests.failed() + " tests fail")),
                        List.of("split the task", "run only the tests that are new"));
            }
            failed += tests.failed();
        }
        if (failed == 0) {
            throw refused(
                    "evidence.passing",
                    stage + " wants tests that fail, and all of them pass",
                    runs.stream()
                            .map(run -> fact(
                                    run.evidence().id(), tests(run.evidence()).passed() + " tests pass"))
                            .toList(),
                    List.of("write tests for what is not there yet", "mark the task as verify-only"));
        }
    }

    /** Without its hash a test file could be changed later and nobody would know. */
    private void mustBeKnown(List<WorkedFile> files) {
        var unknown = files.stream()
                .filter(file -> file.test() && file.sha256() == null)
                .map(file -> new Fact("file", file.path(), "is named without its SHA-256"))
                .toList();
        if (!unknown.isEmpty()) {
            throw refused(
                    "evidence.hashMissing",
                    stage + " freezes the files of its tests by their SHA-256, and " + unknown.size() + " have none",
                    unknown,
                    List.of("name every test file with its SHA-256"));
        }
    }

    private void mustPass(Evidence evidence) {
        var tests = tests(evidence);
        if (tests.failed() + tests.errors() > 0) {
            throw refused(
                    "evidence.failing",
                    tests.failed() + " tests fail and " + tests.errors() + " end in an error",
                    broken(tests, true),
                    List.of("mend what they find", "report the attempt as failed"));
        }
    }

    private void mustHoldTheTestsOfRed(List<Filed> runs) {
        var missing = new ArrayList<>(work.redTests());
        missing.removeIf(test -> runs.stream().anyMatch(run -> !run.absent().contains(test)));
        if (!missing.isEmpty()) {
            throw refused(
                    "evidence.testsMissing",
                    missing.size() + " tests that failed in RED do not pass in the report",
                    missing.stream()
                            .limit(NAMED)
                            .map(test -> new Fact("test", test, "is not among those that pass"))
                            .toList(),
                    List.of("run the tests of RED and upload the report"));
        }
    }

    private void mustLeaveTestsAlone(List<WorkedFile> files, List<Filed> counted) {
        var told = new HashMap<String, List<String>>();
        files.forEach(file -> {
            if (file.sha256() != null) {
                told.computeIfAbsent(file.path(), _ -> new ArrayList<>()).add(file.sha256());
            }
        });
        counted.forEach(filed -> filed.evidence()
                .files()
                .forEach((path, hash) ->
                        told.computeIfAbsent(path, _ -> new ArrayList<>()).add(hash)));
        var changed = new ArrayList<Fact>();
        for (Map.Entry<String, String> test : work.frozen().entrySet()) {
            var hashes = told.getOrDefault(test.getKey(), List.of());
            if (hashes.isEmpty()) {
                changed.add(new Fact("file", test.getKey(), "is not named with its hash"));
            } else if (hashes.stream().anyMatch(hash -> !hash.equalsIgnoreCase(test.getValue()))) {
                changed.add(new Fact("file", test.getKey(), "is another file than in RED"));
            }
        }
        if (!changed.isEmpty()) {
            throw refused(
                    "evidence.testsChanged",
                    "tests are frozen after RED, and " + changed.size()
                            + " of their files are not shown to be the same",
                    changed,
                    List.of("put the tests back as they were", "name every test file of RED with its SHA-256"));
        }
    }

    private void mustNotObject(Filed filed) {
        filed.evidence().objection().ifPresent(objection -> {
            throw refused(
                    objection.code(),
                    "'" + filed.evidence().name() + "' " + objection.text(),
                    List.of(fact(filed.evidence().id(), objection.text())),
                    List.of("mend what it finds", "report the attempt as failed"));
        });
    }

    private void mustCover(List<Filed> counted) {
        if (discipline.coverage() == 0 || !stage.proves()) {
            return;
        }
        var best = Coverage.best(counted.stream().map(Filed::evidence).toList());
        if (best.isEmpty() || best.getAsInt() < discipline.coverage()) {
            throw refused(
                    "evidence.coverage",
                    stage + " asks for " + Coverage.missing(discipline.coverage(), best),
                    List.of(),
                    List.of("upload a JaCoCo or Cobertura report that shows it"));
        }
    }

    private static TestRun tests(Evidence evidence) {
        return Objects.requireNonNull(evidence.facts().tests());
    }

    private static List<Fact> broken(TestRun tests, boolean failedToo) {
        return tests.broken().stream()
                .filter(broken -> failedToo || !broken.assertion())
                .limit(NAMED)
                .map(broken -> new Fact("test", broken.test(), broken.message()))
                .toList();
    }

    private static Fact fact(EvidenceId id, String text) {
        return new Fact("evidence", id.toString(), text);
    }

    private static Refused refused(String code, String message, List<Fact> facts, List<String> allowed) {
        return new Refused(code, message, facts, allowed);
    }
}
