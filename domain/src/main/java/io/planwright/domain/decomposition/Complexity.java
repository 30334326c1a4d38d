package io.planwright.domain.decomposition;

/** How much there is to a task; only what is high is split. */
public enum Complexity {
    LOW,
    MEDIUM,
    HIGH
}
