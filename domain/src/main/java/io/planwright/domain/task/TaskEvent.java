package io.planwright.domain.task;

import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import org.jspecify.annotations.Nullable;

/** What has happened to a task. Stored for good: add records, never rename or repurpose one. */
public sealed interface TaskEvent {

    TaskId taskId();

    /** @param serial the task's number in its project, from 1, never given again */
    record TaskOpened(
            TaskId taskId,
            PlanId planId,
            int serial,
            String title,
            String notes,
            @Nullable Notation notation,
            boolean done,
            @Nullable String commit)
            implements TaskEvent {}

    record TaskRetitled(TaskId taskId, String title) implements TaskEvent {}

    record NotesRevised(TaskId taskId, String notes) implements TaskEvent {}

    record TaskRenotated(TaskId taskId, @Nullable Notation notation) implements TaskEvent {}

    record TaskTicked(TaskId taskId, @Nullable String commit) implements TaskEvent {}

    record TaskUnticked(TaskId taskId) implements TaskEvent {}

    record BlockerAdded(TaskId taskId, TaskId blocker) implements TaskEvent {}

    record BlockerRemoved(TaskId taskId, TaskId blocker) implements TaskEvent {}

    record TaskDropped(TaskId taskId) implements TaskEvent {}
}
