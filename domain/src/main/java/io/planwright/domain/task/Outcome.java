package io.planwright.domain.task;

/** How an attempt ended: INTERRUPTED counts neither for nor against. */
public enum Outcome {
    PASSED,
    FAILED,
    INTERRUPTED
}
