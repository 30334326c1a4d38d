package io.planwright.application.workspace;

/** Says that what was sent is larger than what is taken. */
public final class TooLarge extends RuntimeException {

    public TooLarge(String message) {
        super(message, null, false, false);
    }
}
