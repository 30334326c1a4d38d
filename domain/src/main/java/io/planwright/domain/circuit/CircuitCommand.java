package io.planwright.domain.circuit;

import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the circuit breaker of a worker or of a project. */
public sealed interface CircuitCommand {

    /** A task has failed in the hands of the worker. The same claim is counted once. */
    record CountFailedTask(
            @TargetAggregateIdentifier CircuitId circuitId,
            ProjectId projectId,
            WorkerId worker,
            TaskId taskId,
            long token,
            Instant at,
            CircuitLimits limits)
            implements CircuitCommand {}

    /**
     * The breaker of a worker has tripped.
     *
     * @param workers how many workers the project has that are at work, this one included
     */
    record CountFailingWorker(
            @TargetAggregateIdentifier CircuitId circuitId,
            ProjectId projectId,
            WorkerId worker,
            Instant at,
            int workers,
            CircuitLimits limits)
            implements CircuitCommand {}

    /** A task was completed by the worker. */
    record CountSuccess(@TargetAggregateIdentifier CircuitId circuitId, WorkerId worker, TaskId taskId)
            implements CircuitCommand {}

    /** Lets one task through an open circuit whose pause is over. */
    record BeginTrial(@TargetAggregateIdentifier CircuitId circuitId, WorkerId worker, TaskId taskId, Instant at)
            implements CircuitCommand {}

    /** The task that was let through has neither failed nor been completed. */
    record AbandonTrial(@TargetAggregateIdentifier CircuitId circuitId, WorkerId worker, TaskId taskId)
            implements CircuitCommand {}

    record ResetCircuit(@TargetAggregateIdentifier CircuitId circuitId, String reason) implements CircuitCommand {}
}
