package io.planwright.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.evidence.Coverage;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.evidence.Findings;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What shows that a stage has passed, and what does not. */
class ProofTest {

    private static final TaskId TASK = new TaskId(new UUID(5, 1));
    private static final WorkerId ADA = new WorkerId(new UUID(7, 1));
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final String HASH = "a".repeat(64);
    private static final String OTHER_HASH = "b".repeat(64);
    private static final String TEST = "test/AddTest.java";
    private static final List<WorkedFile> UNCHANGED = List.of(new WorkedFile(TEST, HASH, true));
    private static final List<WorkedFile> NO_FILES = List.of();

    private final Work work = new Work();
    private Discipline discipline = Discipline.TEST_DRIVEN;
    private int made;

    /** Stands at the stage; RED has been passed before, where it comes before, by Ada with the one test "adds". */
    private ProofTest at(Stage stage) {
        if (!stage.wantsFailure() && stage != Stage.WORK) {
            enter(Stage.RED);
            work.on(new TaskClaimed(TASK, ADA, "ada", 1, Stage.RED, EIGHT, EIGHT.plusSeconds(300)), EIGHT);
            passed(Stage.RED, UNCHANGED, filed(Stage.RED, tests("-adds")));
        }
        enter(stage);
        return this;
    }

    private void enter(Stage stage) {
        work.on(new StageEntered(TASK, stage, EIGHT), EIGHT);
    }

    private void passed(Stage stage, List<WorkedFile> files, EvidenceId... evidence) {
        work.on(
                new AttemptRecorded(
                        TASK,
                        new AttemptId(new UUID(9, ++made)),
                        1,
                        ADA,
                        1,
                        stage,
                        Outcome.PASSED,
                        EIGHT,
                        EIGHT,
                        files,
                        List.of(evidence),
                        ""),
                EIGHT);
    }

    /** Names that begin with {@code -} fail by assertion, with {@code !} err, with {@code ~} are skipped; the others pass. */
    private static Facts tests(String... names) {
        return tests(null, names);
    }

    private static Facts tests(@Nullable Instant latestAt, String... names) {
        var broken = new ArrayList<Broken>();
        int skipped = 0;
        for (var name : names) {
            switch (name.charAt(0)) {
                case '-' -> broken.add(new Broken(name.substring(1), true, "expected 1"));
                case '!' -> broken.add(new Broken(name.substring(1), false, "no such class"));
                case '~' -> skipped++;
                default -> {}
            }
        }
        int failed = (int) broken.stream().filter(Broken::assertion).count();
        var run = new TestRun(
                names.length - broken.size() - skipped, failed, broken.size() - failed, skipped, List.copyOf(broken));
        return new Facts(run, null, null, null, latestAt);
    }

    private static Facts covered(int lines) {
        return new Facts(null, new Coverage(100, lines, 0, 0), null, null, null);
    }

    private static Facts exit(int code) {
        return new Facts(null, null, null, code, null);
    }

    private EvidenceId filed(Stage stage, Facts facts) {
        return filed(stage, "ci", true, facts, Map.of(), List.of());
    }

    private EvidenceId filed(
            Stage stage, String by, boolean witness, Facts facts, Map<String, String> about, List<String> absent) {
        var id = new EvidenceId(new UUID(8, ++made));
        work.on(
                new EvidenceFiled(
                        TASK,
                        new Evidence(id, EvidenceKind.JUNIT, "report.xml", HASH, 10, facts, about, by, witness),
                        stage,
                        absent),
                EIGHT);
        return id;
    }

    private void shown(Stage stage, List<WorkedFile> files, EvidenceId... evidence) {
        assertThatCode(() -> new Proof(work, stage, discipline).of(List.of(evidence), files))
                .doesNotThrowAnyException();
    }

    private Refused refusal(Stage stage, List<WorkedFile> files, EvidenceId... evidence) {
        var refused = catchThrowableOfType(
                Refused.class, () -> new Proof(work, stage, discipline).of(List.of(evidence), files));
        assertThat(refused).isNotNull();
        return refused;
    }

    private AbstractStringAssert<?> notShown(Stage stage, List<WorkedFile> files, EvidenceId... evidence) {
        return assertThat(refusal(stage, files, evidence).code());
    }

    private static List<String> namedIn(Refused refused) {
        return refused.facts().stream().map(Fact::id).toList();
    }

