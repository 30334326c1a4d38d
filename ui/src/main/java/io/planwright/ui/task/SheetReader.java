package io.planwright.ui.task;

import com.vaadin.flow.internal.JacksonUtils;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.overlap.TouchedFile;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Attempts;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.worker.WorkerView;
import io.planwright.application.worker.Workers;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what the panel says of a task. */
@Component
class SheetReader {

    private static final int EVENTS = 200;

    private final Projects projects;
    private final Requirements requirements;
    private final Playbooks playbooks;
    private final TaskBoard board;
    private final Tasks tasks;
    private final Attempts attempts;
    private final Overlaps overlaps;
    private final EvidenceBox evidence;
    private final Workers workers;
    private final EventLog log;

    SheetReader(
            Projects projects,
            Requirements requirements,
            Playbooks playbooks,
            TaskBoard board,
            Tasks tasks,
            Attempts attempts,
            Overlaps overlaps,
            EvidenceBox evidence,
            Workers workers,
            EventLog log) {
        this.projects = projects;
        this.requirements = requirements;
        this.playbooks = playbooks;
        this.board = board;
        this.tasks = tasks;
        this.attempts = attempts;
        this.overlaps = overlaps;
        this.evidence = evidence;
        this.workers = workers;
        this.log = log;
    }

    Optional<Sheet> withKey(String key) {
        return board.withKey(key).flatMap(this::of);
    }

    /** @return empty when the task is no longer on its plan */
    Optional<Sheet> withId(TaskId id) {
        return tasks.withId(id).flatMap(this::of);
    }

    List<TouchedFile> filesOf(TaskId id) {
        return overlaps.filesOf(id);
    }

    private Optional<Sheet> of(PlannedTask planned) {
        return projects.withId(planned.projectId())
                .flatMap(project -> requirements.withId(planned.requirementId()).map(requirement -> {
                    var id = planned.task().id();
                    var waited = tasks.withIds(planned.task().blockers());
                    return new Sheet(
                            planned,
                            project,
                            requirement,
                            playbooks
                                    .of(project.ownPlaybook(), requirement.playbook())
                                    .work()
                                    .discipline(),
                            planned.task().blockers().stream()
                                    .map(waited::get)
                                    .filter(Objects::nonNull)
                                    .toList(),
                            attempts.of(id),
                            evidence.of(id),
                            workers.of(project.id()).stream()
                                    .collect(Collectors.toMap(WorkerView::id, WorkerView::name)),
                            filesOf(id),
                            history(id));
                }));
    }

    private List<Happened> history(TaskId id) {
        return log.of(id.toString(), EVENTS).stream()
                .filter(entry -> !entry.type().equals("task.lease-renewed"))
                .map(SheetReader::happened)
                .toList();
    }

    private static Happened happened(LogEntry entry) {
        var metadata = JacksonUtils.readTree(entry.metadata());
        var payload = JacksonUtils.readTree(entry.payload());
        var stage = payload.path("stage").asString("");
        return new Happened(
                entry.position(),
                metadata.path("actorName").asString(""),
                entry.type(),
                stage.isEmpty() ? null : Stage.named(stage),
                payload.path("outcome").asString(payload.path("end").asString("")),
                payload.path("reason").asString(payload.path("why").asString("")),
                Instant.parse(entry.at()));
    }
}
