package io.planwright.application.rights;

import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import java.util.Optional;

/** What rights are judged by, as it stands in the log at this moment: the read tables may lag behind it. */
public interface LatestViews {

    Optional<ProjectView> project(ProjectId id);

    Optional<RequirementView> requirement(RequirementId id);
}
