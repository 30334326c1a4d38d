package io.planwright.domain.decomposition;

import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a decomposition. Stored for good: add records, never rename or repurpose one. */
public sealed interface DecompositionEvent {

    DecompositionId decompositionId();

    record DecompositionStarted(
            DecompositionId decompositionId,
            PlanId planId,
            String name,
            @Nullable String path,
            String sha256,
            String engine)
            implements DecompositionEvent {}

    record PassProposed(DecompositionId decompositionId, Proposal proposal) implements DecompositionEvent {}

    record ProposedTaskRevised(DecompositionId decompositionId, ProposedTask task) implements DecompositionEvent {}

    record ProposedTaskDropped(DecompositionId decompositionId, String key) implements DecompositionEvent {}

    /** @param before key of the task that it stands before; null for the end */
    record ProposedTaskAdded(
            DecompositionId decompositionId,
            ProposedTask task,
            @Nullable String before) implements DecompositionEvent {}

    record PassAccepted(DecompositionId decompositionId, Pass pass) implements DecompositionEvent {}

    record DecompositionFinished(DecompositionId decompositionId, List<MadeTask> tasks) implements DecompositionEvent {}

    record DecompositionAbandoned(DecompositionId decompositionId, String reason) implements DecompositionEvent {}
}
