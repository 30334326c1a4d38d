package io.planwright.infrastructure.rest;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.plan.DependencyGraph;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.PlanDesk.NewTask;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Removal;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.RemovePhase;
import io.planwright.domain.plan.PlanCommand.RetitlePhase;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.SetVerifyOnly;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.planwright.infrastructure.rest.Writes.Tagged;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Plans and tasks")
class PlanResource {

    private final PlanDesk desk;
    private final Tasks tasks;
    private final Overlaps overlaps;
    private final Texts texts;
    private final Commands commands;
    private final RequirementResource sections;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    record PlanChange(@Nullable String title) {}

    record NewPhase(String title) {}

    record PhaseChange(@Nullable String title) {}

    /**
     * @param phase id or title, made when there is none of that title; the last phase when it is missing
     * @param after id of the sibling to follow; null for the first place, missing for the last
     */
    record TaskBody(
            String title,
            @Nullable String notes,
            @Nullable String phase,
            @Nullable String parent,

            @Schema(type = "string", nullable = true) @Nullable
            JsonNode after,

            @Nullable List<String> dependsOn) {}

    /**
     * @param waiver with {@code "done": true}: the reason for which the task counts as done without evidence
     * @param verifyOnly whether its work exists already, so that it starts at VERIFY
     * @param after as in {@link TaskBody}; so is parent, where null lifts the task out of its parent
     */
    record TaskChange(
            @Nullable String title,
            @Nullable String notes,
            @Nullable Boolean done,
            @Nullable String commit,
            @Nullable String waiver,
            @Nullable Boolean verifyOnly,
            @Nullable String phase,

            @Schema(type = "string", nullable = true) @Nullable
            JsonNode parent,

            @Schema(type = "string", nullable = true) @Nullable
            JsonNode after,

            @Nullable List<String> dependsOn) {
        boolean moves() {
            return phase != null || parent != null || after != null;
        }
    }

