package io.planwright.domain.task;

/** How a claim ended: FAILED when the task or its stage was stopped, WITHDRAWN when somebody else has settled the task. */
public enum ClaimEnd {
    COMPLETED,
    FAILED,
    RELEASED,
    EXPIRED,
    WITHDRAWN
}
