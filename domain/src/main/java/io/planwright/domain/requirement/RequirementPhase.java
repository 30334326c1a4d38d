package io.planwright.domain.requirement;

/** Where a requirement stands in its life, in order. */
public enum RequirementPhase {
    PLANNING,
    IMPLEMENTING,
    TESTING,
    REVIEWING,
    DONE;

    /** @throws java.util.NoSuchElementException after the last one */
    RequirementPhase next() {
        if (this == DONE) {
            throw new java.util.NoSuchElementException("nothing comes after DONE");
        }
        return values()[ordinal() + 1];
    }
}
