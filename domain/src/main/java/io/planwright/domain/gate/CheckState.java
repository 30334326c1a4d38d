package io.planwright.domain.gate;

/** How a check of a gate stands. */
public enum CheckState {
    OPEN,
    PASSED,
    FAILED,
    WAIVED;

    /** @return whether the gate may be passed as far as this check goes */
    public boolean lets() {
        return this == PASSED || this == WAIVED;
    }
}
