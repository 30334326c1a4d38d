package io.planwright.domain.requirement;

/** How much process a requirement goes through: all of it, or from one sentence to a task in one step. */
public enum Lane {
    FULL,
    LIGHT
}
