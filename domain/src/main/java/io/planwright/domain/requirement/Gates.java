package io.planwright.domain.requirement;

import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.RequirementId;
import java.util.List;

/** Tells what the gates of a requirement still ask for, as of this moment, not as of some moments ago. */
public interface Gates {

    /**
     * @param step the step of the review that is to be finished: DOCUMENTATION asks only for the checks of the
     *     documentation, the later ones for all
     * @return a fact for each check that is neither passed nor waived, in the order of the gate; empty when all are
     */
    List<Fact> openChecks(RequirementId requirement, ReviewStep step);
}
