package io.planwright.domain.task;

import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import java.util.List;

/** Tells which circuits are open, as of this moment. */
@FunctionalInterface
public interface Circuits {

    /** @return a fact for each circuit that does not let the worker begin the task; empty when none is in the way */
    List<Fact> inTheWay(ProjectId project, WorkerId worker, TaskId task);
}
