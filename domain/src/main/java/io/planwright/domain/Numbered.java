package io.planwright.domain;

/** A command that gives something the next number of a scope; many at once are given theirs together, beforehand. */
public interface Numbered {

    /** @return the scope for {@link Claims#next} */
    String numbersOf();
}
