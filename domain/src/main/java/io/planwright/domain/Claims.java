package io.planwright.domain;

import java.util.UUID;

/** Names and numbers that are given once; what is claimed holds or falls with the events of the same command. */
public interface Claims {

    /**
     * Takes a name for its owner; taking it again is no harm.
     *
     * @param scope within what the name is unique, e.g. {@code slug/PROJECT}
     * @throws Refused {@code KIND.taken} when another owner has it, KIND being the scope up to its slash
     */
    void take(String scope, String name, UUID owner);

    /** Gives a name back; no harm when the owner does not have it. */
    void release(String scope, String name, UUID owner);

    /** @return the next number of the scope, from 1; a number is never given twice, a refused command may leave a gap */
    int next(String scope);
}
