package io.planwright.application.log;

import io.planwright.application.Happening;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param project id of the project it belongs to, where it belongs to one
 * @param requirement id of the requirement it belongs to, where it belongs to one
 * @param type stored name, e.g. {@code task.ticked}
 * @param payload the event; null when this version does not know its type
 * @param subject id of the aggregate it happened to
 */
public record LoggedEvent(
        Happening happening,
        @Nullable String project,
        @Nullable String requirement,
        String type,
        int revision,
        String subject,
        @Nullable Object payload,
        @Nullable String reason) {}
