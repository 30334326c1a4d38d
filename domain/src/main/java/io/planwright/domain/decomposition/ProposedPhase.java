package io.planwright.domain.decomposition;

import java.util.List;

/** A phase with what is proposed for it, in order. */
public record ProposedPhase(String title, List<ProposedTask> tasks) {

    public ProposedPhase {
        tasks = List.copyOf(tasks);
    }
}
