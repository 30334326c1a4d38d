package io.planwright.application.plan;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Receipt;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftNumberedPlan;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.plan.PlanCommand.PlaceInPhase;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.PutTaskBack;
import io.planwright.domain.plan.PlanCommand.RemoveDependency;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.plan.Week;
import io.planwright.domain.requirement.RequirementCommand.RequireDesign;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.domain.task.TaskCommand.RestoreTask;
import io.planwright.domain.task.TaskCommand.StopAwaiting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where plans are worked on: whatever concerns both a plan and its tasks is asked of them in one go. */
public final class PlanDesk {

    private static final String TASKS = "tasks.md";
    private static final String NUMBERED = "{week}-{number}-{name}-plan.md";

    private final Commands commands;
    private final Tasks tasks;
    private final Clock clock;

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

    /** @param clock tells the week by which plans are numbered */
    public PlanDesk(Commands commands, Tasks tasks, Clock clock) {
        this.commands = commands;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Drafts a plan as the playbook has it: under its file name or number, from an accepted design where it wants one,
     * and with the sections, phases and tasks of its template.
     *
     * @param playbook the requirement's, as it stands in the project
     * @param path the workspace file that the plan is written to; null for the one of the playbook
     * @param template whether the plan is given what the template holds; null to let it begin empty where it is written
     *     to a path of its own or to {@code tasks.md}
     * @throws Refused {@code design.missing}; {@code path.taken}; {@code plan.numbered} when a path is given although
     *     the playbook numbers its plans
     */
    public Made<PlanId> draft(
            By by,
            ProjectView project,
            RequirementView requirement,
            Playbook playbook,
            String title,
            @Nullable String path,
            @Nullable Boolean template) {
        var asked = playbook.plan();
        if (path != null && asked.numbered()) {
            throw new Refused(
                    "plan.numbered",
                    "plans of the playbook '" + playbook.key() + "' are named by week and number: '" + path
                            + "' is not possible",
                    List.of(new Fact("playbook", playbook.key(), "names its plans " + asked.path())),
                    List.of("leave the path out"));
        }
        var id = new PlanId(by.newId());
        var today = LocalDate.now(clock);
        var todo = new ArrayList<Object>();
        if (asked.needsDesign()) {
            todo.add(new RequireDesign(requirement.id()));
        }
        todo.add(
                asked.numbered()
                        ? new DraftNumberedPlan(
                                id,
                                requirement.id(),
                                project.id(),
                                title,
                                Week.of(today),
                                asked.path().replace(NUMBERED, ""),
                                RequirementDesk.slugOf(null, title).value())
                        : new DraftPlan(id, requirement.id(), title, path == null ? asked.path() : path));
        boolean filled = template == null ? path == null && !asked.path().equals(TASKS) : template;
        if (filled) {
            todo.addAll(new PlanFilling(by, project, id, playbook, title, today).todo());
        }
        return new Made<>(id, commands.send(by, todo));
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

    /** Adds a task as the last of the phase of that title, which comes after all other parts where it is new. */
    public Made<TaskId> addTaskInPhase(
            By by, PlanView plan, ProjectId project, String phase, String title, String notes, List<TaskId> waitsFor) {
        var id = new TaskId(by.newId());
        return add(
                by,
                plan,
                project,
                id,
                title,
                notes,
                waitsFor,
                new PlaceInPhase(plan.id(), id, phase, new PhaseId(by.newId())));
    }

    /** @throws io.planwright.domain.Refused when the place is not possible, or a dependency would close a cycle */
    public Made<TaskId> addTask(By by, PlanView plan, ProjectId project, NewTask task) {
        var id = new TaskId(by.newId());
        var place = new PlaceTask(plan.id(), id, new Place(task.phase(), task.parent(), task.after()));
        return add(by, plan, project, id, task.title(), task.notes(), task.waitsFor(), place);
    }

    private Made<TaskId> add(
            By by,
            PlanView plan,
            ProjectId project,
            TaskId id,
            String title,
            String notes,
            List<TaskId> waitsFor,
            PlanCommand place) {
        var todo = new ArrayList<Object>();
        todo.add(new OpenTask(id, plan.id(), project, title, notes, null, false, null));
        todo.add(place);
        waitsFor.forEach(blocker -> todo.addAll(dependency(plan.id(), id, blocker)));
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

    /** Puts back what was removed, each task as it was, with what they waited for and what waited for them. */
    public Receipt restore(By by, Removal removal) {
        var plan = removal.plan();
        var there = tasks.of(plan).stream().map(each -> each.task().id()).collect(Collectors.toSet());
        there.addAll(removal.tasks());
        var todo = new ArrayList<Object>();
        for (var each : removal.tasks()) {
            todo.add(new RestoreTask(each));
            todo.add(new PutTaskBack(plan, each));
        }
        for (var each : removal.dependencies()) {
            if (there.contains(each.task()) && there.contains(each.blocker())) {
                todo.addAll(dependency(plan, each.task(), each.blocker()));
            }
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
