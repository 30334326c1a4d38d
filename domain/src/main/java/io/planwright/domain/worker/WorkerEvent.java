package io.planwright.domain.worker;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;

/** What has happened to a worker. Stored for good: add records, never rename or repurpose one. */
public sealed interface WorkerEvent {

    WorkerId workerId();

    record WorkerRegistered(WorkerId workerId, ProjectId projectId, String name, String owner) implements WorkerEvent {}

    record WorkerRetired(WorkerId workerId) implements WorkerEvent {}
}
