package io.planwright.application.task;

import io.planwright.application.Page;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers which tasks there are and how they stand; may lag a command by a moment. */
public interface Tasks {

    /** @return the task, unless it was removed from its plan */
    Optional<PlannedTask> withId(TaskId id);

    /** @return all tasks of a plan in the order in which they are read */
    List<PlannedTask> of(PlanId plan);

    /** @return the tasks of each of the plans, in the order in which they are read; empty or no entry for a plan without tasks */
    default Map<PlanId, List<PlannedTask>> of(Collection<PlanId> plans) {
        return plans.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }

    /** @param cursor the {@code next} of the page before; null for the first page */
    Page<PlannedTask> in(ProjectId project, TaskFilter filter, int limit, @Nullable String cursor);

    /** @param state {@code ready}, {@code blocked}, {@code claimed}, {@code done} or {@code open}; null for all */
    record TaskFilter(@Nullable String state) {}

    /**
     * What may be claimed now, first by the place of the phase, then by the place in it, then by how many tasks it would
     * free.
     *
     * @param stages at which a task may stand; empty for any
     * @param now by which a pause is over or not
     */
    List<TaskId> claimable(ProjectId project, Set<Stage> stages, Instant now, int limit);

    /** @return claims whose lease had run out at the moment, the oldest first */
    List<LapsedLease> lapsed(Instant now, int limit);

    /** @return the tries at the stages of a task, in their order */
    List<AttemptView> attempts(TaskId task);

    /** A claim whose lease has run out. */
    record LapsedLease(ProjectId project, RequirementId requirement, TaskId task, long token) {}
}
