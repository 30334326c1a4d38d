package io.planwright.domain.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Paths;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.DraftNumberedPlan;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.plan.PlanCommand.PlaceInPhase;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.PutTaskBack;
import io.planwright.domain.plan.PlanCommand.RemoveDependency;
import io.planwright.domain.plan.PlanCommand.RemovePhase;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.plan.PlanCommand.RetitlePhase;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.plan.PlanCommand.TakePlanNumber;
import io.planwright.domain.plan.PlanEvent.DependencyAdded;
import io.planwright.domain.plan.PlanEvent.DependencyRemoved;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PhaseRemoved;
import io.planwright.domain.plan.PlanEvent.PhaseRetitled;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.plan.PlanEvent.PlanNumbered;
import io.planwright.domain.plan.PlanEvent.PlanRetitled;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.plan.PlanEvent.TaskMoved;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.plan.PlanEvent.TaskRemoved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Says how a requirement is met: in which phases, with which tasks, in which order. */
public class Plan {

    /** Every change of one writes them all. */
    private static final int MOST_PARTS = 2_000;

    private static final int DEEPEST = 100;

    @AggregateIdentifier
    private PlanId id;

    private String title;
    private final Outline outline = new Outline();
    private final Dependencies dependencies = new Dependencies();
    private final Map<PhaseId, Heading> headings = new HashMap<>();
    private final Map<TaskId, Place> removed = new HashMap<>();

    private record Heading(String title, String text) {}

    Plan() {}

    @CommandHandler
    public Plan(DraftPlan command, Claims claims) {
        claims.take(
                "path/" + command.requirementId(),
                Paths.checked(command.path()),
                command.planId().value());
        apply(new PlanDrafted(
                command.planId(),
                command.requirementId(),
                Titles.checked("the title of a plan", command.title()),
                command.path()));
    }

    @CommandHandler
    public Plan(DraftNumberedPlan command, Claims claims) {
        int number = claims.next(numbersOf(command.projectId(), command.week()));
        var path = Paths.checked("%s%02d-%03d-%s-plan.md"
                .formatted(command.folder(), command.week().number(), number, command.name()));
        claims.take("path/" + command.requirementId(), path, command.planId().value());
        apply(new PlanDrafted(
                command.planId(),
                command.requirementId(),
                Titles.checked("the title of a plan", command.title()),
                path));
        apply(new PlanNumbered(command.planId(), command.week(), number));
    }

    @CommandHandler
    void handle(TakePlanNumber command, Claims claims) {
        if (!claims.takeNumber(numbersOf(command.projectId(), command.week()), command.number())) {
            throw new Refused(
                    "plan-number.taken",
                    "number " + command.number() + " of week " + command.week() + " was given to another plan",
                    List.of(),
                    List.of("ask again"));
        }
        apply(new PlanNumbered(id, command.week(), command.number()));
    }

    private static String numbersOf(ProjectId project, Week week) {
        return "plan-number/" + project + "/" + week;
    }

    @CommandHandler
    void handle(RetitlePlan command) {
        var wanted = Titles.checked("the title of a plan", command.title());
        if (!wanted.equals(title)) {
            apply(new PlanRetitled(id, wanted));
        }
    }

    @CommandHandler
    void handle(AddPlanSection command) {
        if (!outline.hasPart(command.documentId().value())) {
            mustHavePart(command.after());
            mustHaveRoom();
            apply(new PlanSectionAdded(id, command.documentId(), command.key(), command.after()));
        }
    }

    @CommandHandler
    void handle(AddPhase command) {
        if (!outline.has(command.phaseId())) {
            mustHavePart(command.after());
            mustHaveRoom();
            var wanted = command.heading().isEmpty()
                    ? command.title()
                    : Titles.checked("the title of a phase", command.title());
            apply(new PhaseAdded(id, command.phaseId(), wanted, command.heading(), command.lead(), command.after()));
        }
    }

    @CommandHandler
    void handle(RetitlePhase command) {
        mustHave(command.phaseId());
        var wanted = new Heading(Titles.checked("the title of a phase", command.title()), command.heading());
        if (!wanted.equals(headings.get(command.phaseId()))) {
            apply(new PhaseRetitled(id, command.phaseId(), wanted.title(), wanted.text()));
        }
    }

