package io.planwright.application.decomposition;

import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import java.util.List;
import java.util.Optional;

/** Answers which decompositions there are and how far they have come; may lag a command by a moment. */
public interface Decompositions {

    Optional<DecompositionView> withId(DecompositionId id);

    /** @return the decompositions made for a plan, the newest first */
    List<DecompositionView> of(PlanId plan);
}
