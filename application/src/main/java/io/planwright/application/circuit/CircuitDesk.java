package io.planwright.application.circuit;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.task.Tasks;
import io.planwright.domain.circuit.CircuitCommand.ResetCircuit;
import io.planwright.domain.task.TaskCommand.ResetStage;

/** Where somebody closes a circuit breaker by hand. */
public final class CircuitDesk {

    private final Commands commands;
    private final Tasks tasks;

    public CircuitDesk(Commands commands, Tasks tasks) {
        this.commands = commands;
        this.tasks = tasks;
    }

    /** @throws io.planwright.domain.Refused {@code reason.missing} when the reason is blank */
    public Receipt reset(By by, CircuitView circuit, String reason) {
        if (circuit.task() != null && circuit.stage() != null) {
            var id = circuit.task();
            var task = tasks.withId(id).orElseThrow(() -> new Missing("task", id.toString()));
            return commands.send(
                    by.on(task.projectId(), task.requirementId()).because(reason),
                    new ResetStage(id, circuit.stage(), reason));
        }
        var project = circuit.projectId();
        if (project == null) {
            throw new Missing("circuit", circuit.id().toString());
        }
        return commands.send(by.in(project).because(reason), new ResetCircuit(circuit.id(), reason));
    }
}