    // what counts at all

    @Test
    void aStageWithTestsPassesOnNothingElse() {
        at(Stage.GREEN);

        notShown(Stage.GREEN, UNCHANGED).isEqualTo("evidence.missing");
        notShown(Stage.GREEN, UNCHANGED, filed(Stage.GREEN, exit(0)), filed(Stage.GREEN, covered(100)))
                .isEqualTo("evidence.missing");
        shown(Stage.GREEN, UNCHANGED, filed(Stage.GREEN, exit(0)), filed(Stage.GREEN, tests("adds")));
    }

    @Test
    void evidenceOfAnotherTaskCountsNowhere() {
        var elsewhere = new EvidenceId(new UUID(8, 999));
        for (var stage : Stage.values()) {
            at(stage);

            var refused = refusal(stage, UNCHANGED, filed(stage, tests("-adds", "lists")), elsewhere);
            assertThat(refused.code()).isEqualTo("evidence.foreign");
            assertThat(namedIn(refused)).containsExactly(elsewhere.toString());
        }
    }

    @Test
    void evidenceForAnotherStageIsOutOfDate() {
        at(Stage.GREEN);
        var green = filed(Stage.GREEN, tests("adds"));
        enter(Stage.VERIFY);

        var refused = refusal(Stage.VERIFY, UNCHANGED, green);
        assertThat(refused.code()).isEqualTo("evidence.stale");
        assertThat(namedIn(refused)).containsExactly(green.toString());
    }

    @Test
    void evidenceOfAnAttemptThatIsOverIsOutOfDate() {
        at(Stage.GREEN);
        var tried = filed(Stage.GREEN, tests("adds"));
        work.on(
                new AttemptRecorded(
                        TASK,
                        new AttemptId(new UUID(9, ++made)),
                        2,
                        ADA,
                        1,
                        Stage.GREEN,
                        Outcome.INTERRUPTED,
                        EIGHT,
                        EIGHT,
                        NO_FILES,
                        List.of(),
                        ""),
                EIGHT);

        notShown(Stage.GREEN, UNCHANGED, tried).isEqualTo("evidence.stale");
    }

    @Test
    void evidenceFromBeforeTheTaskWasChangedIsOutOfDate() {
        at(Stage.WORK);
        var before = filed(Stage.WORK, tests("adds"));
        work.on(new NotesRevised(TASK, "and subtracts"), EIGHT);

        notShown(Stage.WORK, NO_FILES, before).isEqualTo("evidence.stale");
    }

    @Test
    void workWithoutStagesNeedsNoEvidenceYetWhatIsNamedHasToBearItOut() {
        at(Stage.WORK);
        shown(Stage.WORK, NO_FILES);
        shown(Stage.WORK, NO_FILES, filed(Stage.WORK, tests("adds", "~subtracts")), filed(Stage.WORK, covered(1)));

        var refused = refusal(Stage.WORK, NO_FILES, filed(Stage.WORK, tests("adds", "-subtracts")));
        assertThat(refused.code()).isEqualTo("evidence.failing");
        assertThat(namedIn(refused)).containsExactly("subtracts");
        notShown(Stage.WORK, NO_FILES, filed(Stage.WORK, tests("!adds"))).isEqualTo("evidence.failing");
        notShown(Stage.WORK, NO_FILES, filed(Stage.WORK, tests("~adds"))).isEqualTo("evidence.empty");
        notShown(Stage.WORK, NO_FILES, filed(Stage.WORK, exit(1))).isEqualTo("evidence.failing");
    }

    @Test
    void aReportThatWasWrittenBeforeTheTaskWasChangedIsOutOfDateHoweverLateItIsFiled() {
        for (var change : List.of(
                new TaskRetitled(TASK, "Subtract"), new NotesRevised(TASK, "and subtracts"), new TaskUnticked(TASK))) {
            at(Stage.VERIFY);
            work.on(change, EIGHT.plusSeconds(600));

            notShown(Stage.VERIFY, UNCHANGED, filed(Stage.VERIFY, tests(EIGHT.plusSeconds(500), "adds")))
                    .isEqualTo("evidence.stale");
            shown(Stage.VERIFY, UNCHANGED, filed(Stage.VERIFY, tests(EIGHT.plusSeconds(601), "adds")));
        }
    }

