package io.planwright.application.overlap;

import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.util.List;

/**
 * Answers which open tasks of a project work on the same files, whichever plans they are of; those of archived
 * requirements are at rest. May lag a command by a moment.
 */
public interface Overlaps {

    /**
     * @return the overlaps with at least one task of the plan, in the order in which it comes to the files; first its own
     *     tasks, then those of other plans
     */
    List<Overlap> of(PlanId plan);

    /** @return the files that the task works on, done or not; empty when it is on no plan */
    List<TouchedFile> filesOf(TaskId task);
}
