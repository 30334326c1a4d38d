package io.planwright.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static final PhaseId FIRST = new PhaseId(new UUID(7, 1));
    private static final PhaseId SECOND = new PhaseId(new UUID(7, 2));
    private static final DocumentId INTRODUCTION = new DocumentId(new UUID(3, 1));
    private static final TaskId A = new TaskId(new UUID(5, 1));
    private static final TaskId B = new TaskId(new UUID(5, 2));
    private static final TaskId C = new TaskId(new UUID(5, 3));
    private static final TaskId D = new TaskId(new UUID(5, 4));

    private final Outline outline = new Outline();

    private List<String> numbers() {
        var numbers = new ArrayList<String>();
        outline.walk((task, _, _, _, number, _) ->
                numbers.add(number + " " + (char) ('@' + task.value().getLeastSignificantBits())));
        return numbers;
    }

    private void phases() {
        outline.addPhase(FIRST, null);
        outline.addPhase(SECOND, FIRST.value());
    }

    private static Place in(PhaseId phase, TaskId after) {
        return new Place(phase, null, after);
    }

    @Test
    void aNewOutlineIsEmpty() {
        assertThat(outline.parts()).isEmpty();
        assertThat(outline.size()).isZero();
        assertThat(numbers()).isEmpty();
    }

    @Test
    void phasesAndSectionsStandInOneOrder() {
        phases();
        outline.addSection(INTRODUCTION, null);

        assertThat(outline.parts()).containsExactly(INTRODUCTION.value(), FIRST.value(), SECOND.value());
        assertThat(outline.phases()).containsExactly(FIRST, SECOND);
    }

    @Test
    void tasksAreNumberedByTheirPhaseAndPlace() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, in(FIRST, A));
        outline.place(C, in(SECOND, null));

        assertThat(numbers()).containsExactly("1.1 A", "1.2 B", "2.1 C");
    }

    @Test
    void aTaskThatFollowsNoneIsTheFirst() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, in(FIRST, null));

        assertThat(numbers()).containsExactly("1.1 B", "1.2 A");
    }

    @Test
    void phasesWithoutTasksAreNotCounted() {
        phases();
        outline.place(A, in(SECOND, null));

        assertThat(numbers()).containsExactly("1.1 A");
    }

    @Test
    void subtasksAreReadRightAfterTheirTask() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, in(FIRST, A));
        outline.place(C, new Place(FIRST, A, null));
        outline.place(D, new Place(FIRST, C, null));

        assertThat(numbers()).containsExactly("1.1 A", "1.1.1 C", "1.1.1.1 D", "1.2 B");
        assertThat(outline.phaseOf(D)).isEqualTo(FIRST);
        assertThat(outline.parentOf(D)).isEqualTo(C);
    }

    @Test
    void theVisitorIsToldPhaseParentPositionAndDepth() {
        phases();
        outline.place(A, in(SECOND, null));
        outline.place(B, new Place(SECOND, A, null));
        outline.place(C, new Place(SECOND, A, B));
        var told = new ArrayList<List<Object>>();

        outline.walk((task, phase, parent, position, number, depth) ->
                told.add(List.of(task, phase, parent == null ? "" : parent, position, number, depth)));

        assertThat(told)
                .containsExactly(
                        List.of(A, SECOND, "", 1, "1.1", 0),
                        List.of(B, SECOND, A, 1, "1.1.1", 1),
                        List.of(C, SECOND, A, 2, "1.1.2", 1));
    }

    @Test
    void aTaskMovesWithAllThatStandsBelowIt() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, new Place(FIRST, A, null));
        outline.place(C, in(FIRST, A));
        outline.move(A, in(SECOND, null));

        assertThat(numbers()).containsExactly("1.1 C", "2.1 A", "2.1.1 B");
        assertThat(outline.phaseOf(B)).isEqualTo(SECOND);
    }

    @Test
    void aTaskMovesAmongItsSiblings() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, in(FIRST, A));
        outline.place(C, in(FIRST, B));
        outline.move(A, in(FIRST, C));

        assertThat(numbers()).containsExactly("1.1 B", "1.2 C", "1.3 A");
    }

    @Test
    void removingATaskClosesTheGap() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, in(FIRST, A));
        outline.remove(A);

        assertThat(numbers()).containsExactly("1.1 B");
        assertThat(outline.has(A)).isFalse();
        assertThat(outline.phaseOf(A)).isNull();
    }

    @Test
    void aTaskIsWithinItselfAndWhatItIsAPartOf() {
        phases();
        outline.place(A, in(FIRST, null));
        outline.place(B, new Place(FIRST, A, null));
        outline.place(C, new Place(FIRST, B, null));

        assertThat(outline.isWithin(A, A)).isTrue();
        assertThat(outline.isWithin(C, A)).isTrue();
        assertThat(outline.isWithin(A, C)).isFalse();
    }
}
