package io.planwright.infrastructure.eventstore;

import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.rights.LatestViews;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import java.util.Optional;

/** Reads projects and requirements off the log. */
final class LoggedViews implements LatestViews {

    private final Streams streams;

    LoggedViews(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<ProjectView> project(ProjectId id) {
        return streams.fold(id.toString(), ProjectEvent.class, ProjectView::fold);
    }

    @Override
    public Optional<RequirementView> requirement(RequirementId id) {
        return streams.fold(id.toString(), RequirementEvent.class, RequirementView::fold);
    }
}
