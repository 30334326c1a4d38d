package io.planwright.domain.decomposition;

/** How far a decomposition has come. */
public enum DecompositionState {
    OPEN,
    FINISHED,
    ABANDONED
}
