package io.planwright.domain.identity;

import java.util.UUID;

/** Names a requirement. */
public record RequirementId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static RequirementId of(String text) {
        return new RequirementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
