package io.planwright.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final PhaseId PHASE = new PhaseId(new UUID(7, 1));
    private static final TaskId A = task(1);
    private static final TaskId B = task(2);
    private static final TaskId C = task(3);
    private static final TaskId D = task(4);

    private final Outline outline = new Outline();
    private final Dependencies dependencies = new Dependencies();

    private static TaskId task(int number) {
        return new TaskId(new UUID(0, number));
    }

    /** A with its part B and that one's part C, and D beside A. */
    private void nested() {
        outline.addPhase(PHASE, null);
        outline.place(A, new Place(PHASE, null, null));
        outline.place(B, new Place(PHASE, A, null));
        outline.place(C, new Place(PHASE, B, null));
        outline.place(D, new Place(PHASE, null, A));
    }

    @Test
    void aTaskDoesNotWaitForItself() {
        assertThat(Waiting.cycleOf(outline, dependencies, A, A)).containsExactly(A, A);
    }

    @Test
    void twoTasksDoNotWaitForEachOther() {
        dependencies.add(B, A);

        assertThat(Waiting.cycleOf(outline, dependencies, A, B)).containsExactly(A, B, A);
    }

    @Test
    void aCycleIsNamedInTheOrderOfWaiting() {
        dependencies.add(B, C);
        dependencies.add(C, D);
        dependencies.add(D, A);

        assertThat(Waiting.cycleOf(outline, dependencies, A, B)).containsExactly(A, B, C, D, A);
    }

    @Test
    void theShortestOfSeveralCyclesIsNamed() {
        dependencies.add(B, C);
        dependencies.add(C, D);
        dependencies.add(D, A);
        dependencies.add(B, D);

        assertThat(Waiting.cycleOf(outline, dependencies, A, B)).containsExactly(A, B, D, A);
    }

    @Test
    void twoWaysToTheSameTaskAreNoCycle() {
        dependencies.add(A, B);
        dependencies.add(A, C);
        dependencies.add(B, D);

        assertThat(Waiting.cycleOf(outline, dependencies, C, D)).isEmpty();
    }

    @Test
    void manyTasksInALongChainDoNotOverflowTheStack() {
        int tasks = 10_000;
        for (int i = 0; i < tasks; i++) {
            for (int back = 1; back <= 3 && back <= i; back++) {
                dependencies.add(task(i), task(i - back));
            }
        }

        var cycle = Waiting.cycleOf(outline, dependencies, task(0), task(tasks - 1));

        assertThat(cycle).startsWith(task(0), task(tasks - 1)).endsWith(task(0)).hasSize(2 + (tasks - 1) / 3);
        assertThat(Waiting.cycleOf(outline, dependencies, task(tasks), task(tasks - 1)))
                .isEmpty();
    }

    @Test
    void aPartDoesNotWaitForItsWhole() {
        nested();

        assertThat(Waiting.cycleOf(outline, dependencies, B, A)).containsExactly(B, A, B);
        assertThat(Waiting.cycleOf(outline, dependencies, C, A)).containsExactly(C, A, B, C);
    }

    @Test
    void aWholeDoesNotWaitForItsPartAsWell() {
        nested();

        assertThat(Waiting.cycleOf(outline, dependencies, A, C)).containsExactly(C, C);
    }

    @Test
    void whatWaitsForAWholeIsNotAwaitedByItsPart() {
        nested();
        dependencies.add(D, A);

        assertThat(Waiting.cycleOf(outline, dependencies, C, D)).containsExactly(C, D, A, B, C);
    }

    @Test
    void aWholeDoesNotWaitForWhatWaitsForItsPart() {
        nested();
        dependencies.add(C, D);

        assertThat(Waiting.cycleOf(outline, dependencies, D, A)).containsExactly(D, A, B, C, D);
        assertThat(Waiting.cycleOf(outline, dependencies, D, B)).containsExactly(D, B, C, D);
    }

    @Test
    void aPartWaitsForWhateverItsWholeWaitsFor() {
        nested();
        dependencies.add(D, C);

        assertThat(Waiting.cycleOf(outline, dependencies, A, D)).containsExactly(C, D, C);
    }

    @Test
    void partsOfOneTaskMayWaitForEachOther() {
        nested();
        outline.place(task(5), new Place(PHASE, A, B));

        assertThat(Waiting.cycleOf(outline, dependencies, task(5), B)).isEmpty();
        assertThat(Waiting.cycleOf(outline, dependencies, task(5), C)).isEmpty();
    }

    @Test
    void aTaskIsNotMovedBelowTheOneThatItWaitsFor() {
        nested();
        dependencies.add(D, A);

        assertThat(Waiting.cycleOfMove(outline, dependencies, D, A)).containsExactly(D, A, D);
        assertThat(Waiting.cycleOfMove(outline, dependencies, D, B)).containsExactly(D, A, B, D);
    }

    @Test
    void aTaskIsNotMovedBelowWhatWaitsForAPartOfIt() {
        nested();
        dependencies.add(D, C);

        assertThat(Waiting.cycleOfMove(outline, dependencies, A, D)).isNotEmpty();
        assertThat(Waiting.cycleOfMove(outline, dependencies, D, null)).isEmpty();
    }

    @Test
    void aTaskIsMovedOutOfWhatWaitsForOthers() {
        nested();
        dependencies.add(A, D);
        outline.place(task(5), new Place(PHASE, null, D));

        assertThat(Waiting.cycleOfMove(outline, dependencies, B, task(5))).isEmpty();
    }
}
