package io.planwright.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.planwright.application.Commands;
import io.planwright.application.Happening;
import io.planwright.application.Page;
import io.planwright.application.Receipt;
import io.planwright.application.Selection;
import io.planwright.application.board.BoardColumn;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitView;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.DecompositionEngine;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.application.decomposition.Engines;
import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.item.ItemDesk;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.LiveFeed;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.overlap.Overlap;
import io.planwright.application.overlap.Overlap.Party;
import io.planwright.application.overlap.Overlap.Use;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.overlap.TaskFiles;
import io.planwright.application.overlap.TouchedFile;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.AccessTokens.AccessToken;
import io.planwright.application.person.ActorKind;
import io.planwright.application.person.People;
import io.planwright.application.person.Person;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.refusal.FactNames;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.AttemptView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.application.worker.Beats;
import io.planwright.application.worker.Beats.Beat;
import io.planwright.application.worker.Crew;
import io.planwright.application.worker.WorkerView;
import io.planwright.application.worker.Workers;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.OneMoment;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.Refused;
import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import io.planwright.domain.worker.WorkerEvent;
import io.planwright.domain.worker.WorkerEvent.WorkerRegistered;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.notice.Attempts;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What the pages ask, kept in memory and folded from events as the server does it. */
public final class Server {

    public static final Person ADA = new Person(UUID.randomUUID(), "ada", "Ada", true);

    public static final AccessToken AGENT =
            new AccessToken(UUID.randomUUID(), "builder", ActorKind.AGENT, false, Instant.EPOCH);

    public final ProjectId projectId = new ProjectId(UUID.randomUUID());
    public final RequirementId requirementId = new RequirementId(UUID.randomUUID());
    public final PlanId planId = new PlanId(UUID.randomUUID());
    public final PhaseId phaseId = new PhaseId(UUID.randomUUID());
    public final WorkerId workerId = new WorkerId(UUID.randomUUID());
    public final GateId gateId = new GateId(UUID.randomUUID());
    public final DocumentId goals = new DocumentId(UUID.randomUUID());
    public final List<Object> sent = new ArrayList<>();
    public final List<Object> counted = new CopyOnWriteArrayList<>();
    private final Map<DocumentId, TextView> textViews = new LinkedHashMap<>();
    private final Map<TaskId, TaskView> taskViews = new LinkedHashMap<>();
    private final Map<TaskId, TaskFiles> taskFiles = new LinkedHashMap<>();
    private final List<AttemptView> attemptViews = new ArrayList<>();
    private final List<EvidenceView> evidenceViews = new ArrayList<>();
    private final Map<DecompositionId, DecompositionView> decompositionViews = new LinkedHashMap<>();
    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final List<Consumer<LoggedEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Map<WorkerId, WorkerView> workerViews = new LinkedHashMap<>();
    private final Map<CircuitId, CircuitView> circuitViews = new LinkedHashMap<>();
    private final Map<WorkerId, Beat> lastBeats = new LinkedHashMap<>();
    private @Nullable RequirementView requirement;
    private @Nullable PlanView plan;
    private @Nullable GateView gate;
    private @Nullable Refused refusal;
    private boolean archived;
    private long position;

    public ProjectView project = new ProjectView(
            projectId,
            "SHOP",
            "Shop",
            "library",
            Language.EN,
            "",
            Map.of(),
            List.of(),
            1,
            Instant.EPOCH,
            Instant.EPOCH);

    /** A requirement with one section, a plan of one phase, and a gate of two checks. */
    public static Server withRequirement() {
        var server = new Server();
        server.happened(new RequirementDrafted(
                server.requirementId, server.projectId, new Slug("pay"), "Pay by `invoice`", Lane.FULL, "library"));
        server.happened(new DocumentOpened(server.goals, "## Goals\n\nSell more.\n"));
        server.happened(new SectionAdded(server.requirementId, server.goals, "goals", "prd.md", null));
        server.happened(new PlanDrafted(server.planId, server.requirementId, "Pay", "tasks.md"));
        server.happened(new PhaseAdded(server.planId, server.phaseId, "Build", "## Build\n", "", null));
        server.happened(new GateOpened(
                server.gateId,
                server.requirementId,
                "Quality gate",
                List.of(new Check("tests", "The tests pass"), new Check("docs", "The documents are right"))));
        return server;
    }

    public TaskId task(String title, @Nullable TaskId after) {
        var id = new TaskId(UUID.randomUUID());
        happened(new TaskOpened(id, planId, taskViews.size() + 1, title, "", null, false, null));
        happened(new TaskPlaced(planId, id, new Place(phaseId, null, after)));
        return id;
    }

