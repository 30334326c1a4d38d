package io.planwright.domain.decomposition;

import java.util.Optional;

/** The passes of a decomposition, in their order; each begins with the proposal of the one before. */
public enum Pass {
    /** Finds the cycles of work that the document describes. */
    CYCLES,
    /** Splits what is too large into tasks of one concern each. */
    ATOMIC,
    /** Says for each task how it is known to be done. */
    CRITERIA,
    /** Adds what whoever does the task should know. */
    HINTS;

    /** @return the pass that follows; empty after the last */
    public Optional<Pass> next() {
        return this == HINTS ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
