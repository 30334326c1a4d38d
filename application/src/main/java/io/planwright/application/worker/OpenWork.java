package io.planwright.application.worker;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Answers which tasks can be claimed, and which claims have lapsed; may lag a command by a moment. */
public interface OpenWork {

    /**
     * Answers what may be claimed now, first by the place of the phase, then by the place in it, then by how many tasks it would
     * free.
     *
     * @param stages at which a task may stand; empty for any
     * @param now by which a pause is over or not
     */
    List<Claimable> claimable(ProjectId project, Set<Stage> stages, Instant now, int limit);

    /** @return claims whose lease had run out at the moment, the oldest first */
    List<LapsedLease> lapsed(Instant now, int limit);

    /** A task that may be claimed. */
    record Claimable(TaskId task, RequirementId requirement) {}

    /** A claim whose lease has run out. */
    record LapsedLease(ProjectId project, RequirementId requirement, TaskId task, long token) {}
}
