package io.planwright.application.plan;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Receipt;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.RemoveDependency;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.domain.task.TaskCommand.StopAwaiting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where plans are worked on: whatever concerns both a plan and its tasks is asked of them in one go. */
public final class PlanDesk {

    private final Commands commands;
    private final Tasks tasks;

    /**
     * A task to be added.
     *
     * @param after the sibling that it follows; null for the first place
     * @param waitsFor tasks of the same plan
     */
    public record NewTask(
            String title,
            String notes,
            PhaseId phase,
            @Nullable TaskId parent,
            @Nullable TaskId after,
            List<TaskId> waitsFor) {
        public NewTask(String title, PhaseId phase, @Nullable TaskId parent, @Nullable TaskId after) {
            this(title, "", phase, parent, after, List.of());
        }
    }

    public PlanDesk(Commands commands, Tasks tasks) {
        this.commands = commands;
        this.tasks = tasks;
    }

    /** @param path the workspace file that it is written to */
    public Made<PlanId> draft(By by, RequirementView requirement, String title, String path) {
        var id = new PlanId(by.newId());
        return new Made<>(id, commands.send(by, new DraftPlan(id, requirement.id(), title, path)));
    }

    public Made<PlanId> draft(By by, RequirementView requirement, String title) {
        return draft(by, requirement, title, "tasks.md");
    }

    /** Adds a phase after all other parts of the plan. */
    public Made<PhaseId> addPhase(By by, PlanView plan, String title) {
        var command = phase(by, plan, title);
        return new Made<>(command.phaseId(), commands.send(by, command));
    }

    private static AddPhase phase(By by, PlanView plan, String title) {
        var checked = Titles.checked("the title of a phase", title);
        var parts = plan.outline().parts();
        return new AddPhase(
                plan.id(),
                new PhaseId(by.newId()),
                checked,
                (parts.isEmpty() ? "" : "\n") + "## " + checked + "\n",
                "",
                parts.isEmpty() ? null : parts.getLast());
    }

    /** Adds a task as the first of a new phase, which comes after all other parts of the plan. */
    public Made<TaskId> addTaskInNewPhase(
            By by,
            PlanView plan,
            ProjectId project,
            String phaseTitle,
            String title,
            String notes,
            List<TaskId> waitsFor) {
        var phase = phase(by, plan, phaseTitle);
        return addTask(
                by, plan, project, new NewTask(title, notes, phase.phaseId(), null, null, waitsFor), List.of(phase));
    }

    /** @throws io.planwright.domain.Refused when the place is not possible, or a dependency would close a cycle */
    public Made<TaskId> addTask(By by, PlanView plan, ProjectId project, NewTask task) {
        return addTask(by, plan, project, task, List.of());
    }

    private Made<TaskId> addTask(By by, PlanView plan, ProjectId project, NewTask task, List<?> before) {
        var id = new TaskId(by.newId());
        var todo = new ArrayList<Object>(before);
        todo.add(new OpenTask(id, plan.id(), project, task.title(), task.notes(), null, false, null));
        todo.add(new PlaceTask(plan.id(), id, new Place(task.phase(), task.parent(), task.after())));
        task.waitsFor().forEach(blocker -> todo.addAll(dependency(plan.id(), id, blocker)));
        return new Made<>(id, commands.send(by, todo));
    }

    /** Moves a task with all that stands below it; how its lines were written is forgotten, for they stand elsewhere now. */
    public Receipt move(By by, PlannedTask task, Place place) {
        var plan = task.task().planId();
        var todo = new ArrayList<Object>();
        todo.add(new MoveTask(plan, task.task().id(), place));
        if (task.task().notation() != null) {
            todo.add(new Renotate(task.task().id(), null));
        }
        for (var below : below(task)) {
            if (below.task().notation() != null) {
                todo.add(new Renotate(below.task().id(), null));
            }
        }
        return commands.send(by, todo);
    }

    /** Removes a task with all that stands below it, and frees what waits for any of them. */
    public Receipt remove(By by, PlannedTask task) {
        var plan = task.task().planId();
        var all = tasks.of(plan);
        var gone = new ArrayList<>(below(task));
        gone.addFirst(task);
        var goneIds = gone.stream().map(each -> each.task().id()).toList();
        var todo = new ArrayList<Object>();
        for (var other : all) {
            for (var blocker : other.task().blockers()) {
                if (goneIds.contains(blocker)) {
                    todo.addAll(independence(plan, other.task().id(), blocker));
                }
            }
        }
        for (var each : gone.reversed()) {
            todo.add(new RemoveTask(plan, each.task().id()));
            todo.add(new DropTask(each.task().id()));
        }
        return commands.send(by, todo);
    }

    private List<PlannedTask> below(PlannedTask task) {
        var found = new ArrayList<PlannedTask>();
        boolean within = false;
        for (var each : tasks.of(task.task().planId())) {
            if (each.task().id().equals(task.task().id())) {
                within = true;
            } else if (within && each.depth() > task.depth()) {
                found.add(each);
            } else {
                within = false;
            }
        }
        return found;
    }

    /** @throws io.planwright.domain.Refused {@code dependency.cycle}, naming the cycle */
    public Receipt waitFor(By by, PlannedTask task, TaskId blocker) {
        return commands.send(by, dependency(task.task().planId(), task.task().id(), blocker));
    }

    public Receipt stopWaiting(By by, PlannedTask task, TaskId blocker) {
        return commands.send(by, independence(task.task().planId(), task.task().id(), blocker));
    }

    /** @return the commands by which a task comes to wait for another: the plan looks for cycles, the task remembers */
    public static List<Object> dependency(PlanId plan, TaskId task, TaskId blocker) {
        return List.of(new AddDependency(plan, task, blocker), new AwaitTask(task, blocker));
    }

    /** @return the commands by which a task comes to wait for another no longer */
    public static List<Object> independence(PlanId plan, TaskId task, TaskId blocker) {
        return List.of(new RemoveDependency(plan, task, blocker), new StopAwaiting(task, blocker));
    }
}
