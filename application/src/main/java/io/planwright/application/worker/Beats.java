package io.planwright.application.worker;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The heartbeats of workers: of each only the last is kept, outside the log. */
public interface Beats {

    void beat(ProjectId project, WorkerId worker, Beat beat);

    /** @return the last beat of each worker of a project that has given one */
    Map<WorkerId, Beat> of(ProjectId project);

    /**
     * A sign of life.
     *
     * @param calls how many runs of an agent the worker has used of its budget; null where it has none
     * @param minutes how many minutes it has used
     */
    record Beat(
            Instant at, @Nullable Integer calls, @Nullable Integer minutes) {}
}
