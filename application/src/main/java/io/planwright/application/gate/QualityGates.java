package io.planwright.application.gate;

import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers which gates there are and how they stand; may lag a command by a moment. */
public interface QualityGates {

    Optional<GateView> withId(GateId id);

    /** @return the gates of a requirement, by name */
    List<GateView> of(RequirementId requirement);

    /** @return the gates of each of the requirements, by name; empty or no entry for one without gates */
    default Map<RequirementId, List<GateView>> of(Collection<RequirementId> requirements) {
        return requirements.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }
}
