package io.planwright.domain.decomposition;

import static io.planwright.domain.Refusals.refused;
import static io.planwright.domain.Refusals.refusedAllowing;

import io.planwright.domain.decomposition.DecompositionCommand.AbandonDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.AcceptPass;
import io.planwright.domain.decomposition.DecompositionCommand.AddProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.DropProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.FinishDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.Propose;
import io.planwright.domain.decomposition.DecompositionCommand.ReviseTask;
import io.planwright.domain.decomposition.DecompositionCommand.StartDecomposition;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionAbandoned;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionFinished;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionStarted;
import io.planwright.domain.decomposition.DecompositionEvent.PassAccepted;
import io.planwright.domain.decomposition.DecompositionEvent.PassProposed;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskAdded;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskDropped;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskRevised;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {

    private static final DecompositionId ID = new DecompositionId(new UUID(9, 1));
    private static final PlanId PLAN = new PlanId(new UUID(3, 1));
    private static final String HASH = "a".repeat(64);
    private static final DecompositionStarted STARTED =
            new DecompositionStarted(ID, PLAN, "prd.md", "prd.md", HASH, "structure");
    private static final List<MadeTask> MADE = List.of(new MadeTask("a", new TaskId(new UUID(5, 1))));

    private final FixtureConfiguration<Decomposition> decomposition = new AggregateTestFixture<>(Decomposition.class);

    private static ProposedTask task(String key, String... dependsOn) {
        return titled(key, "Do " + key, dependsOn);
    }

    private static ProposedTask titled(String key, String title, String... dependsOn) {
        return new ProposedTask(
                key,
                title,
                "Work",
                Complexity.LOW,
                List.of(),
                null,
                List.of(dependsOn),
                List.of(),
                List.of(),
                new Lines(1, 2));
    }

    private static PassProposed proposed(Pass pass) {
        return proposed(pass, task("a"), task("b", "a"), task("c", "b", "a"));
    }

    private static PassProposed proposed(Pass pass, ProposedTask... tasks) {
        return new PassProposed(ID, new Proposal(pass, List.of(tasks), List.of()));
    }

    private static List<Object> allAccepted() {
        var history = new ArrayList<Object>(List.of(STARTED));
        for (var pass : Pass.values()) {
            history.add(proposed(pass));
            history.add(new PassAccepted(ID, pass));
        }
        return history;
    }

    @Test
    void aDecompositionStartsWithItsSource() {
        decomposition
                .givenNoPriorActivity()
                .when(new StartDecomposition(ID, PLAN, " prd.md ", "prd.md", HASH, "structure"))
                .expectEvents(STARTED);
    }

    @Test
    void theProposalOfThePassThatComesNextIsTaken() {
        decomposition
                .given(STARTED)
                .when(new Propose(ID, proposed(Pass.CYCLES).proposal()))
                .expectEvents(proposed(Pass.CYCLES));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new PassAccepted(ID, Pass.CYCLES))
                .when(new Propose(ID, proposed(Pass.ATOMIC).proposal()))
                .expectEvents(proposed(Pass.ATOMIC));
    }

    @Test
    void noPassIsLeftOutOrProposedOverAnotherThatIsUnderReview() {
        decomposition
                .given(STARTED)
                .when(new Propose(ID, proposed(Pass.ATOMIC).proposal()))
                .expectNoEvents()
                .expectException(refusedAllowing("pass.illegal", "propose CYCLES"));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new Propose(ID, proposed(Pass.CYCLES).proposal()))
                .expectNoEvents()
                .expectException(refusedAllowing("pass.illegal", "review and accept CYCLES"));
    }

    @Test
    void aTaskIsRevisedAndRevisingItToWhatItIsChangesNothing() {
        var revised = titled("b", "Do it well", "a");
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new ReviseTask(ID, revised))
                .expectEvents(new ProposedTaskRevised(ID, revised));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new ProposedTaskRevised(ID, revised))
                .when(new ReviseTask(ID, revised))
                .expectNoEvents();
    }

    private static ProposedTask about(String key, List<String> files, @Nullable String testFile) {
        return new ProposedTask(
                key, "Do " + key, "Work", Complexity.LOW, files, testFile, List.of(), List.of(), List.of(), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../x", "/", "a//b.py", "a\\b.py", "C:/x.py"})
    void noTaskIsAboutAFileOutsideOfTheWorkspace(String path) {
        for (var outside : List.of(about("b", List.of("a.py", path), null), about("b", List.of(), path))) {
            decomposition
                    .given(STARTED, proposed(Pass.CYCLES))
                    .when(new ReviseTask(ID, outside))
                    .expectNoEvents()
                    .expectException(IllegalArgumentException.class);
        }
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new AddProposedTask(ID, about("d", List.of(path), null), null))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aTaskMayBeAboutFoldersAndWhatWasTakenOnceCanBeAccepted() {
        var revised = about("b", List.of("src/", "src/a.py"), "tests/test_a.py");

        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new ReviseTask(ID, revised))
                .expectEvents(new ProposedTaskRevised(ID, revised));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES, about("a", List.of("/etc/passwd"), null)))
                .when(new AcceptPass(ID, Pass.CYCLES, 2))
                .expectEvents(new PassAccepted(ID, Pass.CYCLES));
    }

    @Test
    void aRevisionMustNotTieTasksIntoAKnot() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new ReviseTask(ID, task("a", "c")))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class)
                .expectExceptionMessage("tasks wait for each other: a, b, c");
    }

    @Test
    void aTaskThatIsNotInTheProposalIsNeitherRevisedNorDropped() {
        for (var command : List.of(new ReviseTask(ID, task("z")), new DropProposedTask(ID, "z"))) {
            decomposition
                    .given(STARTED, proposed(Pass.CYCLES))
                    .when(command)
                    .expectNoEvents()
                    .expectException(refusedAllowing("task.unknown", "a", "b", "c"));
        }
    }

    @Test
    void noneWaitsForATaskThatIsDropped() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new ProposedTaskDropped(ID, "a"))
                .when(new ReviseTask(ID, task("c", "b", "a")))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new ProposedTaskDropped(ID, "a"))
                .when(new ReviseTask(ID, task("c", "b")))
                .expectNoEvents(); // so it is already
    }

    @Test
    void theLastTaskIsNotDropped() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES, task("a")))
                .when(new DropProposedTask(ID, "a"))
                .expectNoEvents()
                .expectException(refusedAllowing("task.last", "add another task first", "abandon the decomposition"));
    }

    @Test
    void aTaskIsAddedWhereItIsWantedUnderAKeyOfItsOwn() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new AddProposedTask(ID, task("d", "a"), "b"))
                .expectEvents(new ProposedTaskAdded(ID, task("d", "a"), "b"));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new AddProposedTask(ID, task("a"), null))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class)
                .expectExceptionMessage("the key 'a' is given twice");
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new AddProposedTask(ID, task("d"), "z"))
                .expectException(refused("task.unknown"));
    }

    @Test
    void aPassIsAcceptedAsItWasLookedAt() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new AcceptPass(ID, Pass.CYCLES, 2))
                .expectEvents(new PassAccepted(ID, Pass.CYCLES));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new ProposedTaskDropped(ID, "a"))
                .when(new AcceptPass(ID, Pass.CYCLES, 2))
                .expectNoEvents()
                .expectException(refusedAllowing("proposal.changed", "look at it and accept it again"));
    }

    @Test
    void aPassIsAcceptedOnce() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new PassAccepted(ID, Pass.CYCLES), proposed(Pass.ATOMIC))
                .when(new AcceptPass(ID, Pass.CYCLES, 2))
                .expectNoEvents()
                .expectException(refusedAllowing("pass.illegal", "review and accept ATOMIC"));
    }

    @Test
    void whatIsAcceptedIsNotRevised() {
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new PassAccepted(ID, Pass.CYCLES))
                .when(new DropProposedTask(ID, "a"))
                .expectNoEvents()
                .expectException(refusedAllowing("pass.illegal", "propose ATOMIC"));
    }

    @Test
    void aDecompositionIsFinishedOnceAllPassesAreAccepted() {
        decomposition
                .given(allAccepted())
                .when(new FinishDecomposition(ID, MADE))
                .expectEvents(new DecompositionFinished(ID, MADE));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES))
                .when(new FinishDecomposition(ID, MADE))
                .expectNoEvents()
                .expectException(refused("pass.illegal"));
    }

    @Test
    void aDecompositionIsAbandonedOnce() {
        decomposition
                .given(STARTED)
                .when(new AbandonDecomposition(ID, " no use "))
                .expectEvents(new DecompositionAbandoned(ID, "no use"));
        decomposition
                .given(STARTED, new DecompositionAbandoned(ID, ""))
                .when(new AbandonDecomposition(ID, "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<Object> everyChange() {
        return Stream.of(
                new Propose(ID, proposed(Pass.CYCLES).proposal()),
                new ReviseTask(ID, task("a")),
                new DropProposedTask(ID, "a"),
                new AddProposedTask(ID, task("d"), null),
                new AcceptPass(ID, Pass.HINTS, 9),
                new FinishDecomposition(ID, MADE));
    }

    @ParameterizedTest
    @MethodSource("everyChange")
    void whatIsOverIsNotChanged(Object command) {
        var finished = allAccepted();
        finished.add(new DecompositionFinished(ID, MADE));
        decomposition
                .given(finished)
                .when(command)
                .expectNoEvents()
                .expectException(refusedAllowing(
                        "decomposition.finished", "change the tasks in the plan", "start another decomposition"));
        decomposition
                .given(STARTED, proposed(Pass.CYCLES), new DecompositionAbandoned(ID, ""))
                .when(command)
                .expectNoEvents()
                .expectException(refusedAllowing("decomposition.abandoned", "start another decomposition"));
    }
}
