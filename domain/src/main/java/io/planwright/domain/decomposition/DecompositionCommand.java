package io.planwright.domain.decomposition;

import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a decomposition. */
public sealed interface DecompositionCommand {

    /**
     * @param name what the source is called
     * @param path of the workspace file that it was; null for a text from elsewhere
     * @param sha256 of the source, under which it is kept
     * @param engine that proposes
     */
    record StartDecomposition(
            @TargetAggregateIdentifier DecompositionId decompositionId,
            PlanId planId,
            String name,
            @Nullable String path,
            String sha256,
            String engine)
            implements DecompositionCommand {}

    /** Lays the proposal of the pass that comes next before whoever reviews it. */
    record Propose(@TargetAggregateIdentifier DecompositionId decompositionId, Proposal proposal)
            implements DecompositionCommand {}

    /** @param task as it is to be, under the key of the one that it replaces */
    record ReviseTask(@TargetAggregateIdentifier DecompositionId decompositionId, ProposedTask task)
            implements DecompositionCommand {}

    /** Leaves a task out; those that waited for it wait for it no longer. */
    record DropProposedTask(@TargetAggregateIdentifier DecompositionId decompositionId, String key)
            implements DecompositionCommand {}

    /** @param before key of the task that it is to stand before; null for the end */
    record AddProposedTask(
            @TargetAggregateIdentifier DecompositionId decompositionId,
            ProposedTask task,
            @Nullable String before) implements DecompositionCommand {}

    /**
     * Takes the proposal of a pass as it stands.
     *
     * @param version how often the decomposition had changed when it was looked at: what was changed since then has not
     *     been seen
     */
    record AcceptPass(@TargetAggregateIdentifier DecompositionId decompositionId, Pass pass, long version)
            implements DecompositionCommand {}

    /** @param tasks that have come of it */
    record FinishDecomposition(@TargetAggregateIdentifier DecompositionId decompositionId, List<MadeTask> tasks)
            implements DecompositionCommand {}

    /** @param reason in words for people; may be empty */
    record AbandonDecomposition(@TargetAggregateIdentifier DecompositionId decompositionId, String reason)
            implements DecompositionCommand {}
}