    @CommandHandler
    void handle(RemovePhase command) {
        if (!outline.has(command.phaseId())) {
            return;
        }
        var tasks = outline.tasksOf(command.phaseId());
        if (!tasks.isEmpty()) {
            throw new Refused(
                    "phase.notEmpty",
                    "the phase has " + tasks.size() + " tasks and cannot be removed",
                    tasks.stream().map(task -> fact(task, "is in the phase")).toList(),
                    List.of("move or remove its tasks"));
        }
        apply(new PhaseRemoved(id, command.phaseId()));
    }

    @CommandHandler
    void handle(PlaceTask command) {
        if (!outline.has(command.taskId())) {
            mustBePossible(command.place());
            mustNotBeTooDeep(command.place(), 1);
            apply(new TaskPlaced(id, command.taskId(), command.place()));
        }
    }

    @CommandHandler
    void handle(PlaceInPhase command) {
        if (outline.has(command.taskId())) {
            return;
        }
        var wanted = Titles.checked("the title of a phase", command.title());
        var present = outline.phases().stream()
                .filter(phase -> headings.get(phase).title().equals(wanted))
                .findFirst();
        if (present.isEmpty()) {
            var parts = outline.parts();
            apply(new PhaseAdded(
                    id,
                    command.added(),
                    wanted,
                    (parts.isEmpty() ? "" : "\n") + "## " + wanted + "\n",
                    "",
                    parts.isEmpty() ? null : parts.getLast()));
        }
        var phase = present.orElse(command.added());
        var tasks = outline.tasksOf(phase);
        apply(new TaskPlaced(id, command.taskId(), new Place(phase, null, tasks.isEmpty() ? null : tasks.getLast())));
    }

    @CommandHandler
    void handle(MoveTask command, TaskNames names) {
        mustHave(command.taskId());
        mustBePossible(command.place());
        var parent = command.place().parent();
        if (parent != null && outline.isWithin(parent, command.taskId())) {
            throw new Refused(
                    "task.withinItself",
                    "a task cannot become a part of itself or of its own parts",
                    List.of(fact(parent, "stands below the task")),
                    List.of("choose another place"));
        }
        mustNotBeTooDeep(command.place(), outline.levels(command.taskId()));
        mustCloseNoCycle(Waiting.cycleOfMove(outline, dependencies, command.taskId(), parent), "the move", names);
        boolean behindItself = command.taskId().equals(command.place().after());
        if (!behindItself && !command.place().equals(outline.placeOf(command.taskId()))) {
            apply(new TaskMoved(id, command.taskId(), command.place()));
        }
    }

    @CommandHandler
    void handle(RemoveTask command) {
        if (!outline.has(command.taskId())) {
            return;
        }
        var subtasks = outline.subtasksOf(command.taskId());
        if (!subtasks.isEmpty()) {
            throw new Refused(
                    "task.hasSubtasks",
                    "the task has " + subtasks.size() + " subtasks and cannot be removed",
                    subtasks.stream().map(task -> fact(task, "is a part of it")).toList(),
                    List.of("remove its subtasks"));
        }
        var waiting = dependencies.waitingFor(command.taskId());
        if (!waiting.isEmpty()) {
            throw new Refused(
                    "task.awaited",
                    "other tasks wait for the task, it cannot be removed",
                    waiting.stream().map(task -> fact(task, "waits for it")).toList(),
                    List.of("remove the dependencies"));
        }
        apply(new TaskRemoved(id, command.taskId()));
    }

    @CommandHandler
    void handle(PutTaskBack command) {
        if (outline.has(command.taskId())) {
            return;
        }
        var place = removed.get(command.taskId());
        if (place == null) {
            throw new Refused("task.unknown", "plan '" + title + "' has never had a task " + command.taskId());
        }
        apply(new TaskPlaced(id, command.taskId(), nearest(place)));
    }

    /** @return the place, or what is left of it when its phase, its parent or the sibling before it has gone */
    private Place nearest(Place place) {
        var parent = place.parent() != null && outline.has(place.parent()) ? place.parent() : null;
        var phase = parent == null ? place.phase() : Objects.requireNonNull(outline.phaseOf(parent));
        mustHave(phase);
        var siblings = outline.siblingsAt(new Place(phase, parent, null));
        boolean stands =
                Objects.equals(parent, place.parent()) && (place.after() == null || siblings.contains(place.after()));
        return new Place(phase, parent, stands ? place.after() : siblings.isEmpty() ? null : siblings.getLast());
    }