    PlanResource(
            PlanDesk desk,
            Tasks tasks,
            Overlaps overlaps,
            Texts texts,
            Commands commands,
            RequirementResource sections,
            Lookups find,
            Writes writes,
            Lists lists) {
        this.desk = desk;
        this.tasks = tasks;
        this.overlaps = overlaps;
        this.texts = texts;
        this.commands = commands;
        this.sections = sections;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    private static By on(By by, RequirementView requirement) {
        return by.on(requirement.projectId(), requirement.id());
    }

    @GetMapping("/plans/{id}")
    @Returns(value = Json.Plan.class, etag = true)
    ResponseEntity<Object> plan(@PathVariable String id) {
        var plan = find.plan(id);
        return writes.answer(new Tagged(plan.version(), Json.Plan.of(plan)));
    }

    @PatchMapping("/plans/{id}")
    @Returns(Json.Plan.class)
    ResponseEntity<Object> changePlan(
            HttpServletRequest request, @PathVariable String id, @RequestBody PlanChange body) {
        var plan = find.plan(id);
        var requirement = find.active(plan.requirementId());
        var title = ProjectResource.required("title", body.title());
        return writes.answer(
                request,
                by -> Written.ok(
                        commands.send(on(by, requirement), new RetitlePlan(plan.id(), title)),
                        () -> Json.Plan.of(find.plan(id))));
    }

    @GetMapping("/plans/{id}/sections/{section}")
    @Returns(value = String.class, media = "text/markdown", etag = true)
    ResponseEntity<Object> section(@PathVariable String id, @PathVariable String section) {
        var document = document(find.plan(id), section);
        return RequirementResource.markdown(texts.withId(document).orElseThrow(() -> new Missing("section", section)));
    }

    @PutMapping(path = "/plans/{id}/sections/{section}", consumes = "text/markdown")
    @Returns(value = Json.Section.class, etag = true, ifMatch = IfMatch.NEEDED)
    ResponseEntity<Object> write(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String section,
            @RequestBody(required = false) byte @Nullable [] content) {
        var plan = find.plan(id);
        var requirement = find.active(plan.requirementId());
        return sections.write(
                request, on(By.of(Writes.actor()), requirement), section, document(plan, section), content);
    }

    private static DocumentId document(PlanView plan, String section) {
        return plan.sections().entrySet().stream()
                .filter(entry -> entry.getValue().equals(section))
                .findFirst()
                .orElseThrow(() -> new Missing("section", section))
                .getKey();
    }

    @PostMapping("/plans/{id}/phases")
    @Returns(value = Json.Plan.class, status = 201)
    ResponseEntity<Object> addPhase(HttpServletRequest request, @PathVariable String id, @RequestBody NewPhase body) {
        var plan = find.plan(id);
        var requirement = find.active(plan.requirementId());
        var title = ProjectResource.required("title", body.title());
        return writes.answer(request, by -> {
            var made = desk.addPhase(on(by, requirement), plan, title);
            return Written.created(
                    made.receipt(), "/api/v1/plans/" + id + "/phases/" + made.id(), () -> Json.Plan.of(find.plan(id)));
        });
    }

    @PatchMapping("/plans/{id}/phases/{phase}")
    @Returns(Json.Plan.class)
    ResponseEntity<Object> changePhase(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String phase,
            @RequestBody PhaseChange body) {
        var plan = find.plan(id);
        var requirement = find.active(plan.requirementId());
        var phaseId = new PhaseId(Lookups.uuid("phase", phase));
        var title = ProjectResource.required("title", body.title());
        var before = plan.phase(phaseId.value()).orElseThrow(() -> new Missing("phase", phase));
        var heading = before.heading().replace(before.title(), title);
        return writes.answer(
                request,
                by -> Written.ok(
                        commands.send(on(by, requirement), new RetitlePhase(plan.id(), phaseId, title, heading)),
                        () -> Json.Plan.of(find.plan(id))));
    }

    @DeleteMapping("/plans/{id}/phases/{phase}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> removePhase(
            HttpServletRequest request, @PathVariable String id, @PathVariable String phase) {
        var plan = find.plan(id);
        var requirement = find.active(plan.requirementId());
        return writes.answer(
                request,
                by -> Written.gone(commands.send(
                        on(by, requirement), new RemovePhase(plan.id(), new PhaseId(Lookups.uuid("phase", phase))))));
    }

    @GetMapping("/plans/{id}/tasks")
    @Returns(value = Json.Task.class, list = true)
    @Nullable
    ResponseEntity<Object> tasks(HttpServletRequest request, @PathVariable String id) {
        var plan = find.plan(id);
        return lists.answer(request, Json.Task.class, Lists.whole(tasks.of(plan.id()), Json.Task::of));
    }

    @GetMapping("/plans/{id}/graph")
    @Returns(Json.Graph.class)
    ResponseEntity<Object> graph(@PathVariable String id) {
        var plan = find.plan(id);
        return ResponseEntity.ok(Json.Graph.of(DependencyGraph.of(tasks.of(plan.id()))));
    }

    /** Tells which open tasks of a plan work on the same file as others, of this plan or of other plans of the project. */
    @GetMapping("/plans/{id}/overlaps")
    @Returns(value = Json.Overlap.class, list = true)
    @Nullable
    ResponseEntity<Object> overlaps(HttpServletRequest request, @PathVariable String id) {
        var plan = find.plan(id);
        return lists.answer(
                request,
                Json.Overlap.class,
                Lists.whole(overlaps.of(plan.id()), overlap -> Json.Overlap.of(plan.id(), overlap)));
    }

    @PostMapping("/plans/{id}/tasks")
    @Returns(value = Json.Task.class, status = 201)
    ResponseEntity<Object> addTask(HttpServletRequest request, @PathVariable String id, @RequestBody TaskBody body) {
        var plan = find.plan(id);
        var requirement = find.active(plan.requirementId());
        var title = ProjectResource.required("title", body.title());
        return writes.answer(request, by -> {
            var made = add(on(by, requirement), plan, requirement.projectId(), title, body);
            return Written.created(
                    made.receipt(),
                    "/api/v1/tasks/" + made.id(),
                    () -> Json.Task.of(find.task(made.id().toString())));
        });
    }

    private Made<TaskId> add(By by, PlanView plan, ProjectId project, String title, TaskBody body) {
        var notes = body.notes() == null ? "" : body.notes();
        var parent = body.parent() == null ? null : taskId(body.parent());
        var phase = phase(plan, body.phase(), parent);
        if (phase.isEmpty()) {
            var phaseTitle = body.phase() == null ? "Tasks" : body.phase();
            return desk.addTaskInPhase(by, plan, project, phaseTitle, title, notes, ids(body.dependsOn()));
        }
        var after = body.after() == null
                ? last(plan.outline().siblingsAt(new Place(phase.get(), parent, null)))
                : optionalTask("after", body.after());
        return desk.addTask(
                by, plan, project, new NewTask(title, notes, phase.get(), parent, after, ids(body.dependsOn())));
    }

    /** @return the phase that is named by id or title, that of the parent, or the last; empty when it has to be made */
    private static Optional<PhaseId> phase(PlanView plan, @Nullable String named, @Nullable TaskId parent) {
        var phases = plan.outline().phases();
        if (named != null) {
            return phases.stream()
                    .filter(phase -> phase.toString().equals(named)
                            || plan.phase(phase.value()).stream()
                                    .anyMatch(view -> view.title().equals(named)))
                    .findFirst();
        }
        var ofParent = parent == null ? null : plan.outline().phaseOf(parent);
        if (ofParent != null) {
            return Optional.of(ofParent);
        }
        return phases.isEmpty() ? Optional.empty() : Optional.of(phases.getLast());
    }

    private static @Nullable TaskId last(List<TaskId> siblings) {
        return siblings.isEmpty() ? null : siblings.getLast();
    }

    private static TaskId taskId(String text) {
        return new TaskId(Lookups.uuid("task", text));
    }

    private static @Nullable TaskId optionalTask(String field, JsonNode node) {
        if (!node.isNull() && !node.isString()) {
            throw new IllegalArgumentException("'" + field + "' is the id of a task, or null");
        }
        return node.isNull() ? null : taskId(node.asString());
    }

    private static List<TaskId> ids(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(PlanResource::taskId).toList();
    }

    @GetMapping("/tasks/{id}")
    @Returns(value = Json.Task.class, etag = true)
    ResponseEntity<Object> task(@PathVariable String id) {
        return writes.answer(tagged(find.task(id)));
    }

    private static Tagged tagged(PlannedTask task) {
        return new Tagged(task.task().version(), Json.Task.of(task));
    }

    /** What a task says comes of its plan, too: that must be as it was when the two were compared. */
    private List<By.Seen> seen(HttpServletRequest request, PlannedTask task) {
        var planId = task.task().planId();
        long[] plan = new long[1];
        var seen = writes.seen(request, task.task().id(), () -> {
            plan[0] = find.plan(planId.toString()).version(); // before what is made of it
            return tagged(find.task(task.task().id().toString()));
        });
        return seen == null ? List.of() : List.of(seen, new By.Seen(planId, Set.of(plan[0])));
    }

    @PatchMapping("/tasks/{id}")
    @Returns(value = Json.Task.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> changeTask(
            HttpServletRequest request, @PathVariable String id, @RequestBody TaskChange body) {
        var task = find.task(id);
        var requirement = find.active(task.requirementId());
        if (body.moves() && (body.title() != null || body.notes() != null || body.done() != null)) {
            throw new IllegalArgumentException("a task is moved by a request of its own: phase, parent, after");
        }
        return writes.answer(request, by -> {
            var on = on(by, requirement).seeing(seen(request, task));
            var receipt =
                    body.moves() ? desk.move(on, task, place(task, body)) : commands.send(on, changes(task, body));
            return Written.ok(receipt, () -> Json.Task.of(find.task(id)));
        });
    }

    private static List<Object> changes(PlannedTask planned, TaskChange body) {
        var task = planned.task();
        var todo = new ArrayList<Object>();
        if (body.title() != null) {
            todo.add(new RetitleTask(task.id(), body.title()));
        }
        if (body.notes() != null) {
            todo.add(new ReviseNotes(task.id(), body.notes()));
        }
        if (body.dependsOn() != null) {
            var wanted = ids(body.dependsOn());
            for (var blocker : task.blockers()) {
                if (!wanted.contains(blocker)) {
                    todo.addAll(PlanDesk.independence(task.planId(), task.id(), blocker));
                }
            }
            for (var blocker : wanted) {
                if (!task.blockers().contains(blocker)) {
                    todo.addAll(PlanDesk.dependency(task.planId(), task.id(), blocker));
                }
            }
        }
        if (body.verifyOnly() != null) {
            todo.add(new SetVerifyOnly(task.id(), body.verifyOnly()));
        }
        if (Boolean.TRUE.equals(body.done())) {
            todo.add(
                    body.waiver() == null
                            ? new TickTask(task.id(), body.commit())
                            : new WaiveEvidence(task.id(), body.commit(), body.waiver()));
        } else if (Boolean.FALSE.equals(body.done())) {
            todo.add(new UntickTask(task.id()));
        } else if (body.commit() != null || body.waiver() != null) {
            throw new IllegalArgumentException("a commit and a waiver are given together with \"done\": true");
        }
        return todo;
    }

    private Place place(PlannedTask task, TaskChange body) {
        var plan = find.plan(task.task().planId().toString());
        var parent = body.parent() != null
                ? optionalTask("parent", body.parent())
                : body.phase() != null ? null : task.parentId();
        var ofParent = parent == null ? null : plan.outline().phaseOf(parent);
        var phase = body.phase() != null
                ? new PhaseId(Lookups.uuid("phase", body.phase()))
                : ofParent != null ? ofParent : task.phaseId();
        var siblings = plan.outline().siblingsAt(new Place(phase, parent, null)).stream()
                .filter(sibling -> !sibling.equals(task.task().id()))
                .toList();
        var after = body.after() == null ? last(siblings) : optionalTask("after", body.after());
        return new Place(phase, parent, after);
    }

    @DeleteMapping("/tasks/{id}")
    @Returns(value = Void.class, status = 204, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> removeTask(HttpServletRequest request, @PathVariable String id) {
        var task = find.task(id);
        var requirement = find.active(task.requirementId());
        return writes.answer(
                request, by -> Written.gone(desk.remove(on(by, requirement).seeing(seen(request, task)), task)));
    }

    /** Puts back a task that was removed, as it was; what stood below it is restored by requests of its own. */
    @PostMapping("/tasks/{id}/restore")
    @Returns(Json.Task.class)
    ResponseEntity<Object> restoreTask(HttpServletRequest request, @PathVariable String id) {
        return writes.answer(request, by -> {
            var removed = find.removedTask(id);
            var plan = find.plan(removed.planId().toString());
            var requirement = find.active(plan.requirementId());
            var receipt = desk.restore(on(by, requirement), Removal.of(removed));
            return Written.ok(receipt, () -> Json.Task.of(find.task(id)));
        });
    }
}
