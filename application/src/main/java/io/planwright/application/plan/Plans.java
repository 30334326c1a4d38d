package io.planwright.application.plan;

import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers which plans there are and what they look like; may lag a command by a moment. */
public interface Plans {

    Optional<PlanView> withId(PlanId id);

    /** @return the plans of a requirement, by path */
    List<PlanView> of(RequirementId requirement);

    /** @return the plans of each of the requirements, by path; empty or no entry for one without plans */
    default Map<RequirementId, List<PlanView>> of(Collection<RequirementId> requirements) {
        return requirements.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }
}
