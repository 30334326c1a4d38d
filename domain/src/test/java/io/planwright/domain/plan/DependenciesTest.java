package io.planwright.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.identity.TaskId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    private static final TaskId A = task(1);
    private static final TaskId B = task(2);
    private static final TaskId C = task(3);
    private static final TaskId D = task(4);

    private final Dependencies dependencies = new Dependencies();

    private static TaskId task(int number) {
        return new TaskId(new UUID(0, number));
    }

    @Test
    void aTaskDoesNotWaitForItself() {
        assertThat(dependencies.cycleThrough(A, A)).containsExactly(A, A);
    }

    @Test
    void twoTasksDoNotWaitForEachOther() {
        dependencies.add(B, A);

        assertThat(dependencies.cycleThrough(A, B)).containsExactly(A, B, A);
    }

    @Test
    void aCycleIsNamedInTheOrderOfWaiting() {
        dependencies.add(B, C);
        dependencies.add(C, D);
        dependencies.add(D, A);

        assertThat(dependencies.cycleThrough(A, B)).containsExactly(A, B, C, D, A);
    }

    @Test
    void theShortestOfSeveralCyclesIsNamed() {
        dependencies.add(B, C);
        dependencies.add(C, D);
        dependencies.add(D, A);
        dependencies.add(B, D);

        assertThat(dependencies.cycleThrough(A, B)).containsExactly(A, B, D, A);
    }

    @Test
    void twoWaysToTheSameTaskAreNoCycle() {
        dependencies.add(A, B);
        dependencies.add(A, C);
        dependencies.add(B, D);

        assertThat(dependencies.cycleThrough(C, D)).isEmpty();
    }

    @Test
    void aRemovedDependencyClosesNoCycle() {
        dependencies.add(B, A);
        dependencies.remove(B, A);

        assertThat(dependencies.cycleThrough(A, B)).isEmpty();
        assertThat(dependencies.has(B, A)).isFalse();
    }

    @Test
    void aForgottenTaskWaitsForNothing() {
        dependencies.add(B, A);
        dependencies.add(B, C);
        dependencies.forget(B);

        assertThat(dependencies.waitingFor(A)).isEmpty();
        assertThat(dependencies.waitingFor(C)).isEmpty();
    }

    @Test
    void allThatWaitForATaskAreFound() {
        dependencies.add(B, A);
        dependencies.add(C, A);
        dependencies.add(D, C);

        assertThat(dependencies.waitingFor(A)).containsExactlyInAnyOrder(B, C);
    }

    @Test
    void manyTasksInALongChainDoNotOverflowTheStack() {
        int tasks = 10_000;
        for (int i = 0; i < tasks; i++) {
            for (int back = 1; back <= 3 && back <= i; back++) {
                dependencies.add(task(i), task(i - back));
            }
        }

        var cycle = dependencies.cycleThrough(task(0), task(tasks - 1));

        assertThat(cycle).startsWith(task(0), task(tasks - 1)).endsWith(task(0)).hasSize(2 + (tasks - 1) / 3);
        assertThat(dependencies.cycleThrough(task(tasks), task(tasks - 1))).isEmpty();
    }
}
