package io.planwright.application.worker;

import io.planwright.application.Happening;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.worker.WorkerEvent;
import io.planwright.domain.worker.WorkerEvent.WorkerRegistered;
import io.planwright.domain.worker.WorkerEvent.WorkerRetired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it was registered.
 *
 * @param owner id of the actor that it acts for
 */
public record WorkerView(
        WorkerId id, ProjectId projectId, String name, String owner, String ownerName, boolean retired, Instant since) {

    /** @return the view after the event */
    public static WorkerView fold(@Nullable WorkerView view, WorkerEvent event, Happening happening) {
        return switch (event) {
            case WorkerRegistered registered ->
                new WorkerView(
                        registered.workerId(),
                        registered.projectId(),
                        registered.name(),
                        registered.owner(),
                        happening.by().name(),
                        false,
                        happening.at());
            case WorkerRetired _ -> {
                if (view == null) {
                    throw new IllegalStateException("no worker before " + event);
                }
                yield new WorkerView(view.id, view.projectId, view.name, view.owner, view.ownerName, true, view.since);
            }
        };
    }
}