    @CommandHandler
    void handle(AddDependency command, TaskNames names) {
        mustHave(command.taskId());
        mustHave(command.blocker());
        if (dependencies.has(command.taskId(), command.blocker())) {
            return;
        }
        mustCloseNoCycle(
                Waiting.cycleOf(outline, dependencies, command.taskId(), command.blocker()), "the dependency", names);
        apply(new DependencyAdded(id, command.taskId(), command.blocker()));
    }

    private static void mustCloseNoCycle(List<TaskId> cycle, String what, TaskNames names) {
        if (!cycle.isEmpty()) {
            throw new Refused(
                    "dependency.cycle",
                    what + " would close a cycle: "
                            + cycle.stream().map(names::of).collect(Collectors.joining(" waits for ")),
                    cycle.stream().map(task -> fact(task, "is on the cycle")).toList(),
                    List.of("remove one dependency of the cycle"));
        }
    }

    @CommandHandler
    void handle(RemoveDependency command) {
        if (dependencies.has(command.taskId(), command.blocker())) {
            apply(new DependencyRemoved(id, command.taskId(), command.blocker()));
        }
    }

    private void mustBePossible(Place place) {
        mustHave(place.phase());
        if (place.parent() != null) {
            mustHave(place.parent());
            if (!place.phase().equals(outline.phaseOf(place.parent()))) {
                throw new Refused(
                        "place.unknown",
                        "the parent task stands in another phase",
                        List.of(fact(place.parent(), "is in phase " + outline.phaseOf(place.parent()))),
                        List.of("name the phase of the parent"));
            }
        }
        if (place.after() != null && !outline.siblingsAt(place).contains(place.after())) {
            throw new Refused(
                    "place.unknown",
                    "the task to follow does not stand at that place",
                    List.of(fact(place.after(), "is not a sibling there")),
                    List.of("name a sibling, or none for the first place"));
        }
    }

    private void mustHaveRoom() {
        if (outline.parts().size() >= MOST_PARTS) {
            throw new Refused(
                    "plan.tooManyParts",
                    "a plan may have " + MOST_PARTS + " phases and sections, '" + title + "' has them already",
                    List.of(),
                    List.of("make several plans of it"));
        }
    }

    private void mustNotBeTooDeep(Place place, int levels) {
        int above = 0;
        for (var at = place.parent(); at != null; at = outline.parentOf(at)) {
            above++;
        }
        if (above + levels > DEEPEST) {
            throw new Refused(
                    "task.tooDeep",
                    "tasks may stand " + DEEPEST + " levels deep, this would be level " + (above + levels),
                    List.of(),
                    List.of("choose a place further up"));
        }
    }

    private void mustHavePart(@Nullable UUID part) {
        if (part != null && !outline.hasPart(part)) {
            throw new Refused("part.unknown", "plan '" + title + "' has no phase or section " + part);
        }
    }

    private void mustHave(PhaseId phase) {
        if (!outline.has(phase)) {
            throw new Refused(
                    "phase.unknown",
                    "plan '" + title + "' has no phase " + phase,
                    List.of(),
                    outline.phases().stream().map(PhaseId::toString).toList());
        }
    }

    private void mustHave(TaskId task) {
        if (!outline.has(task)) {
            throw new Refused("task.unknown", "plan '" + title + "' has no task " + task);
        }
    }

    private static Fact fact(TaskId task, String text) {
        return new Fact("task", task.toString(), text);
    }

    @EventSourcingHandler
    void on(PlanEvent event) {
        id = event.planId();
        if (event instanceof TaskRemoved gone) {
            removed.put(gone.taskId(), Objects.requireNonNull(outline.placeOf(gone.taskId())));
        }
        outline.on(event);
        switch (event) {
            case PlanDrafted drafted -> title = drafted.title();
            case PlanNumbered _ -> {}
            case PlanRetitled retitled -> title = retitled.title();
            case DependencyAdded added -> dependencies.add(added.taskId(), added.blocker());
            case DependencyRemoved gone -> dependencies.remove(gone.taskId(), gone.blocker());
            case TaskRemoved gone -> dependencies.forget(gone.taskId());
            case TaskPlaced placed -> removed.remove(placed.taskId());
            case PhaseAdded added -> headings.put(added.phaseId(), new Heading(added.title(), added.heading()));
            case PhaseRetitled retitled ->
                headings.put(retitled.phaseId(), new Heading(retitled.title(), retitled.heading()));
            case PhaseRemoved gone -> headings.remove(gone.phaseId());
            case PlanSectionAdded _, TaskMoved _ -> {}
        }
    }
}