    @Test
    void aReportThatWasWrittenBeforeTheStageBeganIsOutOfDateUnlessClocksDifferByAMinute() {
        at(Stage.GREEN);
        var old = filed(Stage.GREEN, tests(EIGHT.minusSeconds(61), "adds"));
        var nearly = filed(Stage.GREEN, tests(EIGHT.minusSeconds(60), "adds"));

        var refused = refusal(Stage.GREEN, UNCHANGED, old);
        assertThat(refused.code()).isEqualTo("evidence.stale");
        assertThat(namedIn(refused)).containsExactly(old.toString());
        shown(Stage.GREEN, UNCHANGED, nearly);
        notShown(Stage.GREEN, UNCHANGED, nearly, old).isEqualTo("evidence.stale");
    }

    @Test
    void redPassesOnlyWithTheHashesOfTheTestFilesThatItNames() {
        at(Stage.RED);
        var red = filed(Stage.RED, tests("-adds"));
        var code = new WorkedFile("src/Add.java", null, false);

        var refused = refusal(Stage.RED, List.of(code, new WorkedFile(TEST, null, true)), red);
        assertThat(refused.code()).isEqualTo("evidence.hashMissing");
        assertThat(namedIn(refused)).containsExactly(TEST);
        shown(Stage.RED, List.of(code, new WorkedFile(TEST, HASH, true)), red);
    }

    // who says so

    @Test
    void everyPieceOfEvidenceComesFromSomebodyElseWhereTheStageAsksForIt() {
        at(Stage.VERIFY);
        var ofCi = filed(Stage.VERIFY, tests("adds"));
        var ofAgent = filed(Stage.VERIFY, "robot", false, covered(99), Map.of(), List.of());
        var ofAda = filed(Stage.VERIFY, "ada", true, covered(99), Map.of(), List.of());

        shown(Stage.VERIFY, UNCHANGED, ofCi);
        for (var own : List.of(ofAgent, ofAda)) {
            var refused = refusal(Stage.VERIFY, UNCHANGED, ofCi, own);
            assertThat(refused.code()).isEqualTo("evidence.notIndependent");
            assertThat(namedIn(refused)).containsExactly(own.toString());
        }
    }

    @Test
    void theWorkersOwnEvidenceCountsWhereTheStageDoesNotAskForSomebodyElses() {
        at(Stage.GREEN);

        shown(Stage.GREEN, UNCHANGED, filed(Stage.GREEN, "ada", false, tests("adds"), Map.of(), List.of()));
    }

    // tests that fail

    @Test
    void redIsShownByTestsThatFailByAssertionWhileOthersPass() {
        for (var stage : List.of(Stage.RED, Stage.RED_FIX)) {
            at(stage);

            shown(stage, NO_FILES, filed(stage, tests("-adds", "lists", "~sorts")));
            shown(stage, NO_FILES, filed(stage, tests("lists")), filed(stage, tests("-adds")));
        }
    }

    @Test
    void redIsNotShownByTestsThatErrOrPassOrDidNotRun() {
        for (var stage : List.of(Stage.RED, Stage.RED_FIX)) {
            at(stage);
            var fails = filed(stage, tests("-adds"));

            var errs = refusal(stage, NO_FILES, fails, filed(stage, tests("-lists", "!sorts", "-finds")));
            assertThat(errs.code()).isEqualTo("evidence.errors");
            assertThat(namedIn(errs)).containsExactly("sorts");
            notShown(stage, NO_FILES, filed(stage, tests("adds"))).isEqualTo("evidence.passing");
            var more = new TestRun(0, 2, 0, 0, List.of(new Broken("adds", true, "")));
            notShown(stage, NO_FILES, filed(stage, new Facts(more, null, null, null, null)))
                    .isEqualTo("evidence.tooMany");
            notShown(stage, NO_FILES, filed(stage, tests())).isEqualTo("evidence.empty");
            notShown(stage, NO_FILES, fails, filed(stage, tests("~lists", "~sorts")))
                    .isEqualTo("evidence.empty");
        }
    }

    // tests that pass

