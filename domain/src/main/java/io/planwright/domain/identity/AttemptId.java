package io.planwright.domain.identity;

import java.util.UUID;

/** Names a try at a stage of a task. */
public record AttemptId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
