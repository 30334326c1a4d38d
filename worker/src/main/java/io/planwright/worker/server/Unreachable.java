package io.planwright.worker.server;

/** The server does not answer, or something else answers in its place. */
public final class Unreachable extends RuntimeException {

    Unreachable(String message) {
        super(message);
    }
}
