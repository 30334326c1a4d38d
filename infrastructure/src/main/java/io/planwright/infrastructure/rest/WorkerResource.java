package io.planwright.infrastructure.rest;

import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitDesk;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.worker.Beats;
import io.planwright.application.worker.Beats.Beat;
import io.planwright.application.worker.ClaimDesk;
import io.planwright.application.worker.Crew;
import io.planwright.application.worker.WorkerView;
import io.planwright.application.worker.Workers;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Stage;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workers")
class WorkerResource {

    private final ClaimDesk desk;
    private final Workers workers;
    private final Beats beats;
    private final Crew crew;
    private final CircuitBoard circuits;
    private final Playbooks playbooks;
    private final CircuitDesk circuitDesk;
    private final EventLog log;
    private final ReadPosition position;
    private final Clock clock;
    private final JsonMapper json;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    record NewWorker(String name) {}

    /** @param calls how many runs of an agent it has used of its budget, @param minutes how many minutes */
    record NewBeat(@Nullable Integer calls, @Nullable Integer minutes) {}

    /**
     * @param worker its id
     * @param taskId the task wanted; null for the one that comes next
     * @param stages at which the next one may stand, e.g. {@code ["VERIFY"]}; null for all that the worker can pass by itself
     */
    record NewClaim(
            @Nullable String worker,
            @Nullable String taskId,
            @Nullable List<String> stages) {}

    record Reset(@Nullable String reason) {}

    WorkerResource(
            ClaimDesk desk,
            Workers workers,
            Beats beats,
            Crew crew,
            CircuitBoard circuits,
            Playbooks playbooks,
            CircuitDesk circuitDesk,
            EventLog log,
            ReadPosition position,
            Clock clock,
            JsonMapper json,
            Lookups find,
            Writes writes,
            Lists lists) {
        this.desk = desk;
        this.workers = workers;
        this.beats = beats;
        this.crew = crew;
        this.circuits = circuits;
        this.playbooks = playbooks;
        this.circuitDesk = circuitDesk;
        this.log = log;
        this.position = position;
        this.clock = clock;
        this.json = json;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    private WorkerView worker(@Nullable String id) {
        var text = ProjectResource.required("worker", id);
        return workers.withId(new WorkerId(Lookups.uuid("worker", text)))
                .orElseThrow(() -> new Missing("worker", text));
    }

    private Discipline discipline(ProjectView project) {
        return playbooks.of(project.ownPlaybook(), project.playbook()).work().discipline();
    }

    @GetMapping("/projects/{key}/workers")
    @Returns(value = WorkJson.Worker.class, list = true)
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request, @PathVariable String key) {
        var project = find.project(key);
        var discipline = discipline(project);
        return lists.answer(
                request,
                WorkJson.Worker.class,
                Lists.whole(crew.of(project.id(), discipline), member -> WorkJson.Worker.of(member, discipline)));
    }

    private WorkJson.Worker json(WorkerId id) {
        var worker = worker(id.toString());
        var discipline = discipline(find.project(worker.projectId()));
        return WorkJson.Worker.of(crew.member(worker, discipline), discipline);
    }

    /** Registers a worker for who asks; the same name gives the same worker again. */
    @PostMapping("/projects/{key}/workers")
    @Returns(value = WorkJson.Worker.class, status = 201)
    ResponseEntity<Object> register(HttpServletRequest request, @PathVariable String key, @RequestBody NewWorker body) {
        var project = find.project(key);
        var name = ProjectResource.required("name", body.name());
        return writes.answer(request, by -> {
            var made = desk.register(by, project.id(), name);
            return Written.created(made.receipt(), "/api/v1/workers/" + made.id(), () -> json(made.id()));
        });
    }

    @GetMapping("/workers/{id}")
    @Returns(WorkJson.Worker.class)
    ResponseEntity<Object> one(@PathVariable String id) {
        return ResponseEntity.ok(json(worker(id).id()));
    }

    @DeleteMapping("/workers/{id}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> retire(HttpServletRequest request, @PathVariable String id) {
        var worker = worker(id);
        return writes.answer(request, by -> Written.gone(desk.retire(by, worker)));
    }

    /** Takes a sign of life; it leaves no event. */
    @PostMapping("/workers/{id}/heartbeat")
    @Returns(WorkJson.Worker.class)
    ResponseEntity<Object> beat(@PathVariable String id, @RequestBody(required = false) @Nullable NewBeat body) {
        var worker = worker(id);
        if (!worker.owner().equals(Writes.actor().id())) {
            throw new Refused(
                    "worker.foreign",
                    "worker '" + worker.name() + "' acts for " + worker.ownerName(),
                    List.of(new Fact("worker", id, "acts for " + worker.ownerName())),
                    List.of("register a worker of your own"));
        }
        beats.beat(
                worker.projectId(),
                worker.id(),
                new Beat(clock.instant(), body == null ? null : body.calls(), body == null ? null : body.minutes()));
        return ResponseEntity.ok(json(worker.id()));
    }

