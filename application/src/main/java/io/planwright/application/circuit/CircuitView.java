package io.planwright.application.circuit;

import io.planwright.application.Happening;
import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.circuit.CircuitEvent.CircuitInstalled;
import io.planwright.domain.circuit.CircuitEvent.CircuitRecovered;
import io.planwright.domain.circuit.CircuitEvent.CircuitReset;
import io.planwright.domain.circuit.CircuitEvent.CircuitTripped;
import io.planwright.domain.circuit.CircuitEvent.FailingWorkerCounted;
import io.planwright.domain.circuit.CircuitEvent.TaskFailureCounted;
import io.planwright.domain.circuit.CircuitEvent.TrialAbandoned;
import io.planwright.domain.circuit.CircuitEvent.TrialBegun;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskEvent.OfStage;
import io.planwright.domain.task.TaskEvent.StageRecovered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTried;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker as it stands.
 *
 * @param projectId null for a stage: there its task tells
 * @param worker whose it is; null on the other levels
 * @param task whose stage it is; null on the other levels
 * @param trial the task that was let through while it is half open; null otherwise
 * @param failures how many have failed in a row
 * @param why why it has tripped, or was reset; empty where it never has
 * @param until when a trial is let through; null while it is closed, or when only a reset closes it
 */
public record CircuitView(
        CircuitId id,
        CircuitLevel level,
        @Nullable ProjectId projectId,
        @Nullable WorkerId worker,
        @Nullable TaskId task,
        @Nullable Stage stage,
        CircuitState state,
        @Nullable TaskId trial,
        int failures,
        String why,
        @Nullable Instant until,
        int extensions,
        Instant changedAt,
        String changedBy) {

    /** @return how it stands at the moment: half open once a trial would be let through */
    public CircuitState state(Instant now) {
        return state == CircuitState.OPEN && until != null && !now.isBefore(until) ? CircuitState.HALF_OPEN : state;
    }

    /** @return the view after the event of a worker's or a project's breaker */
    public static CircuitView fold(@Nullable CircuitView view, CircuitEvent event, Happening happening) {
        if (event instanceof CircuitInstalled installed) {
            return new CircuitView(
                    installed.circuitId(),
                    installed.level(),
                    installed.projectId(),
                    installed.worker(),
                    null,
                    null,
                    CircuitState.CLOSED,
                    null,
                    0,
                    "",
                    null,
                    0,
                    happening.at(),
                    happening.by().name());
        }
        if (view == null) {
            throw new IllegalStateException("no circuit before " + event);
        }
        return switch (event) {
            case CircuitInstalled _ -> view;
            case TaskFailureCounted _, FailingWorkerCounted _ ->
                view.with(view.state, view.trial, view.failures + 1, view.why, view.until, view.extensions, happening);
            case CircuitTripped tripped ->
                view.with(
                        CircuitState.OPEN,
                        null,
                        view.failures,
                        tripped.why(),
                        tripped.until(),
                        tripped.extensions(),
                        happening);
            case TrialBegun begun ->
                view.with(
                        CircuitState.HALF_OPEN,
                        begun.taskId(),
                        view.failures,
                        view.why,
                        view.until,
                        view.extensions,
                        happening);
            case TrialAbandoned _ ->
                view.with(CircuitState.OPEN, null, view.failures, view.why, view.until, view.extensions, happening);
            case CircuitRecovered _ -> view.with(CircuitState.CLOSED, null, 0, "", null, 0, happening);
            case CircuitReset reset -> view.with(CircuitState.CLOSED, null, 0, reset.reason(), null, 0, happening);
        };
    }

    /** @return the view after the event of a stage's breaker */
    public static CircuitView fold(@Nullable CircuitView view, OfStage event, Happening happening) {
        var before = view != null
                ? view
                : new CircuitView(
                        idOf(event),
                        CircuitLevel.STAGE,
                        null,
                        null,
                        event.taskId(),
                        event.stage(),
                        CircuitState.CLOSED,
                        null,
                        0,
                        "",
                        null,
                        0,
                        happening.at(),
                        happening.by().name());
        return switch (event) {
            case StageTripped tripped ->
                before.with(
                        CircuitState.OPEN,
                        null,
                        tripped.failures(),
                        tripped.failures() + " tries in a row have failed",
                        tripped.until(),
                        0,
                        happening);
            case TaskExhausted exhausted ->
                before.with(CircuitState.OPEN, null, before.failures, exhausted.why(), null, 0, happening);
            case StageTried _ ->
                before.with(
                        CircuitState.HALF_OPEN,
                        event.taskId(),
                        before.failures,
                        before.why,
                        before.until,
                        0,
                        happening);
            case StageRecovered _ -> before.with(CircuitState.CLOSED, null, 0, "", null, 0, happening);
            case StageReset reset -> before.with(CircuitState.CLOSED, null, 0, reset.reason(), null, 0, happening);
        };
    }

    public static CircuitId idOf(OfStage event) {
        return CircuitId.of(event.taskId(), event.stage().name());
    }

    private CircuitView with(
            CircuitState newState,
            @Nullable TaskId newTrial,
            int newFailures,
            String newWhy,
            @Nullable Instant newUntil,
            int newExtensions,
            Happening happening) {
        return new CircuitView(
                id,
                level,
                projectId,
                worker,
                task,
                stage,
                newState,
                newTrial,
                newFailures,
                newWhy,
                newUntil,
                newExtensions,
                happening.at(),
                happening.by().name());
    }
}
