package io.planwright.domain.identity;

import java.util.UUID;

/** Names a project. */
public record ProjectId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ProjectId of(String text) {
        return new ProjectId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