    /** Claims the task that is named, or the next one; 204 when there is nothing to claim now. */
    @PostMapping("/projects/{key}/claims")
    @Returns(value = WorkJson.Claim.class, orNothing = true)
    ResponseEntity<Object> claim(HttpServletRequest request, @PathVariable String key, @RequestBody NewClaim body) {
        var project = find.project(key);
        var worker = worker(body.worker());
        if (!worker.projectId().equals(project.id())) {
            throw new Missing("worker", worker.id().toString());
        }
        if (body.taskId() != null) {
            var task = find.task(body.taskId());
            if (!task.projectId().equals(project.id())) {
                throw new Missing("task", body.taskId());
            }
            return writes.answer(request, by -> {
                var made = desk.claim(by, worker, task);
                return Written.ok(made.receipt(), () -> claimed(made, worker));
            });
        }
        var stages = stages(body.stages(), discipline(project));
        return writes.answer(
                request,
                by -> desk.next(by, worker, stages)
                        .map(made -> Written.ok(made.receipt(), () -> claimed(made, worker)))
                        .orElseGet(() -> Written.nothing(position.current())));
    }

    private static Set<Stage> stages(@Nullable List<String> named, Discipline discipline) {
        if (named != null && !named.isEmpty()) {
            var stages = EnumSet.noneOf(Stage.class);
            named.forEach(name -> stages.add(Lookups.constant(Stage.class, "stages", name)));
            return stages;
        }
        if (EvidenceResource.isWitness(Writes.actor())) {
            return Set.of();
        }
        var own = EnumSet.allOf(Stage.class);
        own.removeAll(discipline.independent()); // what it could not pass by itself
        return own;
    }

    /** Tells of the claim that was made: a repeated request is told of the same one, whatever has become of it. */
    private Object claimed(Made<TaskId> made, WorkerView worker) {
        if (!made.receipt().repeated()) {
            var held = WorkJson.claim(find.task(made.id().toString()));
            if (held != null && held.worker().equals(worker.id().toString())) {
                return held;
            }
        }
        long at = made.receipt().position();
        return log.before(at + 1, LogFilter.ALL, 1).stream()
                .filter(entry -> entry.position() == at && entry.type().equals("task.claimed"))
                .findFirst()
                .<Object>map(this::claimed)
                .orElseGet(() -> held(made.id().toString()));
    }

    private WorkJson.Claim claimed(LogEntry entry) {
        JsonNode event = json.readTree(entry.payload());
        return new WorkJson.Claim(
                entry.subject(),
                event.get("token").asLong(),
                Instant.parse(event.get("leaseUntil").asString()),
                event.get("stage").asString(),
                event.get("worker").asString(),
                Json.Task.of(find.task(entry.subject())));
    }

    @PutMapping("/tasks/{id}/claim")
    @Returns(WorkJson.Claim.class)
    ResponseEntity<Object> renew(HttpServletRequest request, @PathVariable String id, @RequestParam long token) {
        var task = find.task(id);
        return writes.answer(request, by -> Written.ok(desk.renew(by, task, token), () -> held(id)));
    }

    private Object held(String id) {
        var held = WorkJson.claim(find.task(id));
        if (held == null) {
            throw new Missing("claim of task", id);
        }
        return held;
    }

    @DeleteMapping("/tasks/{id}/claim")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> release(HttpServletRequest request, @PathVariable String id, @RequestParam long token) {
        var task = find.task(id);
        return writes.answer(
                request, by -> Written.gone(desk.release(by, task, token, by.reason() == null ? "" : by.reason())));
    }

    @GetMapping("/projects/{key}/circuits")
    @Returns(value = WorkJson.Circuit.class, list = true)
    @Nullable
    ResponseEntity<Object> circuits(HttpServletRequest request, @PathVariable String key) {
        var project = find.project(key);
        return lists.answer(
                request, WorkJson.Circuit.class, Lists.whole(circuits.of(project.id()), WorkJson.Circuit::of));
    }

    @PostMapping("/circuits/{id}/reset")
    @Returns(WorkJson.Circuit.class)
    ResponseEntity<Object> reset(HttpServletRequest request, @PathVariable String id, @RequestBody Reset body) {
        var circuit = circuits.withId(new CircuitId(Lookups.uuid("circuit", id)))
                .orElseThrow(() -> new Missing("circuit", id));
        var reason = body.reason() == null ? "" : body.reason();
        return writes.answer(request, by -> Written.ok(circuitDesk.reset(by, circuit, reason), () -> circuit(id)));
    }

    private Object circuit(String id) {
        return circuits.withId(new CircuitId(Lookups.uuid("circuit", id)))
                .map(WorkJson.Circuit::of)
                .orElseThrow(() -> new Missing("circuit", id));
    }
}
