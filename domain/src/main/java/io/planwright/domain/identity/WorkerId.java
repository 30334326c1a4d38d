package io.planwright.domain.identity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names a worker. */
public record WorkerId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static WorkerId of(String text) {
        return new WorkerId(UUID.fromString(text));
    }

    /** @return the id of the one worker of that name in the project */
    public static WorkerId named(ProjectId project, String name) {
        return new WorkerId(
                UUID.nameUUIDFromBytes(("worker/" + project + "/" + name).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
