package io.planwright.domain.evidence;

/** What a file of evidence is: a report in a known format, or the output of a command with its exit code. */
public enum EvidenceKind {
    JUNIT,
    JACOCO,
    COBERTURA,
    SARIF,
    COMMAND
}
