package io.planwright.domain.identity;

import java.util.UUID;

/** Names a phase of a plan. */
public record PhaseId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static PhaseId of(String text) {
        return new PhaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
