package io.planwright.application.task;

import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Outcome;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceWaived;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.StageRecovered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.domain.task.TaskEvent.VerifyOnlySet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the work on a task is and who does it.
 *
 * @param stage null before the first claim
 * @param failures how often the stage has failed in a row
 * @param stoppedAt the stage whose tries are used up; null where they are not
 * @param why why it is stopped, or why the last claim failed; empty where neither is so
 * @param restsUntil when the stage may be tried again after failures in a row; null where its circuit is closed
 * @param workedAt when an attempt that may have changed something last ended; null before the first
 * @param waiver the reason for which it counts as done without evidence; empty where it does not
 * @param claim null while nobody holds the task
 */
public record Progress(
        @Nullable Stage stage,
        boolean verifyOnly,
        int attempts,
        int failures,
        @Nullable Stage stoppedAt,
        String why,
        @Nullable Instant restsUntil,
        @Nullable Instant workedAt,
        String waiver,
        @Nullable Claim claim) {

    public static final Progress NONE = new Progress(null, false, 0, 0, null, "", null, null, "", null);

    /** @param holder the actor that the worker acts for */
    public record Claim(WorkerId worker, String holder, long token, Instant since, Instant leaseUntil) {}

    /** @return whether its stage has failed so often in a row that it is not tried now */
    public boolean rests(Instant now) {
        return restsUntil != null && now.isBefore(restsUntil);
    }

    /** @return the progress after the event; the same where it says nothing about it */
    Progress after(TaskEvent event) {
        return switch (event) {
            case TaskClaimed claimed ->
                holding(new Claim(
                        claimed.worker(), claimed.holder(), claimed.token(), claimed.at(), claimed.leaseUntil()));
            case LeaseRenewed renewed
            when claim != null ->
                holding(new Claim(claim.worker(), claim.holder(), claim.token(), claim.since(), renewed.leaseUntil()));
            case ClaimEnded _ -> holding(null);
            case StageEntered entered ->
                new Progress(
                        entered.stage(),
                        verifyOnly,
                        attempts,
                        entered.stage() == stage ? failures : 0,
                        stoppedAt,
                        why,
                        entered.stage() == stage ? restsUntil : null,
                        workedAt,
                        waiver,
                        claim);
            case AttemptRecorded attempt ->
                new Progress(
                        stage,
                        verifyOnly,
                        attempt.number(),
                        attempt.outcome() == Outcome.FAILED
                                ? failures + 1
                                : attempt.outcome() == Outcome.PASSED ? 0 : failures,
                        stoppedAt,
                        why,
                        restsUntil,
                        attempt.stage().proves() ? workedAt : attempt.endedAt(),
                        waiver,
                        claim);
            case TaskExhausted exhausted ->
                new Progress(
                        stage,
                        verifyOnly,
                        attempts,
                        failures,
                        exhausted.stage(),
                        exhausted.why(),
                        restsUntil,
                        workedAt,
                        waiver,
                        claim);
            case StageTripped tripped ->
                new Progress(
                        stage,
                        verifyOnly,
                        attempts,
                        failures,
                        stoppedAt,
                        why,
                        tripped.until(),
                        workedAt,
                        waiver,
                        claim);
            case StageRecovered _ ->
                new Progress(stage, verifyOnly, attempts, 0, stoppedAt, why, null, workedAt, waiver, claim);
            case StageReset reset ->
                new Progress(
                        stage,
                        verifyOnly,
                        attempts,
                        0,
                        reset.stage() == stoppedAt ? null : stoppedAt,
                        reset.stage() == stoppedAt ? "" : why,
                        null,
                        workedAt,
                        waiver,
                        claim);
            case VerifyOnlySet set ->
                new Progress(
                        stage,
                        set.verifyOnly(),
                        attempts,
                        failures,
                        stoppedAt,
                        why,
                        restsUntil,
                        workedAt,
                        waiver,
                        claim);
            case EvidenceWaived waived -> waived(waived.reason());
            case TaskUnticked _ -> waived("");
            default -> this;
        };
    }

    private Progress waived(String reason) {
        return new Progress(stage, verifyOnly, attempts, failures, stoppedAt, why, restsUntil, workedAt, reason, claim);
    }

    private Progress holding(@Nullable Claim other) {
        return new Progress(stage, verifyOnly, attempts, failures, stoppedAt, why, restsUntil, workedAt, waiver, other);
    }
}