    /** @return a new task of another plan of the project */
    public TaskId taskElsewhere(String title) {
        var id = new TaskId(UUID.randomUUID());
        var plan = new PlanId(UUID.randomUUID());
        happenedElsewhere(new TaskOpened(id, plan, taskViews.size() + 1, title, "", null, false, null));
        return id;
    }

    public void edit(DocumentId document, String text) {
        var length = textViews.get(document).text().length();
        happened(new TextEdited(document, List.of(new Change(0, length, text))));
    }

    public void refuse(Refused refused) {
        refusal = refused;
    }

    /** Lets something happen: folds it, and tells the open pages. */
    public void happened(Object event) {
        happened(event, requirementId);
    }

    /** Lets something happen in another requirement of the project. */
    public void happenedElsewhere(Object event) {
        happened(event, new RequirementId(UUID.randomUUID()));
    }

    private void happened(Object event, RequirementId where) {
        var happening = new Happening(++position, Instant.now(), ADA.actor());
        switch (event) {
            case RequirementEvent each -> requirement = RequirementView.fold(requirement, each, happening);
            case DocumentEvent each ->
                textViews.put(each.documentId(), TextView.fold(textViews.get(each.documentId()), each, happening));
            case PlanEvent each -> plan = PlanView.fold(plan, each, happening);
            case TaskEvent each -> {
                taskViews.put(each.taskId(), TaskView.fold(taskViews.get(each.taskId()), each, happening));
                if (each instanceof TaskEvent.AboutFiles about) {
                    taskFiles.put(each.taskId(), TaskFiles.fold(taskFiles.get(each.taskId()), about, happening));
                }
                if (each instanceof AttemptRecorded attempt) {
                    attemptViews.add(AttemptView.fold(null, attempt, happening));
                }
                if (each instanceof EvidenceFiled filed) {
                    evidenceViews.add(EvidenceView.fold(null, filed, happening));
                }
                if (each instanceof TaskEvent.OfStage ofStage) {
                    var id = CircuitView.idOf(ofStage);
                    circuitViews.put(id, CircuitView.fold(circuitViews.get(id), ofStage, happening));
                }
            }
            case WorkerEvent each ->
                workerViews.put(each.workerId(), WorkerView.fold(workerViews.get(each.workerId()), each, happening));
            case CircuitEvent each ->
                circuitViews.put(
                        each.circuitId(), CircuitView.fold(circuitViews.get(each.circuitId()), each, happening));
            case GateEvent each -> gate = GateView.fold(gate, each, happening);
            case DecompositionEvent each ->
                decompositionViews.put(
                        each.decompositionId(),
                        DecompositionView.fold(decompositionViews.get(each.decompositionId()), each, happening));
            case ProjectEvent each -> project = ProjectView.fold(project, each, happening);
            default -> throw new IllegalArgumentException("no view of " + event);
        }
        var logged =
                new LoggedEvent(happening, projectId.toString(), where.toString(), "some.event", 1, "", event, null);
        listeners.forEach(listener -> listener.accept(logged));
    }

    public Projects projects() {
        return new Projects() {
            @Override
            public List<ProjectView> all() {
                return List.of(project);
            }

            @Override
            public Optional<ProjectView> withKey(String key) {
                return Optional.of(project).filter(each -> each.key().equals(key));
            }

            @Override
            public Optional<ProjectView> withId(ProjectId id) {
                return Optional.of(project);
            }
        };
    }

    public Requirements requirements() {
        return new Requirements() {
            @Override
            public Optional<RequirementView> withId(RequirementId id) {
                return Optional.ofNullable(requirement);
            }

            @Override
            public Map<RequirementId, RequirementView> withIds(Collection<RequirementId> ids) {
                return requirement == null ? Map.of() : Map.of(requirementId, requirement);
            }

            @Override
            public Optional<RequirementView> withSlug(ProjectId project, String slug) {
                return withId(requirementId).filter(each -> each.slug().equals(slug));
            }

            @Override
            public Optional<RequirementSummary> summary(RequirementId id) {
                return withId(id).map(Server.this::summed);
            }

            @Override
            public Page<RequirementSummary> of(
                    ProjectId project, Selection selection, int limit, @Nullable String cursor) {
                return new Page<>(
                        summary(requirementId)
                                .filter(each -> selection.includes("archived", Boolean.toString(each.archived())))
                                .stream()
                                .toList(),
                        null);
            }
        };
    }

