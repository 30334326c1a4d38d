package io.planwright.domain.circuit;

import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to the circuit breaker of a worker or of a project. Stored for good: add records, never rename or repurpose one. */
public sealed interface CircuitEvent {

    CircuitId circuitId();

    /** @param worker whose breaker it is; null for the one of the project */
    record CircuitInstalled(
            CircuitId circuitId,
            CircuitLevel level,
            ProjectId projectId,
            @Nullable WorkerId worker) implements CircuitEvent {}

    /** @param token of the claim under which the task has failed */
    record TaskFailureCounted(CircuitId circuitId, TaskId taskId, long token, Instant at) implements CircuitEvent {}

    record FailingWorkerCounted(CircuitId circuitId, WorkerId worker, Instant at) implements CircuitEvent {}

    /**
     * @param until when a trial is let through; null when only a reset closes the circuit
     * @param extensions how often the pause was made longer since the circuit was last closed
     */
    record CircuitTripped(
            CircuitId circuitId, String why, @Nullable Instant until, int extensions) implements CircuitEvent {}

    record TrialBegun(CircuitId circuitId, WorkerId worker, TaskId taskId) implements CircuitEvent {}

    record TrialAbandoned(CircuitId circuitId) implements CircuitEvent {}

    /** A success has closed the circuit, and what had failed counts no longer. */
    record CircuitRecovered(CircuitId circuitId) implements CircuitEvent {}

    record CircuitReset(CircuitId circuitId, String reason) implements CircuitEvent {}
}
