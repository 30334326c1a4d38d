package io.planwright.application.workspace;

/** Says that a file that was sent cannot be read, which one, and why. */
public final class Unreadable extends RuntimeException {

    public Unreadable(String message) {
        super(message, null, false, false);
    }
}
