package io.planwright.application;

/** Says that a change did not get through because others kept changing the same things. */
public final class Contended extends RuntimeException {

    public Contended(Throwable cause) {
        super("others are changing the same things; try again", cause);
    }
}
