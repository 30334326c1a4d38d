package io.planwright.infrastructure.eventstore;

import io.planwright.application.circuit.CircuitView;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Circuits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads off the log which circuits are open. */
final class LoggedCircuits implements Circuits {

    private final Streams streams;

    LoggedCircuits(Streams streams) {
        this.streams = streams;
    }

    @Override
    public List<Fact> inTheWay(ProjectId project, WorkerId worker, TaskId task) {
        return Stream.of(CircuitId.of(project), CircuitId.of(worker))
                .map(this::circuit)
                .flatMap(Optional::stream)
                .filter(circuit -> circuit.state() != CircuitState.CLOSED && !task.equals(circuit.trial()))
                .map(LoggedCircuits::fact)
                .toList();
    }

    private Optional<CircuitView> circuit(CircuitId id) {
        return streams.fold(id.toString(), CircuitEvent.class, CircuitView::fold);
    }

    private static Fact fact(CircuitView circuit) {
        var what = switch (circuit.level()) {
            case WORKER -> "the worker";
            case SYSTEM -> "every worker of the project";
            case STAGE -> "the stage";
        };
        var until = circuit.state() == CircuitState.HALF_OPEN
                ? ", one task is being tried"
                : circuit.until() == null ? " until somebody resets it" : " until " + circuit.until();
        return new Fact("circuit", circuit.id().toString(), what + " is stopped" + until + ": " + circuit.why());
    }
}
