package io.planwright.application.workspace;

import io.planwright.application.Missing;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where all that there is of a requirement is read, with as many questions for one as for many. */
public final class WorkspaceDesk {

    private final OneMoment moment;
    private final Projects projects;
    private final Requirements requirements;
    private final Playbooks playbooks;
    private final Plans plans;
    private final Tasks tasks;
    private final Texts texts;
    private final QualityGates gates;

    public WorkspaceDesk(
            OneMoment moment,
            Projects projects,
            Requirements requirements,
            Playbooks playbooks,
            Plans plans,
            Tasks tasks,
            Texts texts,
            QualityGates gates) {
        this.moment = moment;
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
        return moment.read(() -> {
            var requirement = requirements.withId(id).orElseThrow(() -> new Missing("requirement", id.toString()));
            return of(project(requirement.projectId()), List.of(requirement)).getFirst();
        });
    }

    /**
     * @return the workspace with no other plans, tasks and texts than those of one file, and without gates
     * @throws Missing when there is no such requirement
     */
    public Workspace at(RequirementId id, String path) {
        return moment.read(() -> {
            var requirement = requirements.withId(id).orElseThrow(() -> new Missing("requirement", id.toString()));
            var project = project(requirement.projectId());
            var own = plans.of(id).stream()
                    .filter(plan -> plan.path().equals(path))
                    .toList();
            var documents = Stream.concat(
                            requirement.sectionsOf(path).stream().map(SectionRef::documentId),
                            own.stream().flatMap(plan -> plan.sections().keySet().stream()))
                    .toList();
            return new Workspace(
                    project,
                    requirement,
                    playbooks.of(project.ownPlaybook(), requirement.playbook()),
                    texts.withIds(documents),
                    own,
                    tasks.of(ids(own)),
                    List.of());
        });
    }

    /**
     * @return the workspaces of those of the requirements that are in the project, in the order of the ids
     * @throws Missing when there is no such project
     */
    public List<Workspace> of(ProjectId project, List<RequirementId> ids) {
        return moment.read(() -> {
            var found = requirements.withIds(ids);
            var own = ids.stream()
                    .map(found::get)
                    .filter(requirement ->
                            requirement != null && requirement.projectId().equals(project))
                    .toList();
            return of(project(project), own);
        });
    }

    /** @return the workspace with those of its texts as they are now; for when nothing else has changed */
    public Workspace reread(Workspace workspace, Collection<DocumentId> changed) {
        var said = new HashMap<>(workspace.texts());
        said.putAll(texts.withIds(
                changed.stream().distinct().filter(said::containsKey).toList()));
        return new Workspace(
                workspace.project(),
                workspace.requirement(),
                workspace.playbook(),
                Map.copyOf(said),
                workspace.plans(),
                workspace.tasks(),
                workspace.gates());
    }

    private ProjectView project(ProjectId id) {
        return projects.withId(id).orElseThrow(() -> new Missing("project", id.toString()));
    }

    private List<Workspace> of(ProjectView project, List<RequirementView> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var ids = all.stream().map(RequirementView::id).toList();
        var plansOf = plans.of(ids);
        var everyPlan = plansOf.values().stream().flatMap(List::stream).toList();
        var tasksOf = tasks.of(everyPlan.stream().map(PlanView::id).toList());
        var said = texts.withIds(documents(all, everyPlan));
        var gatesOf = gates.of(ids);
        return all.stream()
                .map(requirement -> {
                    var ownPlans = plansOf.getOrDefault(requirement.id(), List.of());
                    return new Workspace(
                            project,
                            requirement,
                            playbooks.of(project.ownPlaybook(), requirement.playbook()),
                            only(said, documents(List.of(requirement), ownPlans)),
                            ownPlans,
                            only(tasksOf, ids(ownPlans)),
                            gatesOf.getOrDefault(requirement.id(), List.of()));
                })
                .toList();
    }

    private static List<PlanId> ids(List<PlanView> plans) {
        return plans.stream().map(PlanView::id).toList();
    }

    private static <K, V> Map<K, V> only(Map<K, V> all, Collection<K> keys) {
        var some = new HashMap<>(all);
        some.keySet().retainAll(List.copyOf(keys));
        return Map.copyOf(some);
    }

    private static List<DocumentId> documents(List<RequirementView> requirements, List<PlanView> plans) {
        var ids = new ArrayList<DocumentId>();
        requirements.forEach(requirement -> requirement.sections().forEach(section -> ids.add(section.documentId())));
        plans.forEach(plan -> ids.addAll(plan.sections().keySet()));
        return ids;
    }
}
