package io.planwright.application.workspace;

import io.planwright.application.gate.GateView;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PlanId;
import java.util.List;
import java.util.Map;

/**
 * All that there is of one requirement at one moment.
 *
 * @param playbook the one that the requirement follows, in the project's own copy where it has one
 * @param texts what its sections and those of its plans say
 * @param tasks the tasks of each plan in the order of its outline
 */
public record Workspace(
        ProjectView project,
        RequirementView requirement,
        Playbook playbook,
        Map<DocumentId, TextView> texts,
        List<PlanView> plans,
        Map<PlanId, List<PlannedTask>> tasks,
        List<GateView> gates) {

    /** @return what a section says; empty where it says nothing */
    public String text(DocumentId id) {
        var text = texts.get(id);
        return text == null ? "" : text.text();
    }

    /** @return the tasks of all plans, plan by plan, in the order of their outlines */
    public List<PlannedTask> allTasks() {
        return plans.stream()
                .flatMap(plan -> tasks.getOrDefault(plan.id(), List.of()).stream())
                .toList();
    }
}
