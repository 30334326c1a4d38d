package io.planwright.infrastructure;

import io.planwright.application.By;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.task.TaskCommand.OpenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A plan that a test fills with tasks; each answers when the read tables have it. */
record Draft(Heart heart, ProjectId project, RequirementId requirement, PlanId plan, PhaseId phase) {

    static ProjectId project(Heart heart) {
        var id = new ProjectId(UUID.randomUUID());
        var key = new ProjectKey("P" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT));
        heart.await(heart.commands()
                .send(By.of(Story.ADA).in(id), new CreateProject(id, key, "A project", "library", Language.EN)));
        return id;
    }

    static Draft plan(Heart heart, ProjectId project, String title) {
        var requirement = new RequirementDesk(heart.commands(), heart.get(Requirements.class), new Playbooks())
                .draft(
                        By.of(Story.ADA),
                        heart.get(Projects.class).withId(project).orElseThrow(),
                        title,
                        null,
                        Lane.FULL)
                .id();
        var plan =
                new Draft(heart, project, requirement, new PlanId(UUID.randomUUID()), new PhaseId(UUID.randomUUID()));
        plan.send(
                new DraftPlan(plan.plan, requirement, title, "plan.md"),
                new AddPhase(plan.plan, plan.phase, "Build", "## Build\n", "", null));
        return plan;
    }

    TaskId task(String title) {
        return task(title, null);
    }

    TaskId task(String title, @Nullable TaskId parent) {
        var task = new TaskId(UUID.randomUUID());
        send(
                new OpenTask(task, plan, project, title, "", null, false, null),
                new PlaceTask(plan, task, new Place(phase, parent, null)));
        return task;
    }

    void tasks(int count, IntFunction<String> title) {
        var todo = new ArrayList<Object>();
        for (int i = 0; i < count; i++) {
            var task = new TaskId(UUID.randomUUID());
            todo.add(new OpenTask(task, plan, project, title.apply(i), "", null, false, null));
            todo.add(new PlaceTask(plan, task, new Place(phase, null, null)));
        }
        send(todo.toArray());
    }

    void send(Object... commands) {
        heart.await(heart.commands().send(By.of(Story.ADA).on(project, requirement), List.of(commands)));
    }
}
