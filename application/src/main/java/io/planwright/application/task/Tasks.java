package io.planwright.application.task;

import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers which tasks there are and how they stand; may lag a command by a moment. */
public interface Tasks {

    /** @return the task, unless it was removed from its plan */
    Optional<PlannedTask> withId(TaskId id);

    /** @return the task, if it was removed from its plan */
    Optional<TaskView> removed(TaskId id);

    /** @return the tasks that are on a plan, by id */
    default Map<TaskId, PlannedTask> withIds(Collection<TaskId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> withId(id).stream())
                .collect(Collectors.toMap(each -> each.task().id(), Function.identity()));
    }

    /** @return all tasks of a plan in the order in which they are read */
    List<PlannedTask> of(PlanId plan);

    /** @return the tasks of each of the plans, in the order in which they are read; empty or no entry for a plan without tasks */
    default Map<PlanId, List<PlannedTask>> of(Collection<PlanId> plans) {
        return plans.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }

    /**
     * @param selection of fields as REST shows them; the {@code state} is {@code ready}, {@code blocked}, {@code resting},
     *     {@code claimed}, {@code stopped}, {@code done} or {@code open}
     * @param cursor the {@code next} of the page before; null for the first page
     */
    Page<PlannedTask> in(ProjectId project, Selection selection, int limit, @Nullable String cursor);
}