    @Test
    void greenIsNotShownByTestsThatFailOrErrOrWereSkipped() {
        at(Stage.GREEN);
        var passes = filed(Stage.GREEN, tests("adds"));

        var fails = refusal(Stage.GREEN, UNCHANGED, passes, filed(Stage.GREEN, tests("lists", "-sorts", "!finds")));
        assertThat(fails.code()).isEqualTo("evidence.failing");
        assertThat(namedIn(fails)).containsExactly("sorts", "finds");
        for (var broken : List.of("-lists", "!lists")) {
            var refused = refusal(Stage.GREEN, UNCHANGED, passes, filed(Stage.GREEN, tests(broken)));
            assertThat(refused.code()).isEqualTo("evidence.failing");
            assertThat(namedIn(refused)).containsExactly("lists");
        }
        notShown(Stage.GREEN, UNCHANGED, passes, filed(Stage.GREEN, tests("~lists")))
                .isEqualTo("evidence.empty");
    }

    @Test
    void theTestsOfRedAreAmongThoseThatPass() {
        at(Stage.GREEN);
        var without = filed(Stage.GREEN, "ci", true, tests("lists"), Map.of(), List.of("adds"));
        var with = filed(Stage.GREEN, tests("adds"));

        var refused = refusal(Stage.GREEN, UNCHANGED, without);
        assertThat(refused.code()).isEqualTo("evidence.testsMissing");
        assertThat(namedIn(refused)).containsExactly("adds");
        shown(Stage.GREEN, UNCHANGED, without, with);
    }

    @Test
    void ofManyTestsTwentyAreNamed() {
        var many = IntStream.range(0, 25).mapToObj(i -> "-t" + i).toArray(String[]::new);
        enter(Stage.RED);
        work.on(new TaskClaimed(TASK, ADA, "ada", 1, Stage.RED, EIGHT, EIGHT.plusSeconds(300)), EIGHT);
        passed(Stage.RED, NO_FILES, filed(Stage.RED, tests(many)));
        enter(Stage.GREEN);
        var without = filed(Stage.GREEN, "ci", true, tests("lists"), Map.of(), work.redTests());

        assertThat(namedIn(refusal(Stage.GREEN, NO_FILES, without))).hasSize(20);
        assertThat(namedIn(refusal(Stage.GREEN, NO_FILES, filed(Stage.GREEN, tests(many)))))
                .hasSize(20);
    }

    @Test
    void whatPassesAfterRedChangesNothingOfWhatRedHasShown() {
        for (var stage : List.of(Stage.GREEN, Stage.VERIFY, Stage.FIX, Stage.RE_VERIFY, Stage.REFACTOR)) {
            at(stage);
            passed(stage, List.of(new WorkedFile("test/SortTest.java", HASH, true)), filed(stage, tests("adds")));

            assertThat(work.redTests()).containsExactly("adds");
            assertThat(work.frozen()).containsExactly(Map.entry(TEST, HASH));
        }
    }

    @Test
    void aFileWhoseHashWasNotToldInRedIsNotFrozen() {
        enter(Stage.RED);
        passed(Stage.RED, List.of(new WorkedFile(TEST, null, true)), filed(Stage.RED, tests("-adds")));

        assertThat(work.frozen()).isEmpty();
    }

    @Test
    void whatTheLastRedHasShownIsWhatHasToPass() {
        at(Stage.GREEN);
        enter(Stage.RED_FIX);
        passed(
                Stage.RED_FIX,
                List.of(
                        new WorkedFile("test/SortTest.java", HASH, true),
                        new WorkedFile("main/Sort.java", HASH, false)),
                filed(Stage.RED_FIX, tests("-sorts", "lists")),
                filed(Stage.RED_FIX, exit(1)));

        assertThat(work.redTests()).containsExactly("sorts");
        assertThat(work.frozen()).containsOnlyKeys("test/SortTest.java");
    }

    @Test
    void theTestsThatFailedAreNotThoseOfAReportThatWasNotNamed() {
        enter(Stage.RED);
        filed(Stage.RED, tests("-removes"));
        passed(Stage.RED, NO_FILES, filed(Stage.RED, tests("-adds")));

        assertThat(work.redTests()).containsExactly("adds");
    }

