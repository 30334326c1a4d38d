package io.planwright.domain.task;

import io.planwright.domain.Numbered;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
            implements TaskCommand, Numbered {
        @Override
        public String numbersOf() {
            return "task/" + projectId;
        }
    }

    record RetitleTask(@TargetAggregateIdentifier TaskId taskId, String title) implements TaskCommand {}

    record ReviseNotes(@TargetAggregateIdentifier TaskId taskId, String notes) implements TaskCommand {}

    /** Forgets how the line was written, because the task has moved to where it would be written otherwise. */
    record Renotate(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable Notation notation) implements TaskCommand {}

    record TickTask(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String commit) implements TaskCommand {}

    /** Ticks a task because its plan file says so, even above parts that the file says are open. */
    record TickByFile(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String commit) implements TaskCommand {}

    record UntickTask(@TargetAggregateIdentifier TaskId taskId) implements TaskCommand {}

    /** Lets the task wait for another of its plan; the plan has made sure that no cycle comes of it. */
    record AwaitTask(@TargetAggregateIdentifier TaskId taskId, TaskId blocker) implements TaskCommand {}

    record StopAwaiting(@TargetAggregateIdentifier TaskId taskId, TaskId blocker) implements TaskCommand {}

    /** The task is on its plan no longer. */
    record DropTask(@TargetAggregateIdentifier TaskId taskId) implements TaskCommand {}

    /** The task is on its plan again, as it was when it was dropped. */
    record RestoreTask(@TargetAggregateIdentifier TaskId taskId) implements TaskCommand {}

    /**
     * Ticks a task that is not proven.
     *
     * @param reason why it counts as done all the same
     */
    record WaiveEvidence(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String commit,
            String reason) implements TaskCommand {}

    /** @param verifyOnly whether its work exists already, so that it starts at VERIFY */
    record SetVerifyOnly(@TargetAggregateIdentifier TaskId taskId, boolean verifyOnly) implements TaskCommand {}

    /** @param holder the actor that the worker acts for */
    record ClaimTask(
            @TargetAggregateIdentifier TaskId taskId, ProjectId projectId, WorkerId worker, String holder, Instant at)
            implements TaskCommand {}

    record RenewLease(@TargetAggregateIdentifier TaskId taskId, String by, long token, Instant at)
            implements TaskCommand {}

    /** @param by whose claim it has to be; null where anybody's may be ended */
    record ReleaseClaim(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String by,
            long token,
            String why,
            Instant at) implements TaskCommand {}

    /** Ends a claim whose lease has run out; no harm when it has not, or has ended. */
    record ExpireLease(@TargetAggregateIdentifier TaskId taskId, long token, Instant at) implements TaskCommand {}

    /** @param passed the names of all tests that pass in it; not kept */
    record FileEvidence(@TargetAggregateIdentifier TaskId taskId, Stage stage, Evidence evidence, Set<String> passed)
            implements TaskCommand {}

    /**
     * @param by who reports: the actor that holds the claim
     * @param commit the work was kept in, where the attempt completes the task
     */
    record ReportAttempt(
            @TargetAggregateIdentifier TaskId taskId,
            AttemptId attemptId,
            String by,
            long token,
            Stage stage,
            Outcome outcome,
            List<WorkedFile> files,
            List<EvidenceId> evidence,
            String note,
            @Nullable String commit,
            Instant at)
            implements TaskCommand {}

    /** Lets a stage be tried again that was stopped. */
    record ResetStage(@TargetAggregateIdentifier TaskId taskId, Stage stage, String reason) implements TaskCommand {}
}
