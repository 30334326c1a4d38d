package io.planwright.application.evidence;

/** Says that a file of evidence is larger, or holds more, than is taken. */
public final class EvidenceTooLarge extends RuntimeException {

    public EvidenceTooLarge(String message) {
        super(message, null, false, false);
    }
}
