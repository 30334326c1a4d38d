package io.planwright.infrastructure.eventstore;

import io.planwright.application.Happening;
import io.planwright.application.gate.GateView;
import io.planwright.application.person.Actor;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.Gate;
import io.planwright.application.playbook.Playbook.Limits;
import io.planwright.application.playbook.Playbook.PlanTemplate;
import io.planwright.application.playbook.Playbook.Standards;
import io.planwright.application.playbook.Playbook.Work;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.text.TextView;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.Changes;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads off the log all that there is of a requirement, as of this moment, with what the commands at hand have decided.
 * Items of texts are named as if their texts were new: nobody addresses them here.
 */
final class LoggedWorkspaces {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedWorkspaces.class);
    private static final String SELECT = LogTail.STORED + """
             from event_log where subject in (select subject from event_log where requirement_id = ?) order by position
            """;

    private final QueuedEvents log;
    private final Streams streams;
    private final StreamHeads heads;
    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final Playbooks playbooks;

    LoggedWorkspaces(
            QueuedEvents log,
            Streams streams,
            StreamHeads heads,
            JdbcClient jdbc,
            Serializer serializer,
            Playbooks playbooks) {
        this.log = log;
        this.streams = streams;
        this.heads = heads;
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.playbooks = playbooks;
    }

    /**
     * Nobody changes anything of the requirement until the unit of work at hand has ended.
     *
     * @return empty when there is no such requirement
     */
    Optional<Workspace> of(RequirementId id) {
        heads.hold(id.toString());
        var folded = new Folded(id);
        var entries = jdbc.sql(SELECT)
                .param(id.toString())
                .query((row, _) -> LogTail.stored(row))
                .list();
        var stream = EventStreamUtils.upcastAndDeserializeDomainEvents(entries.stream(), serializer, Upcasters.chain());
        while (stream.hasNext()) {
            folded.on(stream.next());
        }
        log.queued().forEach(folded::on);
        return folded.workspace();
    }

    /** What the events come to, by the folds that the read tables are made with. */
    private final class Folded {

        private final RequirementId id;
        private @Nullable RequirementView requirement;
        private final Map<PlanId, PlanView> plans = new LinkedHashMap<>();
        private final Map<TaskId, TaskView> tasks = new HashMap<>();
        private final Map<DocumentId, TextView> texts = new HashMap<>();
        private final Map<GateId, GateView> gates = new LinkedHashMap<>();

        Folded(RequirementId id) {
            this.id = id;
        }

        void on(DomainEventMessage<?> message) {
            try {
                on(
                        message.getPayload(),
                        new Happening(
                                message.getSequenceNumber(),
                                message.getTimestamp(),
                                Attribution.actor(message.getMetaData())));
            } catch (RuntimeException e) { // the read tables go without it too
                LOG.warn(
                        "event {} of {} was skipped", message.getSequenceNumber(), message.getAggregateIdentifier(), e);
            }
        }

        private void on(Object event, Happening happening) {
            switch (event) {
                case RequirementEvent each
                when each.requirementId().equals(id) ->
                    requirement = RequirementView.fold(requirement, each, happening);
                case PlanEvent each -> plans.compute(each.planId(), (_, view) -> PlanView.fold(view, each, happening));
                case TaskEvent each -> tasks.compute(each.taskId(), (_, view) -> TaskView.fold(view, each, happening));
                case GateEvent each -> gates.compute(each.gateId(), (_, view) -> GateView.fold(view, each, happening));
                case DocumentEvent each -> texts.compute(each.documentId(), (_, view) -> folded(view, each, happening));
                default -> {}
            }
        }

        /** As {@link TextView#fold}, without looking for the items after every edit. */
        private static TextView folded(@Nullable TextView view, DocumentEvent event, Happening happening) {
            return switch (event) {
                case DocumentOpened opened -> text(opened.documentId(), 1, opened.text(), happening);
                case TextEdited edited
                when view != null ->
                    text(view.id(), view.version() + 1, Changes.apply(view.text(), edited.changes()), happening);
                case TextEdited edited ->
                    throw new IllegalStateException("no text before an edit of " + edited.documentId());
            };
        }

        private static TextView text(DocumentId id, long version, String text, Happening happening) {
            return new TextView(
                    id,
                    version,
                    text,
                    List.of(),
                    List.of(),
                    happening.at(),
                    happening.by().name());
        }

        private static TextView withItems(TextView view) {
            var opened = TextView.fold(
                    null,
                    new DocumentOpened(view.id(), view.text()),
                    new Happening(view.version(), view.changedAt(), Actor.SYSTEM));
            return new TextView(
                    view.id(),
                    view.version(),
                    view.text(),
                    opened.items(),
                    opened.others(),
                    view.changedAt(),
                    view.changedBy());
        }

        Optional<Workspace> workspace() {
            if (requirement == null) {
                return Optional.empty();
            }
            var projectId = requirement.projectId();
            return streams.fold(projectId.toString(), ProjectEvent.class, ProjectView::fold)
                    .map(project -> workspace(project, requirement));
        }

        private Workspace workspace(ProjectView project, RequirementView view) {
            texts.replaceAll((_, text) -> withItems(text));
            var own = plans.values().stream()
                    .filter(plan -> plan.requirementId().equals(id))
                    .sorted(Comparator.comparing(PlanView::path)
                            .thenComparing(plan -> plan.id().toString()))
                    .toList();
            var planned = new HashMap<PlanId, List<PlannedTask>>();
            own.forEach(plan -> planned.put(plan.id(), planned(project, plan)));
            return new Workspace(
                    project,
                    view,
                    playbook(project, view.playbook()),
                    texts,
                    own,
                    planned,
                    gates.values().stream()
                            .filter(gate -> gate.requirementId().equals(id))
                            .sorted(Comparator.comparing(GateView::name)
                                    .thenComparing(gate -> gate.id().toString()))
                            .toList());
        }

        private List<PlannedTask> planned(ProjectView project, PlanView plan) {
            var all = new ArrayList<PlannedTask>();
            plan.outline().walk((taskId, phase, parent, position, number, depth) -> {
                var task = tasks.get(taskId);
                if (task != null) {
                    all.add(new PlannedTask(
                            task,
                            project.key() + "-" + task.serial(),
                            number,
                            phase,
                            parent,
                            position,
                            depth,
                            all.size(),
                            project.id(),
                            id,
                            task.blockers().stream().filter(this::isOpen).toList(),
                            (int) plan.outline().subtasksOf(taskId).stream()
                                    .filter(this::isOpen)
                                    .count()));
                }
            });
            return all;
        }

        private boolean isOpen(TaskId blocker) {
            var task = tasks.get(blocker);
            return task != null && !task.done() && !task.dropped();
        }
    }

    private Playbook playbook(ProjectView project, String key) {
        try {
            return playbooks.of(project.ownPlaybook(), key);
        } catch (IllegalArgumentException _) {
            return asksForNothing(key);
        }
    }

    /** In place of a playbook that is gone: the gate's own checks hold nevertheless. */
    private static Playbook asksForNothing(String key) {
        return new Playbook(
                key,
                Phrase.of(key),
                Phrase.EMPTY,
                Lane.FULL,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new PlanTemplate("tasks.md", Phrase.EMPTY, false, List.of(), List.of()),
                new Gate(Phrase.EMPTY, List.of()),
                List.of(),
                new Standards(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                new Limits(0, false),
                Work.FREE);
    }
}
