package io.planwright.ui.requirement;

import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import java.util.List;
import java.util.Optional;

/**
 * How a requirement stands as a whole.
 *
 * @param turn the role whose turn it is, in words; empty where the playbook names none
 * @param design whether the design that its plans are made from is there
 */
record Standing(
        String title,
        RequirementPhase phase,
        List<ReviewStep> reviewed,
        boolean archived,
        String turn,
        Gate gate,
        Design design) {

    record Gate(int checks, int open, int failed, String address) {}

    /** What is known of the design. */
    sealed interface Design {
        /** The playbook makes plans without one. */
        record NotNeeded() implements Design {}

        record Missing() implements Design {}

        /** @param changed whether its text has changed since */
        record Accepted(String by, boolean changed) implements Design {}
    }

    Optional<ReviewStep> step() {
        return phase != RequirementPhase.REVIEWING
                ? Optional.empty()
                : List.of(ReviewStep.values()).stream()
                        .filter(each -> !reviewed.contains(each))
                        .findFirst();
    }
}
