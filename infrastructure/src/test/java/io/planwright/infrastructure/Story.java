package io.planwright.infrastructure;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A project with a requirement, its plan and a phase, ready for tasks. */
public record Story(
        Commands commands, Actor actor, ProjectId project, RequirementId requirement, PlanId plan, PhaseId phase) {

    public static final Actor ADA = new Actor("ada", ActorKind.PERSON, "Ada");

    public static Story begin(Commands commands) {
        var story = new Story(
                commands,
                ADA,
                new ProjectId(UUID.randomUUID()),
                new RequirementId(UUID.randomUUID()),
                new PlanId(UUID.randomUUID()),
                new PhaseId(UUID.randomUUID()));
        story.send(
                new CreateProject(story.project, key(story.project), "A project", "plain", Language.EN),
                story.draft(story.requirement, "first"),
                new DraftPlan(story.plan, story.requirement, "The plan", "plan.md"),
                new AddPhase(story.plan, story.phase, "Build", "## Build\n", "", null));
        return story;
    }

    private static ProjectKey key(ProjectId project) {
        return new ProjectKey("P" + project.toString().substring(0, 8).toUpperCase(Locale.ROOT));
    }

    public By by() {
        return By.of(actor).on(project, requirement);
    }

    public Receipt send(Object... all) {
        return commands.send(by(), List.of(all));
    }

    public DraftRequirement draft(RequirementId id, String slug) {
        return new DraftRequirement(id, project, new Slug(slug), "Title of " + slug, Lane.FULL, "plain", 0);
    }

    public static TaskId newTask() {
        return new TaskId(UUID.randomUUID());
    }

    public OpenTask opening(TaskId task) {
        return new OpenTask(task, plan, project, "Do " + task, "", null, false, null);
    }

    public TaskId task() {
        var task = newTask();
        send(new PlaceTask(plan, task, new Place(phase, null, null)), opening(task));
        return task;
    }

    public List<TaskId> tasks(int count) {
        var tasks = new ArrayList<TaskId>();
        var all = new ArrayList<Object>();
        for (int i = 0; i < count; i++) {
            var task = newTask();
            all.add(new PlaceTask(plan, task, new Place(phase, null, i == 0 ? null : tasks.getLast())));
            all.add(opening(task));
            tasks.add(task);
        }
        commands.send(by(), all);
        return tasks;
    }

    public Receipt letWait(TaskId task, TaskId blocker) {
        return send(new AddDependency(plan, task, blocker), new AwaitTask(task, blocker));
    }

    public GateId gate(String... checks) {
        var gate = new GateId(UUID.randomUUID());
        var all = new ArrayList<Check>();
        for (var check : checks) {
            all.add(new Check(check, "It holds that " + check));
        }
        send(new OpenGate(gate, requirement, "Review", all));
        return gate;
    }
}
