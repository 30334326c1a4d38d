package io.planwright.application.gate;

import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.List;
import java.util.Optional;

/** Answers which gates there are and how they stand; may lag a command by a moment. */
public interface QualityGates {

    Optional<GateView> withId(GateId id);

    /** @return the gates of a requirement, by name */
    List<GateView> of(RequirementId requirement);
}
