package io.planwright.domain.requirement;

import io.planwright.domain.identity.BlockerId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a requirement had come elsewhere before it was brought here, as it was told: nobody here has seen it.
 *
 * @param handoffs how it was handed on and back, oldest first, from {@code PLANNING} on
 * @param blockers what blocked it, in the order in which it was raised
 */
public record Progress(List<Handoff> handoffs, List<Blocker> blockers) {

    /**
     * A handing on, a sending back or, with a step, the end of a step of the review.
     *
     * @param by the name of whoever did it there
     */
    public record Handoff(
            RequirementPhase from,
            RequirementPhase to,
            @Nullable ReviewStep step,
            String note,
            String by,
            Instant at) {}

    /** @param outcome how it was cleared; null while it blocks, as are the two that follow */
    public record Blocker(
            BlockerId id,
            String text,
            String raisedBy,
            Instant raisedAt,
            @Nullable String outcome,
            @Nullable String clearedBy,
            @Nullable Instant clearedAt) {}

    public Progress {
        handoffs = List.copyOf(handoffs);
        blockers = List.copyOf(blockers);
        var phase = RequirementPhase.PLANNING;
        for (var handoff : handoffs) {
            boolean possible = handoff.step == null
                    ? handoff.to != handoff.from
                    : handoff.from == RequirementPhase.REVIEWING && handoff.to == handoff.from;
            if (handoff.from != phase || !possible) {
                throw new IllegalArgumentException("a requirement in " + phase + " cannot have gone from "
                        + handoff.from + " to " + handoff.to
                        + (handoff.step == null ? "" : " by the end of " + handoff.step));
            }
            phase = handoff.to;
        }
    }

    /** @return where it has come to */
    public RequirementPhase phase() {
        return handoffs.isEmpty() ? RequirementPhase.PLANNING : handoffs.getLast().to;
    }

    /** @return the steps of the review that have been finished since it was last handed on or back */
    public EnumSet<ReviewStep> reviewed() {
        var reviewed = EnumSet.noneOf(ReviewStep.class);
        for (var handoff : handoffs) {
            if (handoff.step != null) {
                reviewed.add(handoff.step);
            } else if (handoff.to.compareTo(handoff.from) < 0) {
                reviewed.clear();
            }
        }
        return reviewed;
    }

    /** @return whether it is behind the gate of its review, which nobody here has looked through */
    public boolean passedTheGate() {
        return phase() == RequirementPhase.DONE || reviewed().contains(ReviewStep.GATE);
    }

    /** @return whether there is anything to tell */
    public boolean tellsSomething() {
        return !handoffs.isEmpty() || !blockers.isEmpty();
    }
}
