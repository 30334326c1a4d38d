package io.planwright.domain.gate;

/** Who says how a check stands: MANUAL a person, EVIDENCE a posted result, COMPUTED the server. */
public enum CheckKind {
    MANUAL,
    EVIDENCE,
    COMPUTED
}
