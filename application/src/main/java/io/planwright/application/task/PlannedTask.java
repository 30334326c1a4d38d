package io.planwright.application.task;

import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task where it stands in its plan.
 *
 * @param key its name in the project, e.g. {@code SHOP-17}
 * @param number by place, e.g. {@code 1.2}
 * @param position among its siblings, from 1
 * @param depth 0 for a task directly in its phase
 * @param order place among all tasks of its plan, from 0
 * @param openBlockers the tasks it waits for that are not done
 * @param openParts how many of the tasks directly below it are not done
 */
public record PlannedTask(
        TaskView task,
        String key,
        String number,
        PhaseId phaseId,
        @Nullable TaskId parentId,
        int position,
        int depth,
        int order,
        ProjectId projectId,
        RequirementId requirementId,
        List<TaskId> openBlockers,
        int openParts) {

    /**
     * How a task stands: BLOCKED while it waits for other tasks or its own parts, RESTING after failures in a row,
     * CLAIMED while a worker has it, STOPPED when the tries at a stage are used up.
     */
    public enum State {
        READY,
        BLOCKED,
        RESTING,
        CLAIMED,
        STOPPED,
        DONE
    }

    public State state(Instant now) {
        if (task.done()) {
            return State.DONE;
        }
        if (task.progress().claim() != null) {
            return State.CLAIMED;
        }
        if (task.progress().stoppedAt() != null) {
            return State.STOPPED;
        }
        if (!ready()) {
            return State.BLOCKED;
        }
        return task.progress().rests(now) ? State.RESTING : State.READY;
    }

    /** @return whether work on it may begin, once it has rested: it waits for nothing, is not stopped, nobody is at it */
    public boolean ready() {
        return !task.done()
                && openBlockers.isEmpty()
                && openParts == 0
                && task.progress().claim() == null
                && task.progress().stoppedAt() == null;
    }
}
