package io.planwright.domain.plan;

import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands in its plan.
 *
 * @param phase the phase that it is in
 * @param parent the task it is a part of; null when it stands directly in its phase
 * @param after the sibling that it follows; null for the first place
 */
public record Place(
        PhaseId phase, @Nullable TaskId parent, @Nullable TaskId after) {}
