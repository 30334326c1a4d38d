package io.planwright.domain.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProposalTest {

    private static ProposedTask task(String key, String... dependsOn) {
        return new ProposedTask(
                key,
                "Do " + key,
                "Work",
                Complexity.LOW,
                List.of(),
                null,
                List.of(dependsOn),
                List.of(),
                List.of(),
                new Lines(1, 1));
    }

    private static Proposal of(ProposedTask... tasks) {
        return new Proposal(Pass.CYCLES, List.of(tasks), List.of());
    }

    @Test
    void tasksThatWaitForEachOtherCannotStandTogether() {
        assertThatThrownBy(() -> of(task("a", "c"), task("b", "a"), task("c", "b"), task("d", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tasks wait for each other: a, b, c");
        assertThatThrownBy(() -> of(task("a", "a"))).hasMessageContaining("wait for each other");
    }

    @Test
    void aKeyIsGivenOnce() {
        assertThatThrownBy(() -> of(task("a"), task("a"))).hasMessageContaining("'a' is given twice");
    }

    @Test
    void onlyTasksOfTheProposalAreWaitedFor() {
        assertThatThrownBy(() -> of(task("a", "z"))).hasMessageContaining("'z', which is not in the proposal");
    }

    @Test
    void aProposalHasATask() {
        assertThatThrownBy(() -> of()).hasMessageContaining("must have a task");
    }

    @Test
    void knotsAreUndoneByLettingTheFirstGoFirst() {
        var undone = Knots.undo(List.of(task("a", "b", "gone"), task("b", "a", "b"), task("c", "b")));

        assertThat(undone.tasks())
                .extracting(ProposedTask::dependsOn)
                .containsExactly(List.of(), List.of("a"), List.of("b"));
        assertThat(undone.notes()).hasSize(1);
    }

    @Test
    void aLongChainIsNoTroubleForTheStack() {
        var chain = new java.util.ArrayList<ProposedTask>();
        for (int i = 0; i < 1_000; i++) {
            chain.add(i == 999 ? task("t999") : task("t" + i, "t" + (i + 1)));
        }

        assertThat(new Proposal(Pass.CYCLES, chain, List.of()).tasks()).hasSize(1_000);
    }
}
