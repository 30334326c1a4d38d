package io.planwright.application.plan;

import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.List;

/**
 * What was removed from a plan, so that the same can be put back.
 *
 * @param tasks the removed tasks, a task before what stood below it
 * @param dependencies what they waited for, and what waited for them
 */
public record Removal(PlanId plan, List<TaskId> tasks, List<Dependency> dependencies) {

    public record Dependency(TaskId task, TaskId blocker) {}

    /**
     * @param task that is going to be removed with all that stands below it
     * @param all the tasks of the plan, in order
     */
    public static Removal of(PlannedTask task, List<PlannedTask> all) {
        var gone = new ArrayList<TaskId>();
        gone.add(task.task().id());
        all.stream()
                .filter(each -> gone.contains(each.parentId()))
                .forEach(each -> gone.add(each.task().id()));
        var dependencies = all.stream()
                .flatMap(each -> each.task().blockers().stream()
                        .map(blocker -> new Dependency(each.task().id(), blocker)))
                .filter(each -> gone.contains(each.task()) || gone.contains(each.blocker()))
                .toList();
        return new Removal(task.task().planId(), List.copyOf(gone), dependencies);
    }

    /** @param removed a task that was removed some time ago, by itself */
    public static Removal of(TaskView removed) {
        return new Removal(
                removed.planId(),
                List.of(removed.id()),
                removed.blockers().stream()
                        .map(blocker -> new Dependency(removed.id(), blocker))
                        .toList());
    }
}
