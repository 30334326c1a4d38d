package io.planwright.domain.identity;

import java.util.UUID;

/** Names a quality gate. */
public record GateId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static GateId of(String text) {
        return new GateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
