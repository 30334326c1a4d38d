package io.planwright.domain.identity;

import java.util.UUID;

/** Names one collaborative text. */
public record DocumentId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static DocumentId of(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
