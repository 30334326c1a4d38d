package io.planwright.infrastructure.rest;

import io.planwright.application.Missing;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds what an address names, or says that there is no such thing. */
@Component
class Lookups {

    private final Projects projects;
    private final Playbooks playbooks;
    private final Requirements requirements;
    private final Plans plans;
    private final Tasks tasks;
    private final QualityGates gates;

    Lookups(
            Projects projects,
            Playbooks playbooks,
            Requirements requirements,
            Plans plans,
            Tasks tasks,
            QualityGates gates) {
        this.projects = projects;
        this.playbooks = playbooks;
        this.requirements = requirements;
        this.plans = plans;
        this.tasks = tasks;
        this.gates = gates;
    }

    ProjectView project(String key) {
        return projects.withKey(key).orElseThrow(() -> new Missing("project", key));
    }

    ProjectView project(ProjectId id) {
        return projects.withId(id).orElseThrow(() -> new Missing("project", id.toString()));
    }

    RequirementView requirement(String id) {
        return requirements
                .withId(new RequirementId(uuid("requirement", id)))
                .orElseThrow(() -> new Missing("requirement", id));
    }

    RequirementView requirement(String key, String slug) {
        return requirements
                .withSlug(project(key).id(), slug)
                .orElseThrow(() -> new Missing("requirement", key + "/" + slug));
    }

    PlanView plan(String id) {
        return plans.withId(new PlanId(uuid("plan", id))).orElseThrow(() -> new Missing("plan", id));
    }

    PlannedTask task(String id) {
        return tasks.withId(new TaskId(uuid("task", id))).orElseThrow(() -> new Missing("task", id));
    }

    TaskView removedTask(String id) {
        return tasks.removed(new TaskId(uuid("task", id))).orElseThrow(() -> new Missing("removed task", id));
    }

    GateView gate(String id) {
        return gates.withId(new GateId(uuid("gate", id))).orElseThrow(() -> new Missing("gate", id));
    }

    /** @return the playbook that the requirement follows, as it stands in its project */
    Playbook playbook(RequirementView requirement) {
        return playbooks.of(project(requirement.projectId()).ownPlaybook(), requirement.playbook());
    }

    Json.RequirementDetail detail(RequirementId id) {
        return Json.RequirementDetail.of(
                requirement(id.toString()),
                requirements.summary(id).orElseThrow(() -> new Missing("requirement", id.toString())));
    }

    /** @return the requirement, unless it is archived */
    RequirementView active(RequirementId id) {
        var requirement = requirements.withId(id).orElseThrow(() -> new Missing("requirement", id.toString()));
        if (requirement.archived()) {
            throw new Refused(
                    "requirement.archived",
                    "requirement '" + requirement.slug() + "' is archived and cannot be changed",
                    List.of(new Fact("requirement", id.toString(), "is archived")),
                    List.of("restore it"));
        }
        return requirement;
    }

    /** @throws Missing when the text is no id: then nothing has it */
    static UUID uuid(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Missing(kind, text);
        }
    }

    /** @return the constant with that name, upper or lower case */
    static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not possible for '" + field + "': '" + text + "' (possible: "
                + String.join(
                        ", ",
                        java.util.Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList())
                + ")");
    }
}
