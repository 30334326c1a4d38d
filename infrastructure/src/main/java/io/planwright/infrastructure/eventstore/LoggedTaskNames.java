package io.planwright.infrastructure.eventstore;

import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.TaskView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.plan.TaskNames;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskEvent;

/** Reads off the log what people call tasks. */
final class LoggedTaskNames implements TaskNames {

    private final Streams streams;

    LoggedTaskNames(Streams streams) {
        this.streams = streams;
    }

    @Override
    public String of(TaskId id) {
        return streams.fold(id.toString(), TaskEvent.class, TaskView::fold)
                .map(task -> projectKey(task.planId()) + "-" + task.serial() + " '" + task.title() + "'")
                .orElseGet(id::toString);
    }

    private String projectKey(PlanId plan) {
        return streams.first(plan.toString()) instanceof PlanDrafted drafted
                ? streams.fold(drafted.requirementId().toString(), RequirementEvent.class, RequirementView::fold)
                        .flatMap(requirement ->
                                streams.fold(requirement.projectId().toString(), ProjectEvent.class, ProjectView::fold))
                        .map(ProjectView::key)
                        .orElse("")
                : "";
    }
}
