package io.planwright.worker.settings;

/** What was said cannot be meant; the message names what would be possible. */
public final class Misconfigured extends RuntimeException {

    public Misconfigured(String message) {
        super(message);
    }
}
