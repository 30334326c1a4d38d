package io.planwright.domain.task;

import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a task. Stored for good: add records, never rename or repurpose one. */
public sealed interface TaskEvent {

    TaskId taskId();

    /** What has happened to the circuit breaker of one of its stages. */
    sealed interface OfStage extends TaskEvent {
        Stage stage();
    }

    /** What may change which files the task is about. */
    sealed interface AboutFiles extends TaskEvent {}

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
            implements AboutFiles {}

    record TaskRetitled(TaskId taskId, String title) implements AboutFiles {}

    record NotesRevised(TaskId taskId, String notes) implements AboutFiles {}

    record TaskRenotated(TaskId taskId, @Nullable Notation notation) implements TaskEvent {}

    record TaskTicked(TaskId taskId, @Nullable String commit) implements TaskEvent {}

    record TaskUnticked(TaskId taskId) implements TaskEvent {}

    record BlockerAdded(TaskId taskId, TaskId blocker) implements TaskEvent {}

    record BlockerRemoved(TaskId taskId, TaskId blocker) implements TaskEvent {}

    record TaskDropped(TaskId taskId) implements TaskEvent {}

    record TaskRestored(TaskId taskId) implements TaskEvent {}

    /**
     * A worker has taken the task on.
     *
     * @param holder the actor that the worker acts for
     * @param token greater than that of every claim before: whoever reports under an older one is refused
     */
    record TaskClaimed(
            TaskId taskId, WorkerId worker, String holder, long token, Stage stage, Instant at, Instant leaseUntil)
            implements TaskEvent {}

    record LeaseRenewed(TaskId taskId, long token, Instant leaseUntil) implements TaskEvent {}

    /** @param why in words for people; may be empty */
    record ClaimEnded(TaskId taskId, WorkerId worker, long token, ClaimEnd end, String why) implements TaskEvent {}

    record StageEntered(TaskId taskId, Stage stage, Instant at) implements TaskEvent {}

    /** @param absent tests that failed in RED and are not among those that pass in it */
    record EvidenceFiled(TaskId taskId, Evidence evidence, Stage stage, List<String> absent) implements TaskEvent {}

    /**
     * @param number of the attempt in its task, from 1
     * @param startedAt when the one before had ended, or the claim began
     */
    record AttemptRecorded(
            TaskId taskId,
            AttemptId attemptId,
            int number,
            WorkerId worker,
            long token,
            Stage stage,
            Outcome outcome,
            Instant startedAt,
            Instant endedAt,
            List<WorkedFile> files,
            List<EvidenceId> evidence,
            String note)
            implements AboutFiles {}

    /** The tries at a stage are used up: nobody goes on before somebody resets the stage. */
    record TaskExhausted(TaskId taskId, Stage stage, String why) implements OfStage {}

    record StageTripped(TaskId taskId, Stage stage, int failures, Instant until) implements OfStage {}

    /** One more try is let through after the pause. */
    record StageTried(TaskId taskId, Stage stage) implements OfStage {}

    /** The try after the pause has passed. */
    record StageRecovered(TaskId taskId, Stage stage) implements OfStage {}

    record StageReset(TaskId taskId, Stage stage, String reason) implements OfStage {}

    /** @param verifyOnly whether the work exists already and has only to be proven */
    record VerifyOnlySet(TaskId taskId, boolean verifyOnly) implements TaskEvent {}

    /** The task counts as done although it is not proven. */
    record EvidenceWaived(TaskId taskId, String reason) implements TaskEvent {}
}
