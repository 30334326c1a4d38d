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

    /**
     * Takes one of a limited number of places for its owner; taking one again is no harm.
     *
     * @param places how many there are; 0 for any number
     * @throws Refused {@code KIND.full} with the owners of all places, KIND being the scope up to its slash
     */
    void takePlace(String scope, int places, UUID owner);

    /** Gives up the place of the owner; no harm when it has none. */
    void leavePlace(String scope, UUID owner);

    /** @return the next number of the scope, from 1; a number is never given twice, a refused command may leave a gap */
    int next(String scope);

    /**
     * Takes a number that was given elsewhere; those below it that were not given stay free for the same.
     *
     * @return false when it has been given here already
     */
    boolean takeNumber(String scope, int number);
}
