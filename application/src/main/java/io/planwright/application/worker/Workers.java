package io.planwright.application.worker;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import java.util.List;
import java.util.Optional;

/** Answers which workers there are; may lag a command by a moment. */
public interface Workers {

    Optional<WorkerView> withId(WorkerId id);

    /** @return the workers of a project that are not retired, by name */
    List<WorkerView> of(ProjectId project);
}
