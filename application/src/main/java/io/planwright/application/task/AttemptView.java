package io.planwright.application.task;

import io.planwright.application.Happening;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import org.jspecify.annotations.Nullable;

/**
 * A try at a stage of a task.
 *
 * @param by name of the actor who reported it
 */
public record AttemptView(AttemptRecorded attempt, String by) {

    /** @return the view after the event */
    public static AttemptView fold(@Nullable AttemptView view, AttemptRecorded event, Happening happening) {
        return new AttemptView(event, happening.by().name());
    }
}
