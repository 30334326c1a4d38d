package io.planwright.application.task;

import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
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
        List<TaskId> openBlockers) {

    /** How a task stands: CLAIMED while a worker has it, STOPPED when the tries at a stage are used up. */
    public enum State {
        READY,
        BLOCKED,
        CLAIMED,
        STOPPED,
        DONE
    }

    public State state() {
        if (task.done()) {
            return State.DONE;
        }
        return task.progress().claim() != null
                ? State.CLAIMED
                : task.progress().stoppedAt() != null ? State.STOPPED : ready() ? State.READY : State.BLOCKED;
    }

    /** @return whether work on it may begin: it is not done, waits for nothing, is not stopped and nobody is at it */
    public boolean ready() {
        return !task.done()
                && openBlockers.isEmpty()
                && task.progress().claim() == null
                && task.progress().stoppedAt() == null;
    }
}
