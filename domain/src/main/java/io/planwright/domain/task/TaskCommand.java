package io.planwright.domain.task;

import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a task. */
public sealed interface TaskCommand {

    /**
     * @param notes what its plan file says below the task's line, as it stands there; may be empty
     * @param notation how its line was written; null for a task that comes from no file
     * @param done whether the file says that it is done
     * @param commit the commit it was done in, 7 to 40 hex digits
     */
    record OpenTask(
            @TargetAggregateIdentifier TaskId taskId,
            PlanId planId,
            ProjectId projectId,
            String title,
            String notes,
            @Nullable Notation notation,
            boolean done,
            @Nullable String commit)
            implements TaskCommand {}

    record RetitleTask(@TargetAggregateIdentifier TaskId taskId, String title) implements TaskCommand {}

    record ReviseNotes(@TargetAggregateIdentifier TaskId taskId, String notes) implements TaskCommand {}

    /** Forgets how the line was written, because the task has moved to where it would be written otherwise. */
    record Renotate(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable Notation notation) implements TaskCommand {}

    record TickTask(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String commit) implements TaskCommand {}

    record UntickTask(@TargetAggregateIdentifier TaskId taskId) implements TaskCommand {}

    /** Lets the task wait for another of its plan; the plan has made sure that no cycle comes of it. */
    record AwaitTask(@TargetAggregateIdentifier TaskId taskId, TaskId blocker) implements TaskCommand {}

    record StopAwaiting(@TargetAggregateIdentifier TaskId taskId, TaskId blocker) implements TaskCommand {}

    /** The task is on its plan no longer. */
    record DropTask(@TargetAggregateIdentifier TaskId taskId) implements TaskCommand {}
}
