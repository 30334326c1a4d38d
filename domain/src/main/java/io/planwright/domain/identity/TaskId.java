package io.planwright.domain.identity;

import java.util.UUID;

/** Names a task. */
public record TaskId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static TaskId of(String text) {
        return new TaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
