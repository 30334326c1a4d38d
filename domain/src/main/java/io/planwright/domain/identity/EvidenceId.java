package io.planwright.domain.identity;

import java.util.UUID;

/** Names a piece of evidence. */
public record EvidenceId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static EvidenceId of(String text) {
        return new EvidenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
