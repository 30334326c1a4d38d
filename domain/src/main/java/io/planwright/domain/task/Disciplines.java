package io.planwright.domain.task;

import io.planwright.domain.identity.PlanId;

/** Tells what the project of a plan asks of the work on its tasks. */
@FunctionalInterface
public interface Disciplines {

    Discipline of(PlanId plan);
}
