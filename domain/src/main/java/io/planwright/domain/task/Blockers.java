package io.planwright.domain.task;

import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.util.Collection;
import java.util.List;

/** Tells which tasks are not done, as of this moment, not as of some moments ago. */
public interface Blockers {

    /** @return a fact for each of the given tasks that is neither done nor dropped; empty when none is open */
    List<Fact> stillOpen(Collection<TaskId> tasks);

    /** @return a fact for each task directly below the given one that is neither done nor dropped */
    List<Fact> openParts(PlanId plan, TaskId whole);
}
