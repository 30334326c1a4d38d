package io.planwright.application.workspace;

import io.planwright.application.Missing;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Where all that there is of a requirement is read. */
public final class WorkspaceDesk {

    private final Projects projects;
    private final Requirements requirements;
    private final Playbooks playbooks;
    private final Plans plans;
    private final Tasks tasks;
    private final Texts texts;
    private final QualityGates gates;

    public WorkspaceDesk(
            Projects projects,
            Requirements requirements,
            Playbooks playbooks,
            Plans plans,
            Tasks tasks,
            Texts texts,
            QualityGates gates) {
        this.projects = projects;
        this.requirements = requirements;
        this.playbooks = playbooks;
        this.plans = plans;
        this.tasks = tasks;
        this.texts = texts;
        this.gates = gates;
    }

    /** @throws Missing when there is no such requirement */
    public Workspace at(RequirementId id) {
        var requirement = requirements.withId(id).orElseThrow(() -> new Missing("requirement", id.toString()));
        var project = projects.withId(requirement.projectId())
                .orElseThrow(
                        () -> new Missing("project", requirement.projectId().toString()));
        var all = plans.of(id);
        var documents = new ArrayList<DocumentId>();
        requirement.sections().forEach(section -> documents.add(section.documentId()));
        all.forEach(plan -> documents.addAll(plan.sections().keySet()));
        var planned = new HashMap<PlanId, List<PlannedTask>>();
        all.forEach(plan -> planned.put(plan.id(), tasks.of(plan.id())));
        return new Workspace(
                project,
                requirement,
                playbooks.of(project.ownPlaybook(), requirement.playbook()),
                texts.withIds(documents),
                all,
                planned,
                gates.of(id));
    }
}
