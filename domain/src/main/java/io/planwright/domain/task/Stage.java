package io.planwright.domain.task;

import java.util.Locale;

/**
 * A stage of the work on a task: {@code RED -> (RED_FIX) -> GREEN -> VERIFY -> (FIX -> RE_VERIFY)*}, with REFACTOR after
 * VERIFY where the method has it; WORK is the one stage of a method without stages.
 */
public enum Stage {
    /** Tests are written that fail. */
    RED,
    /** The tests of RED are mended, because they erred, passed or were none. */
    RED_FIX,
    /** Code is written until they pass. */
    GREEN,
    /** Somebody else finds all of it in order. */
    VERIFY,
    /** What VERIFY has found is mended. */
    FIX,
    /** Somebody else looks again. */
    RE_VERIFY,
    /** The code is put in order, and the tests still pass. */
    REFACTOR,
    /** Whatever the task asks for. */
    WORK;

    /** @return whether the tests have to fail in it, rather than to pass */
    boolean wantsFailure() {
        return this == RED || this == RED_FIX;
    }

    /** @return whether it only proves what others have done */
    public boolean proves() {
        return this == VERIFY || this == RE_VERIFY;
    }

    /** @return the stage at which the work goes on after an interruption: never past VERIFY */
    Stage resumed() {
        return switch (this) {
            case FIX, RE_VERIFY, REFACTOR -> VERIFY;
            case RED, RED_FIX, GREEN, VERIFY, WORK -> this;
        };
    }

    /** @throws IllegalArgumentException when there is no such stage */
    public static Stage named(String name) {
        return valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