    private RequirementSummary summed(RequirementView view) {
        var checks = gate == null ? List.<GateView.CheckView>of() : gate.checks();
        return new RequirementSummary(
                view.id(),
                view.projectId(),
                view.slug(),
                view.title(),
                view.lane(),
                view.playbook(),
                view.phase(),
                view.archived(),
                taskViews.size(),
                (int) taskViews.values().stream().filter(TaskView::done).count(),
                checks.size(),
                (int) checks.stream()
                        .filter(each -> each.kind() != CheckKind.COMPUTED && each.state() == CheckState.OPEN)
                        .count(),
                (int) checks.stream()
                        .filter(each -> each.state() == CheckState.FAILED)
                        .count(),
                (int) checks.stream()
                        .filter(each -> each.kind() == CheckKind.COMPUTED && each.state() != CheckState.WAIVED)
                        .count(),
                view.createdAt(),
                view.changedAt(),
                view.changedBy());
    }

    public Texts texts() {
        return new Texts() {
            @Override
            public Optional<TextView> withId(DocumentId id) {
                return Optional.ofNullable(textViews.get(id));
            }

            @Override
            public Map<DocumentId, TextView> withIds(Collection<DocumentId> ids) {
                var found = new LinkedHashMap<>(textViews);
                found.keySet().retainAll(ids);
                return found;
            }
        };
    }

    public QualityGates gates() {
        return new QualityGates() {
            @Override
            public Optional<GateView> withId(GateId id) {
                return Optional.ofNullable(gate);
            }

            @Override
            public List<GateView> of(RequirementId requirement) {
                return withId(gateId).stream().toList();
            }

            @Override
            public Map<RequirementId, List<GateView>> of(Collection<RequirementId> requirements) {
                return Map.of(requirementId, of(requirementId));
            }
        };
    }

    public Plans plans() {
        return new Plans() {
            @Override
            public Optional<PlanView> withId(PlanId id) {
                return Optional.ofNullable(plan).filter(each -> each.id().equals(id));
            }

            @Override
            public List<PlanView> of(RequirementId requirement) {
                return withId(planId).stream().toList();
            }

            @Override
            public Map<RequirementId, List<PlanView>> of(Collection<RequirementId> requirements) {
                return Map.of(requirementId, of(requirementId));
            }
        };
    }

    public Tasks tasks() {
        return new Tasks() {
            @Override
            public Optional<TaskView> removed(TaskId id) {
                return Optional.empty();
            }

            @Override
            public Optional<PlannedTask> withId(TaskId id) {
                return of(planId).stream()
                        .filter(each -> each.task().id().equals(id))
                        .findFirst();
            }

            @Override
            public List<PlannedTask> of(PlanId id) {
                var planned = new ArrayList<PlannedTask>();
                for (var task : plan.outline().tasksOf(phaseId)) {
                    int at = planned.size() + 1;
                    var view = taskViews.get(task);
                    planned.add(new PlannedTask(
                            view,
                            "SHOP-" + view.serial(),
                            "1." + at,
                            phaseId,
                            null,
                            at,
                            0,
                            at - 1,
                            projectId,
                            requirementId,
                            view.blockers().stream()
                                    .filter(each -> !taskViews.get(each).done())
                                    .toList(),
                            0));
                }
                return planned;
            }

            @Override
            public Map<PlanId, List<PlannedTask>> of(Collection<PlanId> plans) {
                return Map.of(planId, of(planId));
            }

            @Override
            public Page<PlannedTask> in(ProjectId project, Selection selection, int limit, @Nullable String cursor) {
                return new Page<>(of(planId), null);
            }
        };
    }

    /** Among the tasks of the one plan and those of others. */
    public Overlaps overlaps() {
        return new Overlaps() {
            @Override
            public List<Overlap> of(PlanId id) {
                return Overlap.among(uses());
            }

            @Override
            public List<TouchedFile> filesOf(TaskId task) {
                return TouchedFile.of(party(task), taskFiles.get(task).all(), uses());
            }

            private List<Use> uses() {
                return taskFiles.values().stream()
                        .filter(files -> !taskViews.get(files.task()).done())
                        .flatMap(files -> files.all().stream().map(file -> new Use(file, party(files.task()))))
                        .toList();
            }

            private Party party(TaskId task) {
                var view = taskViews.get(task);
                return new Party(task, "SHOP-" + view.serial(), view.title(), view.planId(), "1." + view.serial());
            }
        };
    }

