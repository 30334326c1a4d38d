package io.planwright.application;

import io.planwright.domain.Refused;

/** Says that the actor may not do what was asked, and which roles may. */
public final class Forbidden extends RuntimeException {

    private final transient Refused refused;

    /** @param refused the rule and the facts; what is allowed are the roles that may */
    public Forbidden(Refused refused) {
        super(refused.getMessage(), null, false, false);
        this.refused = refused;
    }

    public Refused refused() {
        return refused;
    }
}
