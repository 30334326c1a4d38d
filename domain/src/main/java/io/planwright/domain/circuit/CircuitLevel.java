package io.planwright.domain.circuit;

/** What a circuit breaker stops: one stage of one task, one worker, or all workers of a project. */
public enum CircuitLevel {
    STAGE,
    WORKER,
    SYSTEM
}
