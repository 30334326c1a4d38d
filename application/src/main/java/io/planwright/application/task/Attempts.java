package io.planwright.application.task;

import io.planwright.domain.identity.TaskId;
import java.util.List;

/** Answers what was tried; may lag a command by a moment. */
@FunctionalInterface
public interface Attempts {

    /** @return the tries at the stages of a task, in their order */
    List<AttemptView> of(TaskId task);
}
