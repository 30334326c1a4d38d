package io.planwright.domain.worker;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a worker. */
public sealed interface WorkerCommand {

    /** @param owner the actor that the worker acts for */
    record RegisterWorker(@TargetAggregateIdentifier WorkerId workerId, ProjectId projectId, String name, String owner)
            implements WorkerCommand {}

    record RetireWorker(@TargetAggregateIdentifier WorkerId workerId) implements WorkerCommand {}
}
