package io.planwright.domain.requirement;

/** The steps of a review, in their fixed order. */
public enum ReviewStep {
    DOCUMENTATION,
    GATE,
    CLEANUP
}
