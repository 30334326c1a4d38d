package io.planwright.application.decomposition;

/** The passes of a decomposition, in their order; each begins with the proposal of the one before. */
public enum Pass {
    /** Finds the cycles of work that the document describes. */
    CYCLES,
    /** Splits what is too large into tasks of one concern each. */
    ATOMIC,
    /** Says for each task how it is known to be done. */
    CRITERIA,
    /** Adds what whoever does the task should know. */
    HINTS
}
