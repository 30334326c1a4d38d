package io.planwright.application.evidence;

/** Says that a file is not the evidence that it was sent as, where it goes wrong, and what would be right. */
public final class EvidenceUnreadable extends RuntimeException {

    EvidenceUnreadable(String message) {
        super(message, null, false, false);
    }

    static EvidenceUnreadable at(int line, String message) {
        return new EvidenceUnreadable("line " + line + ": " + message);
    }

    /** @return the same about a file within the one that was sent */
    EvidenceUnreadable in(String name) {
        return new EvidenceUnreadable("'" + name + "': " + getMessage());
    }
}
