package io.planwright.application.circuit;

import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers how the circuit breakers stand; may lag a command by a moment. */
public interface CircuitBoard {

    default Optional<CircuitView> withId(CircuitId id) {
        return withIds(List.of(id)).stream().findFirst();
    }

    /** @return those that have ever counted a failure, in no order */
    List<CircuitView> withIds(Collection<CircuitId> ids);

    /** @return those of a project that have ever counted a failure: the system first, then workers, then stages; open ones before closed ones */
    List<CircuitView> of(ProjectId project);
}
