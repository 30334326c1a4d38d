package io.planwright.domain.circuit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.circuit.CircuitCommand.AbandonTrial;
import io.planwright.domain.circuit.CircuitCommand.BeginTrial;
import io.planwright.domain.circuit.CircuitCommand.CountFailedTask;
import io.planwright.domain.circuit.CircuitCommand.CountFailingWorker;
import io.planwright.domain.circuit.CircuitCommand.CountSuccess;
import io.planwright.domain.circuit.CircuitCommand.ResetCircuit;
import io.planwright.domain.circuit.CircuitEvent.CircuitInstalled;
import io.planwright.domain.circuit.CircuitEvent.CircuitRecovered;
import io.planwright.domain.circuit.CircuitEvent.CircuitReset;
import io.planwright.domain.circuit.CircuitEvent.CircuitTripped;
import io.planwright.domain.circuit.CircuitEvent.FailingWorkerCounted;
import io.planwright.domain.circuit.CircuitEvent.TaskFailureCounted;
import io.planwright.domain.circuit.CircuitEvent.TrialAbandoned;
import io.planwright.domain.circuit.CircuitEvent.TrialBegun;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Stops claims: those of a worker whose tasks keep failing, or those of all workers when half of them are stopped.
 * Made by the first failure.
 */
public class Circuit {

    private static final int FEWEST_WORKERS = 2;

    @AggregateIdentifier
    private @Nullable CircuitId id;

    private CircuitState state = CircuitState.CLOSED;
    private @Nullable Instant until;
    private int extensions;
    private @Nullable TaskId trial;
    private int failuresInARow;
    private @Nullable String lastFailure;
    private final Map<WorkerId, Instant> failing = new LinkedHashMap<>();

    Circuit() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CountFailedTask command) {
        if (id == null) {
            apply(new CircuitInstalled(
                    command.circuitId(), CircuitLevel.WORKER, command.projectId(), command.worker()));
        }
        if (claim(command.taskId(), command.token()).equals(lastFailure)) {
            return;
        }
        boolean trialFailed = command.taskId().equals(trial);
        apply(new TaskFailureCounted(command.circuitId(), command.taskId(), command.token(), command.at()));
        if (trialFailed) {
            extend(command.at(), command.limits(), "the trial has failed");
        } else if (state == CircuitState.CLOSED
                && failuresInARow >= command.limits().failures()) {
            apply(new CircuitTripped(
                    command.circuitId(),
                    failuresInARow + " tasks have failed in a row",
                    command.at().plus(command.limits().pause()),
                    0));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CountFailingWorker command) {
        if (id == null) {
            apply(new CircuitInstalled(command.circuitId(), CircuitLevel.SYSTEM, command.projectId(), null));
        }
        if (command.at().equals(failing.get(command.worker()))) {
            return;
        }
        apply(new FailingWorkerCounted(command.circuitId(), command.worker(), command.at()));
        var limits = command.limits();
        long stopped = failing.values().stream()
                .filter(at -> !at.isBefore(command.at().minus(limits.window())))
                .count();
        if (state == CircuitState.HALF_OPEN) {
            extend(command.at(), limits, "a worker has failed again");
        } else if (state == CircuitState.CLOSED
                && command.workers() >= FEWEST_WORKERS
                && stopped * 100 >= (long) limits.failures() * command.workers()) {
            apply(new CircuitTripped(
                    command.circuitId(),
                    stopped + " of " + command.workers() + " workers keep failing",
                    command.at().plus(limits.pause()),
                    0));
        }
    }

    private void extend(Instant at, CircuitLimits limits, String why) {
        int more = extensions + 1;
        boolean mayTryAgain = more <= limits.extensions();
        apply(new CircuitTripped(
                id,
                mayTryAgain ? why : why + ", and the pause was made longer " + limits.extensions() + " times",
                mayTryAgain ? at.plus(limits.pause()) : null,
                more));
    }

    @CommandHandler
    void handle(CountSuccess command) {
        boolean counts = switch (state) {
            case CLOSED -> failuresInARow > 0;
            case HALF_OPEN -> command.taskId().equals(trial);
            case OPEN -> false; // was under way before
        };
        if (counts) {
            apply(new CircuitRecovered(id));
        }
    }

    @CommandHandler
    void handle(BeginTrial command) {
        if (state == CircuitState.CLOSED || command.taskId().equals(trial)) {
            return;
        }
        if (state == CircuitState.HALF_OPEN || until == null || command.at().isBefore(until)) {
            throw new Refused(
                    "circuit.open",
                    state == CircuitState.HALF_OPEN
                            ? "the circuit is being tried with another task"
                            : "the circuit is open" + (until == null ? "" : " until " + until),
                    List.of(new Fact("circuit", String.valueOf(id), "is " + state)),
                    List.of("wait", "reset the circuit with a reason"));
        }
        apply(new TrialBegun(id, command.worker(), command.taskId()));
    }

    @CommandHandler
    void handle(AbandonTrial command) {
        if (command.taskId().equals(trial)) {
            apply(new TrialAbandoned(id));
        }
    }

    @CommandHandler
    void handle(ResetCircuit command) {
        if (command.reason().isBlank()) {
            throw new Refused(
                    "reason.missing",
                    "resetting a circuit needs a reason",
                    List.of(new Fact("circuit", String.valueOf(id), "would be reset")),
                    List.of("give a reason", "wait"));
        }
        if (failuresInARow > 0 || !failing.isEmpty()) { // as there are whenever it is not closed
            apply(new CircuitReset(id, command.reason()));
        }
    }

    private static String claim(TaskId task, long token) {
        return task + "/" + token;
    }

    @EventSourcingHandler
    void on(CircuitEvent event) {
        id = event.circuitId();
        switch (event) {
            case CircuitInstalled _ -> {}
            case TaskFailureCounted counted -> {
                failuresInARow++;
                lastFailure = claim(counted.taskId(), counted.token());
            }
            case FailingWorkerCounted counted -> failing.put(counted.worker(), counted.at());
            case CircuitTripped tripped -> {
                state = CircuitState.OPEN;
                until = tripped.until();
                extensions = tripped.extensions();
                trial = null;
            }
            case TrialBegun begun -> {
                state = CircuitState.HALF_OPEN;
                trial = begun.taskId();
            }
            case TrialAbandoned _ -> {
                state = CircuitState.OPEN;
                trial = null;
            }
            case CircuitRecovered _, CircuitReset _ -> {
                state = CircuitState.CLOSED;
                until = null;
                extensions = 0;
                trial = null;
                failuresInARow = 0;
                failing.clear();
            }
        }
    }
}
