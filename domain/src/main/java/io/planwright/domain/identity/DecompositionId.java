package io.planwright.domain.identity;

import java.util.UUID;

/** Names a decomposition. */
public record DecompositionId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static DecompositionId of(String text) {
        return new DecompositionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