    @Test
    void whatElseIsNamedSpeaksForItToo() {
        at(Stage.GREEN);
        var passes = filed(Stage.GREEN, tests("adds"));
        var finds = filed(Stage.GREEN, new Facts(null, null, new Findings(1, 0, 0, List.of()), null, null));
        var warns = filed(Stage.GREEN, new Facts(null, null, new Findings(0, 7, 7, List.of()), null, null));

        for (var bad : List.of(filed(Stage.GREEN, exit(1)), filed(Stage.GREEN, exit(-1)), finds)) {
            var refused = refusal(Stage.GREEN, UNCHANGED, passes, bad);
            assertThat(refused.code()).isEqualTo("evidence.failing");
            assertThat(namedIn(refused)).containsExactly(bad.toString());
        }
        shown(Stage.GREEN, UNCHANGED, passes, warns, filed(Stage.GREEN, exit(0)));
    }

    // tests that were left alone

    @Test
    void theFilesOfRedAreNamedWithTheHashTheyHad() {
        for (var stage : List.of(Stage.GREEN, Stage.VERIFY, Stage.FIX, Stage.RE_VERIFY, Stage.REFACTOR)) {
            at(stage);
            var passes = filed(stage, tests("adds"));

            shown(stage, List.of(new WorkedFile(TEST, HASH.toUpperCase(Locale.ROOT), false)), passes);
            for (var files : List.of(
                    NO_FILES,
                    List.of(new WorkedFile("test/ListTest.java", HASH, true)),
                    List.of(new WorkedFile(TEST, null, true)),
                    List.of(new WorkedFile(TEST, OTHER_HASH, true)),
                    List.of(new WorkedFile(TEST, HASH, true), new WorkedFile(TEST, OTHER_HASH, true)))) {
                var refused = refusal(stage, files, passes);
                assertThat(refused.code()).isEqualTo("evidence.testsChanged");
                assertThat(namedIn(refused)).containsExactly(TEST);
            }
        }
    }

    @Test
    void whoUploadsAReportMayTellTheHashesAndContradictsTheWorker() {
        at(Stage.VERIFY);
        var same = filed(Stage.VERIFY, "ci", true, tests("adds"), Map.of(TEST, HASH), List.of());
        var another = filed(Stage.VERIFY, "ci", true, tests("adds"), Map.of(TEST, OTHER_HASH), List.of());

        shown(Stage.VERIFY, NO_FILES, same);
        notShown(Stage.VERIFY, UNCHANGED, another).isEqualTo("evidence.testsChanged");
        notShown(Stage.VERIFY, UNCHANGED, same, another).isEqualTo("evidence.testsChanged");
    }

    // what is covered

    @Test
    void verifyAsksForTheCoverageOfTheProject() {
        discipline = asking(80);
        at(Stage.VERIFY);
        var passes = filed(Stage.VERIFY, tests("adds"));

        notShown(Stage.VERIFY, UNCHANGED, passes).isEqualTo("evidence.coverage");
        notShown(Stage.VERIFY, UNCHANGED, passes, filed(Stage.VERIFY, covered(79)))
                .isEqualTo("evidence.coverage");
        shown(Stage.VERIFY, UNCHANGED, passes, filed(Stage.VERIFY, covered(80)));
        shown(Stage.VERIFY, UNCHANGED, passes, filed(Stage.VERIFY, covered(10)), filed(Stage.VERIFY, covered(81)));
        notShown(
                        Stage.VERIFY,
                        UNCHANGED,
                        passes,
                        filed(Stage.VERIFY, new Facts(null, new Coverage(0, 0, 0, 0), null, null, null)))
                .isEqualTo("evidence.coverage");
        enter(Stage.RE_VERIFY);
        notShown(Stage.RE_VERIFY, UNCHANGED, filed(Stage.RE_VERIFY, tests("adds")))
                .isEqualTo("evidence.coverage");
        enter(Stage.FIX);
        shown(Stage.FIX, UNCHANGED, filed(Stage.FIX, tests("adds")));
    }

    @Test
    void coverageIsWholePerCentRoundedDown() {
        discipline = asking(80);
        at(Stage.VERIFY);
        var nearly = new Facts(null, new Coverage(1000, 799, 0, 0), null, null, null);

        notShown(Stage.VERIFY, UNCHANGED, filed(Stage.VERIFY, tests("adds")), filed(Stage.VERIFY, nearly))
                .isEqualTo("evidence.coverage");
    }

    private static Discipline asking(int coverage) {
        var usual = Discipline.TEST_DRIVEN;
        return new Discipline(
                true,
                false,
                usual.independent(),
                true,
                3,
                3,
                coverage,
                usual.lease(),
                usual.beat(),
                usual.stage(),
                usual.worker(),
                usual.system());
    }
}
