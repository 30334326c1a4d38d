package io.planwright.application.board;

import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what stands on the board of a project, without the archived; may lag a command by a moment. */
public interface TaskBoard {

    /** @return how many tasks stand where, in the order in which requirements, plans and phases are read */
    List<Count> counts(ProjectId project, Show show);

    /** @return the same of some plans alone; without an entry for a plan of an archived requirement */
    List<Count> counts(Collection<PlanId> plans, Show show);

    /** @return the first tasks there: in {@link BoardColumn#DONE} the newest, elsewhere as plans are read */
    List<PlannedTask> cards(ProjectId project, Place place, Show show, int limit);

    /** @param key e.g. {@code SHOP-17} */
    Optional<PlannedTask> withKey(String key);

    /** How many tasks of a phase stand in a column; none are not counted. */
    record Count(RequirementId requirement, PlanId plan, PhaseId phase, BoardColumn column, int tasks) {}

    /**
     * A part of the board.
     *
     * @param requirement null for all
     * @param phase null for all
     */
    record Place(
            @Nullable RequirementId requirement, @Nullable PhaseId phase, BoardColumn column) {}

    /** Which tasks are asked for: STOPPED are those whose tries are used up or that rest after failures. */
    enum Show {
        ALL,
        READY,
        BLOCKED,
        CLAIMED,
        STOPPED
    }
}
