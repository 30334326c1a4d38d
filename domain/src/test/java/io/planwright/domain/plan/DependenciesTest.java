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
    void aRemovedDependencyClosesNoCycle() {
        dependencies.add(B, A);
        dependencies.remove(B, A);

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
}
