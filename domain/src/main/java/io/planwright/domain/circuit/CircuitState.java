package io.planwright.domain.circuit;

/** CLOSED lets through, OPEN stops, HALF_OPEN lets one trial through. */
public enum CircuitState {
    CLOSED,
    OPEN,
    HALF_OPEN
}
