package io.planwright.application.project;

import io.planwright.domain.identity.ProjectId;
import java.util.List;
import java.util.Optional;

/** Answers which projects there are; may lag a command by a moment. */
public interface Projects {

    /** @return all projects, by key */
    List<ProjectView> all();

    Optional<ProjectView> withKey(String key);

    Optional<ProjectView> withId(ProjectId id);
}
