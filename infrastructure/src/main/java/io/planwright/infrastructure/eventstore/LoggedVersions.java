package io.planwright.infrastructure.eventstore;

import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.TaskView;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskEvent;
import java.util.Optional;

/** Reads off the log in which version something is, as of this moment. */
final class LoggedVersions {

    private final Streams streams;

    LoggedVersions(Streams streams) {
        this.streams = streams;
    }

    /** @return 0 where there is no such thing */
    long of(Object id) {
        var subject = id.toString();
        Optional<Long> version = switch (id) {
            case ProjectId _ ->
                streams.fold(subject, ProjectEvent.class, ProjectView::fold).map(ProjectView::version);
            case RequirementId _ ->
                streams.fold(subject, RequirementEvent.class, RequirementView::fold)
                        .map(RequirementView::version);
            case PlanId _ ->
                streams.fold(subject, PlanEvent.class, TaskParts::fold).map(TaskParts::version);
            case TaskId _ ->
                streams.fold(subject, TaskEvent.class, TaskView::fold).map(TaskView::version);
            case DecompositionId _ ->
                streams.fold(subject, DecompositionEvent.class, DecompositionView::fold)
                        .map(DecompositionView::version);
            default -> throw new IllegalArgumentException("nothing with a version: " + id);
        };
        return version.orElse(0L);
    }
}
