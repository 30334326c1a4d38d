package io.planwright.domain.identity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names a circuit breaker: there is one for each worker, one for each project, and one for each stage of a task. */
public record CircuitId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static CircuitId of(String text) {
        return new CircuitId(UUID.fromString(text));
    }

    public static CircuitId of(WorkerId worker) {
        return named("worker/" + worker);
    }

    public static CircuitId of(ProjectId project) {
        return named("project/" + project);
    }

    public static CircuitId of(TaskId task, String stage) {
        return named("task/" + task + "/" + stage);
    }

    private static CircuitId named(String name) {
        return new CircuitId(UUID.nameUUIDFromBytes(("circuit/" + name).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
