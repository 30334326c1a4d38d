package io.planwright.domain.worker;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.worker.WorkerCommand.RegisterWorker;
import io.planwright.domain.worker.WorkerCommand.RetireWorker;
import io.planwright.domain.worker.WorkerEvent.WorkerRegistered;
import io.planwright.domain.worker.WorkerEvent.WorkerRetired;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Works off tasks of a project, under a name that is its own there. */
public class Worker {

    @AggregateIdentifier
    private @Nullable WorkerId id;

    private String owner = "";
    private boolean retired;

    Worker() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterWorker command) {
        var name = Titles.checked("the name of a worker", command.name());
        if (id == null || retired) {
            apply(new WorkerRegistered(command.workerId(), command.projectId(), name, command.owner()));
        } else if (!owner.equals(command.owner())) {
            throw new Refused(
                    "worker.taken",
                    "the name '" + name + "' is that of another actor's worker",
                    List.of(new Fact("worker", id.toString(), "has the name")),
                    List.of("choose another name"));
        }
    }

    @CommandHandler
    void handle(RetireWorker command) {
        if (!retired) {
            apply(new WorkerRetired(command.workerId()));
        }
    }

    @EventSourcingHandler
    void on(WorkerEvent event) {
        id = event.workerId();
        switch (event) {
            case WorkerRegistered registered -> {
                owner = registered.owner();
                retired = false;
            }
            case WorkerRetired _ -> retired = true;
        }
    }
}