    /** The board of the one plan. */
    public TaskBoard board() {
        return new TaskBoard() {
            @Override
            public List<Count> counts(ProjectId project, Show show) {
                counted.add(project);
                return counts(show);
            }

            @Override
            public List<Count> counts(Collection<PlanId> plans, Show show) {
                counted.addAll(plans);
                return counts(show);
            }

            private List<Count> counts(Show show) {
                return shown(show)
                        .collect(Collectors.groupingBy(
                                each -> BoardColumn.of(each.task()), TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(each -> new Count(
                                requirementId,
                                planId,
                                phaseId,
                                each.getKey(),
                                each.getValue().intValue()))
                        .toList();
            }

            @Override
            public List<PlannedTask> cards(ProjectId project, Place place, Show show, int limit) {
                return shown(show)
                        .filter(each -> BoardColumn.of(each.task()) == place.column())
                        .limit(limit)
                        .toList();
            }

            @Override
            public Optional<PlannedTask> withKey(String key) {
                return tasks().of(planId).stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst();
            }

            private Stream<PlannedTask> shown(Show show) {
                return tasks().of(planId).stream().filter(each -> show != Show.READY || each.ready());
            }
        };
    }

    public Workers workers() {
        return new Workers() {
            @Override
            public Optional<WorkerView> withId(WorkerId id) {
                return of(projectId).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst();
            }

            @Override
            public List<WorkerView> of(ProjectId project) {
                return List.of(new WorkerView(
                        workerId, projectId, "builder", ADA.actor().id(), ADA.name(), false, Instant.EPOCH));
            }
        };
    }

    /** What was tried at tasks. */
    public io.planwright.application.task.Attempts tries() {
        return task -> attemptViews.stream()
                .filter(each -> each.attempt().taskId().equals(task))
                .toList();
    }

    public EvidenceBox evidence() {
        return new EvidenceBox() {
            @Override
            public Optional<EvidenceView> withId(EvidenceId id) {
                return evidenceViews.stream()
                        .filter(each -> each.evidence().id().equals(id))
                        .findFirst();
            }

            @Override
            public List<EvidenceView> of(TaskId task) {
                return evidenceViews.reversed().stream()
                        .filter(each -> task.equals(each.task()))
                        .toList();
            }

            @Override
            public List<EvidenceView> of(GateId gate) {
                return List.of();
            }
        };
    }

    /** Registers a worker of the agent. */
    public WorkerId worker(String name) {
        var id = WorkerId.named(projectId, name);
        happened(new WorkerRegistered(id, projectId, name, AGENT.id().toString()));
        return id;
    }

    /** Lets a worker give a sign of life, which leaves no event. */
    public void beat(WorkerId worker, Beat beat) {
        lastBeats.put(worker, beat);
    }

    public Crew crew() {
        var workers = new Workers() {
            @Override
            public Optional<WorkerView> withId(WorkerId id) {
                return Optional.ofNullable(workerViews.get(id));
            }

            @Override
            public List<WorkerView> of(ProjectId project) {
                return workerViews.values().stream()
                        .filter(each -> !each.retired())
                        .toList();
            }
        };
        var beats = new Beats() {
            @Override
            public void beat(ProjectId project, WorkerId worker, Beat beat) {
                Server.this.beat(worker, beat);
            }

            @Override
            public Map<WorkerId, Beat> of(ProjectId project) {
                return Map.copyOf(lastBeats);
            }
        };
        return new Crew(workers, beats, tasks(), Clock.systemUTC());
    }

    public CircuitBoard circuits() {
        return new CircuitBoard() {
            @Override
            public List<CircuitView> withIds(Collection<CircuitId> ids) {
                return ids.stream()
                        .filter(circuitViews::containsKey)
                        .map(circuitViews::get)
                        .toList();
            }

            @Override
            public List<CircuitView> of(ProjectId project) {
                return List.copyOf(circuitViews.values());
            }
        };
    }

    public WorkspaceDesk workspaces() {
        return workspaces(requirements());
    }

    public WorkspaceDesk workspaces(Requirements requirements) {
        var moment = new OneMoment() {
            @Override
            public <T> T read(Supplier<T> reading) {
                return reading.get();
            }
        };
        return new WorkspaceDesk(moment, projects(), requirements, new Playbooks(), plans(), tasks(), texts(), gates());
    }

    public Decompositions decompositions() {
        return new Decompositions() {
            @Override
            public Optional<DecompositionView> withId(DecompositionId id) {
                return Optional.ofNullable(decompositionViews.get(id));
            }

            @Override
            public List<DecompositionView> of(PlanId plan) {
                return List.copyOf(decompositionViews.values());
            }
        };
    }

    /** Keeps contents under names that are no hashes: whoever compares finds another one. */
    public Contents contents() {
        return new Contents() {
            @Override
            public String put(byte[] content) {
                var name = "content-" + kept.size();
                kept.put(name, content);
                return name;
            }

            @Override
            public Optional<byte[]> get(String sha256) {
                return Optional.ofNullable(kept.get(sha256));
            }
        };
    }

    public DecompositionDesk decompositionDesk(DecompositionEngine... engines) {
        var workspaces = new Workspaces(workspaces(), requirements(), new Playbooks(), texts(), contents(), List.of());
        return new DecompositionDesk(
                commands(), new Engines(List.of(engines)), contents(), workspaces, plans(), requirements());
    }

    /** Writes texts as they are asked to, and tells the open pages. */
    public TextDesk textDesk() {
        return new TextDesk(writing(), texts(), log(), readPosition());
    }

    /** Edits items as edits of their texts, and tells the open pages. */
    public ItemDesk itemDesk() {
        return new ItemDesk(writing(), projects(), requirements(), texts(), log(), readPosition());
    }

    private Commands writing() {
        return (by, commands) -> {
            var receipt = commands().send(by, commands);
            for (var command : commands) {
                if (command instanceof EditText edit && !edit.changes().isEmpty()) {
                    happened(new TextEdited(edit.documentId(), edit.changes()));
                }
            }
            return receipt;
        };
    }

    /** Gives the requirement one more section of its PRD. */
    public DocumentId section(String key, String text) {
        return section(key, "prd.md", text);
    }

    public DocumentId section(String key, String path, String text) {
        var id = new DocumentId(UUID.randomUUID());
        var before = Objects.requireNonNull(requirement).sectionsOf(path);
        happened(new DocumentOpened(id, text));
        happened(new SectionAdded(
                requirementId,
                id,
                key,
                path,
                before.isEmpty() ? null : before.getLast().documentId()));
        return id;
    }

    public String textOf(DocumentId document) {
        return Objects.requireNonNull(textViews.get(document)).text();
    }

    /** Notes what is sent; refuses it where it shall. */
    public Commands commands() {
        return (_, commands) -> {
            if (refusal != null) {
                var refused = refusal;
                refusal = null;
                throw refused;
            }
            sent.addAll(commands);
            return new Receipt(position, false);
        };
    }

    public ReadPosition readPosition() {
        return new ReadPosition() {
            @Override
            public long current() {
                return position;
            }

            @Override
            public boolean has(long wanted) {
                return true;
            }

            @Override
            public void await(long wanted, Duration atMost) {}
        };
    }

    /** An empty one. */
    public EventLog log() {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (_, method, _) -> method.getReturnType() == List.class ? List.of() : (Object) (-1L));
    }

    public LiveUpdates live() {
        LiveFeed feed = listener -> {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        };
        return new LiveUpdates(feed);
    }

    public boolean isWatched() {
        return !listeners.isEmpty();
    }

    public Attempts attempts() {
        return new Attempts(readPosition(), new FactNames(tasks(), requirements()));
    }

    public CurrentPerson current() {
        VaadinSession.getCurrent().setAttribute(Person.class, ADA);
        return new CurrentPerson(people(), _ -> true);
    }

    /** Ada alone. */
    public People people() {
        return answering(People.class, List.of(ADA));
    }

    /** The token of one agent. */
    public AccessTokens tokens() {
        return answering(AccessTokens.class, List.of(AGENT));
    }

    private static <T> T answering(Class<T> port, List<?> all) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, _) -> {
            if (method.getName().equals("all")) {
                return all;
            }
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    /** @return the component below a root that has the id */
    public static <T extends Component> T byId(Component root, Class<T> type, String id) {
        return all(root)
                .filter(each -> each.getId().filter(id::equals).isPresent())
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has the id " + id));
    }

    /** @return all that can be read in the component, Markdown as it is rendered */
    public static String words(Component root) {
        return all(root)
                .flatMap(each -> Stream.of(
                        each.getElement().getText(),
                        Jsoup.parseBodyFragment(each.getElement().getProperty("innerHTML", ""))
                                .text()))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** @return the component that is open above the page, e.g. a dialog's button, that has the id */
    public static <T extends Component> T above(Class<T> type, String id) {
        return byId(UI.getCurrent(), type, id);
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(Server::all));
    }
}
