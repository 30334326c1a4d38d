package io.planwright.domain.identity;

import java.util.UUID;

/** Names something that blocks a requirement. */
public record BlockerId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static BlockerId of(String text) {
        return new BlockerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
