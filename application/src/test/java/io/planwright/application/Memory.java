package io.planwright.application;

import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.Actor;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.OneMoment;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.decomposition.DecompositionCommand;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.gate.GateCommand;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.task.TaskCommand;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.DocumentCommand;
import io.planwright.domain.text.DocumentEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A server in memory: commands become events without being judged, and events become views as everywhere. */
public final class Memory {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Playbooks PLAYBOOKS = new Playbooks();

    private final Map<ProjectId, ProjectView> projects = new LinkedHashMap<>();
    private final Map<RequirementId, RequirementView> requirements = new LinkedHashMap<>();
    private final Map<PlanId, PlanView> plans = new LinkedHashMap<>();
    private final Map<TaskId, TaskView> tasks = new LinkedHashMap<>();
    private final Map<DocumentId, TextView> texts = new LinkedHashMap<>();
    private final Map<GateId, GateView> gates = new LinkedHashMap<>();
    private final Map<DecompositionId, DecompositionView> decompositions = new LinkedHashMap<>();
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final List<EventLog.LogEntry> log = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private int sent;

    public Playbooks playbooks() {
        return PLAYBOOKS;
    }

    /** @return a project in English, by the library method */
    public ProjectView project(String key) {
        return project(key, "library", Language.EN);
    }

    public ProjectView project(String key, String playbook, Language language) {
        var id = new ProjectId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
        send(
                By.of(Sometime.ADA).in(id),
                new ProjectCommand.CreateProject(id, new ProjectKey(key), "Project " + key, playbook, language));
        return projects.get(id);
    }

    /** @return that of one who has read all that was written */
    public ReadPosition position() {
        return new ReadPosition() {
            @Override
            public long current() {
                return log.size() - 1;
            }

            @Override
            public boolean has(long position) {
                return true;
            }

            @Override
            public void await(long position, Duration atMost) {}
        };
    }

    /** @return a requirement by the sections and the gate of the project's playbook */
    public RequirementId draft(ProjectView project, String title) {
        var now = Objects.requireNonNull(projects.get(project.id()));
        return new RequirementDesk(commands(), requirements(), PLAYBOOKS)
                .draft(By.of(Sometime.ADA), now, title, null, Lane.FULL)
                .id();
    }

    public Receipt send(By by, Object... all) {
        return commands().send(by, List.of(all));
    }

    public Commands commands() {
        return (by, all) -> {
            sent++;
            all.forEach(command -> carryOut(by, command));
            return new Receipt(log.size() - 1L, false);
        };
    }

    private void carryOut(By by, Object command) {
        switch (command) {
            case Commands.About about -> {
                var requirement = requirements.get(about.requirement());
                var narrowed = new By(
                        by.actor(),
                        requirement == null ? by.project() : requirement.projectId(),
                        about.requirement(),
                        by.reason(),
                        by.imported(),
                        by.once(),
                        by.seen());
                carryOut(narrowed, about.command());
            }
            case ProjectCommand each -> on(by, event(each));
            case RequirementCommand each -> event(each).ifPresent(event -> on(by, event));
            case PlanCommand each -> on(by, event(each));
            case TaskCommand each -> on(by, event(each));
            case DocumentCommand each -> event(each).ifPresent(event -> on(by, event));
            case GateCommand each -> on(by, event(each));
            case DecompositionCommand each -> on(by, event(each));
            default -> throw new IllegalArgumentException("not expected: " + command);
        }
    }

    private static ProjectEvent event(ProjectCommand command) {
        return switch (command) {
            case ProjectCommand.CreateProject(var id, var key, var name, var playbook, var language) ->
                new ProjectEvent.ProjectCreated(id, key, name, playbook, language);
            case ProjectCommand.RenameProject(var id, var name) -> new ProjectEvent.ProjectRenamed(id, name);
            case ProjectCommand.ChoosePlaybook(var id, var playbook) -> new ProjectEvent.PlaybookChosen(id, playbook);
            case ProjectCommand.ChangePlaybook change ->
                new ProjectEvent.PlaybookChanged(change.projectId(), change.yaml());
            case ProjectCommand.GiveRole(var id, var actor, var role) -> new ProjectEvent.RoleGiven(id, actor, role);
            case ProjectCommand.TakeRole(var id, var actor, var role) -> new ProjectEvent.RoleTaken(id, actor, role);
            case ProjectCommand.AddGuide(var id, var document, var key, var title) ->
                new ProjectEvent.GuideAdded(id, document, key, title);
            case ProjectCommand.RemoveGuide(var id, var document) -> new ProjectEvent.GuideRemoved(id, document);
            case ProjectCommand.ChooseLanguage(var id, var language) -> new ProjectEvent.LanguageChosen(id, language);
        };
    }

    private Optional<RequirementEvent> event(RequirementCommand command) {
        return Optional.ofNullable(
                switch (command) {
                    case RequirementCommand.DraftRequirement draft ->
                        new RequirementEvent.RequirementDrafted(
                                draft.requirementId(),
                                draft.projectId(),
                                draft.slug(),
                                draft.title(),
                                draft.lane(),
                                draft.playbook());
                    case RequirementCommand.RetitleRequirement(var id, var title) ->
                        new RequirementEvent.RequirementRetitled(id, title);
                    case RequirementCommand.ChangeSlug(var id, var slug) -> new RequirementEvent.SlugChanged(id, slug);
                    case RequirementCommand.AddSection(var id, var document, var key, var path, var after) ->
                        new RequirementEvent.SectionAdded(id, document, key, path, after);
                    case RequirementCommand.RemoveSection(var id, var document) ->
                        new RequirementEvent.SectionRemoved(id, document);
                    case RequirementCommand.RemoveFile(var id, var path) -> new RequirementEvent.FileRemoved(id, path);
                    case RequirementCommand.AcceptDesign(var id, var document, var version) ->
                        new RequirementEvent.DesignAccepted(id, document, version);
                    case RequirementCommand.RequireDesign _, RequirementCommand.RequireActive _ -> null;
                    case RequirementCommand.RaiseBlocker(var id, var blocker, var text) ->
                        new RequirementEvent.BlockerRaised(id, blocker, text);
                    case RequirementCommand.ClearBlocker(var id, var blocker, var outcome) ->
                        new RequirementEvent.BlockerCleared(id, blocker, outcome);
                    case RequirementCommand.FinishReviewStep(var id, var step, var note) ->
                        new RequirementEvent.ReviewStepFinished(id, step, note);
                    case RequirementCommand.AttachFile(var id, var path, var sha256, var size) ->
                        new RequirementEvent.FileAttached(id, path, sha256, size);
                    case RequirementCommand.SetLineEnding(var id, var path, var end) ->
                        new RequirementEvent.LineEndingSet(id, path, end);
                    case RequirementCommand.HandOff(var id, var _, var note) -> handOff(requirements.get(id), note);
                    case RequirementCommand.SendBack(var id, var _, var to, var reason) ->
                        new RequirementEvent.RequirementSentBack(id, to, reason);
                    case RequirementCommand.TakeOverProgress(var id, var progress) ->
                        new RequirementEvent.ProgressTakenOver(id, progress);
                    case RequirementCommand.ArchiveRequirement(var id) -> new RequirementEvent.RequirementArchived(id);
                    case RequirementCommand.ArchiveWhenDone(var id) ->
                        requirements.get(id).phase() == RequirementPhase.DONE
                                ? new RequirementEvent.RequirementArchived(id)
                                : null;
                    case RequirementCommand.RestoreRequirement restore ->
                        new RequirementEvent.RequirementRestored(restore.requirementId());
                });
    }

    private static RequirementEvent handOff(RequirementView requirement, String note) {
        var step = requirement.reviewStep();
        if (step.isPresent() && step.get() != ReviewStep.CLEANUP) {
            return new RequirementEvent.ReviewStepFinished(requirement.id(), step.get(), note);
        }
        var next = RequirementPhase.values()[requirement.phase().ordinal() + 1];
        return new RequirementEvent.RequirementHandedOff(requirement.id(), next, note);
    }

    private static PlanEvent event(PlanCommand command) {
        return switch (command) {
            case PlanCommand.DraftPlan(var id, var requirement, var title, var path) ->
                new PlanEvent.PlanDrafted(id, requirement, title, path);
            case PlanCommand.DraftNumberedPlan numbered ->
                new PlanEvent.PlanDrafted(
                        numbered.planId(),
                        numbered.requirementId(),
                        numbered.title(),
                        numbered.folder() + "47-001-" + numbered.name() + "-plan.md");
            case PlanCommand.TakePlanNumber(var id, var _, var week, var number) ->
                new PlanEvent.PlanNumbered(id, week, number);
            case PlanCommand.RetitlePlan(var id, var title) -> new PlanEvent.PlanRetitled(id, title);
            case PlanCommand.AddPlanSection(var id, var document, var key, var after) ->
                new PlanEvent.PlanSectionAdded(id, document, key, after);
            case PlanCommand.AddPhase(var id, var phase, var title, var heading, var lead, var after) ->
                new PlanEvent.PhaseAdded(id, phase, title, heading, lead, after);
            case PlanCommand.RetitlePhase(var id, var phase, var title, var heading) ->
                new PlanEvent.PhaseRetitled(id, phase, title, heading);
            case PlanCommand.RemovePhase(var id, var phase) -> new PlanEvent.PhaseRemoved(id, phase);
            case PlanCommand.PlaceTask(var id, var task, var place) -> new PlanEvent.TaskPlaced(id, task, place);
            case PlanCommand.PlaceInPhase each -> throw new UnsupportedOperationException("the plan decides: " + each);
            case PlanCommand.MoveTask(var id, var task, var place) -> new PlanEvent.TaskMoved(id, task, place);
            case PlanCommand.RemoveTask(var id, var task) -> new PlanEvent.TaskRemoved(id, task);
            case PlanCommand.PutTaskBack _ -> throw new UnsupportedOperationException("nothing is put back in memory");
            case PlanCommand.AddDependency(var id, var task, var blocker) ->
                new PlanEvent.DependencyAdded(id, task, blocker);
            case PlanCommand.RemoveDependency(var id, var task, var blocker) ->
                new PlanEvent.DependencyRemoved(id, task, blocker);
        };
    }

    private TaskEvent event(TaskCommand command) {
        return switch (command) {
            case TaskCommand.OpenTask open ->
                new TaskEvent.TaskOpened(
                        open.taskId(),
                        open.planId(),
                        tasks.size() + 1,
                        open.title(),
                        open.notes(),
                        open.notation(),
                        open.done(),
                        open.commit());
            case TaskCommand.RetitleTask(var id, var title) -> new TaskEvent.TaskRetitled(id, title);
            case TaskCommand.ReviseNotes(var id, var notes) -> new TaskEvent.NotesRevised(id, notes);
            case TaskCommand.Renotate(var id, var notation) -> new TaskEvent.TaskRenotated(id, notation);
            case TaskCommand.TickTask(var id, var commit) -> new TaskEvent.TaskTicked(id, commit);
            case TaskCommand.TickByFile(var id, var commit) -> new TaskEvent.TaskTicked(id, commit);
            case TaskCommand.WaiveEvidence(var id, var commit, var _) -> new TaskEvent.TaskTicked(id, commit);
            case TaskCommand.UntickTask(var id) -> new TaskEvent.TaskUnticked(id);
            case TaskCommand.AwaitTask(var id, var blocker) -> new TaskEvent.BlockerAdded(id, blocker);
            case TaskCommand.StopAwaiting(var id, var blocker) -> new TaskEvent.BlockerRemoved(id, blocker);
            case TaskCommand.DropTask(var id) -> new TaskEvent.TaskDropped(id);
            case TaskCommand.RestoreTask(var id) -> new TaskEvent.TaskRestored(id);
            default -> throw new UnsupportedOperationException("nobody works on tasks in memory: " + command);
        };
    }

    private static DecompositionEvent event(DecompositionCommand command) {
        return switch (command) {
            case DecompositionCommand.StartDecomposition start ->
                new DecompositionEvent.DecompositionStarted(
                        start.decompositionId(),
                        start.planId(),
                        start.name(),
                        start.path(),
                        start.sha256(),
                        start.engine());
            case DecompositionCommand.Propose(var id, var proposal) ->
                new DecompositionEvent.PassProposed(id, proposal);
            case DecompositionCommand.ReviseTask(var id, var task) ->
                new DecompositionEvent.ProposedTaskRevised(id, task);
            case DecompositionCommand.DropProposedTask(var id, var key) ->
                new DecompositionEvent.ProposedTaskDropped(id, key);
            case DecompositionCommand.AddProposedTask(var id, var task, var before) ->
                new DecompositionEvent.ProposedTaskAdded(id, task, before);
            case DecompositionCommand.AcceptPass(var id, var pass, var _) ->
                new DecompositionEvent.PassAccepted(id, pass);
            case DecompositionCommand.FinishDecomposition(var id, var made) ->
                new DecompositionEvent.DecompositionFinished(id, made);
            case DecompositionCommand.AbandonDecomposition(var id, var reason) ->
                new DecompositionEvent.DecompositionAbandoned(id, reason);
        };
    }

    private static Optional<DocumentEvent> event(DocumentCommand command) {
        return switch (command) {
            case DocumentCommand.OpenDocument(var id, var text) ->
                Optional.of(new DocumentEvent.DocumentOpened(id, text));
            case DocumentCommand.EditText edit ->
                edit.changes().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DocumentEvent.TextEdited(edit.documentId(), edit.changes()));
        };
    }

    private static GateEvent event(GateCommand command) {
        return switch (command) {
            case GateCommand.OpenGate(var id, var requirement, var name, var checks) ->
                new GateEvent.GateOpened(id, requirement, name, checks);
            case GateCommand.PassCheck(var id, var check, var note, var source, var at, var _, var _) ->
                new GateEvent.CheckPassed(id, check, note, "", source, at);
            case GateCommand.FailCheck(var id, var check, var note, var source, var at) ->
                new GateEvent.CheckFailed(id, check, note, "", source, at);
            case GateCommand.ReopenCheck(var id, var check) -> new GateEvent.CheckReopened(id, check);
            case GateCommand.WaiveCheck(var id, var check, var reason) -> new GateEvent.CheckWaived(id, check, reason);
            case GateCommand.FileCheckEvidence(var id, var check, var evidence) ->
                new GateEvent.CheckEvidenceFiled(id, check, evidence, "");
            case GateCommand.ProveCheck(var id, var check, var note, var evidence, var at, var _, var _) ->
                new GateEvent.CheckPassed(id, check, note, "", evidence.toString(), at);
        };
    }

    private void on(By by, Object event) {
        var happening = new Happening(log.size(), Sometime.time(sent * 60L), by.actor());
        var subject = switch (event) {
            case ProjectEvent each -> {
                projects.compute(each.projectId(), (_, view) -> ProjectView.fold(view, each, happening));
                yield each.projectId().toString();
            }
            case RequirementEvent each -> {
                requirements.compute(each.requirementId(), (_, view) -> RequirementView.fold(view, each, happening));
                yield each.requirementId().toString();
            }
            case PlanEvent each -> {
                plans.compute(each.planId(), (_, view) -> PlanView.fold(view, each, happening));
                yield each.planId().toString();
            }
            case TaskEvent each -> {
                tasks.compute(each.taskId(), (_, view) -> TaskView.fold(view, each, happening));
                yield each.taskId().toString();
            }
            case DocumentEvent each -> {
                texts.compute(each.documentId(), (_, view) -> TextView.fold(view, each, happening));
                yield each.documentId().toString();
            }
            case DecompositionEvent each -> {
                decompositions.compute(
                        each.decompositionId(), (_, view) -> DecompositionView.fold(view, each, happening));
                yield each.decompositionId().toString();
            }
            case GateEvent each -> {
                gates.compute(each.gateId(), (_, view) -> GateView.fold(view, each, happening));
                yield each.gateId().toString();
            }
            default -> throw new IllegalArgumentException("no event: " + event);
        };
        log(by, event, happening, subject);
    }

    private void log(By by, Object event, Happening happening, String subject) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("actor", by.actor().id());
        metadata.put("actorKind", by.actor().kind().name());
        metadata.put("actorName", by.actor().name());
        if (by.reason() != null) {
            metadata.put("reason", by.reason());
        }
        if (by.imported() != null) {
            metadata.put("imported", by.imported());
        }
        log.add(new EventLog.LogEntry(
                log.size(),
                new UUID(9, log.size()).toString(),
                happening.at().toString(),
                nameOf(event.getClass()),
                1,
                subject,
                sequences.merge(subject, 1L, Long::sum) - 1,
                by.project() == null ? null : by.project().toString(),
                by.requirement() == null ? null : by.requirement().toString(),
                JSON.writeValueAsString(plain(event)),
                JSON.writeValueAsString(metadata)));
    }

    /** @return the name that the event is stored under */
    public static String nameOf(Class<?> event) {
        var family = event.getEnclosingClass().getSimpleName().replace("Event", "");
        var own = event.getSimpleName().replaceFirst("^(?:" + family + "|Text)(?=[A-Z])", "");
        var feature = family.equals("QualityGate") ? "gate" : family.equals("Document") ? "text" : family;
        return feature.toLowerCase(Locale.ROOT) + "."
                + own.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case null -> null;
            case Collection<?> all -> all.stream().map(Memory::plain).toList();
            case Enum<?> constant -> constant.name();
            case Record record
            when record.getClass().getRecordComponents().length == 1 && !isEvent(record) -> plain(component(record, 0));
            case Record record -> {
                var fields = new LinkedHashMap<String, Object>();
                var components = record.getClass().getRecordComponents();
                for (int i = 0; i < components.length; i++) {
                    fields.put(components[i].getName(), plain(component(record, i)));
                }
                yield fields;
            }
            case UUID id -> id.toString();
            default -> value;
        };
    }

    private static boolean isEvent(Record value) {
        return Arrays.stream(value.getClass().getInterfaces())
                .anyMatch(type -> type.getSimpleName().endsWith("Event"));
    }

    private static Object component(Record value, int index) {
        try {
            return value.getClass().getRecordComponents()[index].getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public WorkspaceDesk workspaces() {
        return new WorkspaceDesk(
                new OneMoment() {
                    @Override
                    public <T> T read(Supplier<T> reading) {
                        return reading.get();
                    }
                },
                projects(),
                requirements(),
                PLAYBOOKS,
                plans(),
                tasks(),
                texts(),
                gates());
    }

    /** @return the requirement with the slug, of any project */
    public RequirementView requirement(String slug) {
        return requirements.values().stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    /** @return the task with the title, of any plan */
    public PlannedTask task(String title) {
        return plans.keySet().stream()
                .flatMap(plan -> tasks().of(plan).stream())
                .filter(each -> each.task().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    public Projects projects() {
        return new Projects() {
            @Override
            public List<ProjectView> all() {
                return List.copyOf(projects.values());
            }

            @Override
            public Optional<ProjectView> withKey(String key) {
                return projects.values().stream()
                        .filter(project -> project.key().equals(key))
                        .findFirst();
            }

            @Override
            public Optional<ProjectView> withId(ProjectId id) {
                return Optional.ofNullable(projects.get(id));
            }
        };
    }

    public Requirements requirements() {
        return new Requirements() {
            @Override
            public Optional<RequirementView> withId(RequirementId id) {
                return Optional.ofNullable(requirements.get(id));
            }

            @Override
            public Map<RequirementId, RequirementView> withIds(Collection<RequirementId> ids) {
                return picked(requirements, ids);
            }

            @Override
            public Optional<RequirementView> withSlug(ProjectId project, String slug) {
                return requirements.values().stream()
                        .filter(each ->
                                each.projectId().equals(project) && each.slug().equals(slug))
                        .findFirst();
            }

            @Override
            public Optional<RequirementSummary> summary(RequirementId id) {
                return withId(id).map(Memory.this::summary);
            }

            @Override
            public Page<RequirementSummary> of(ProjectId project, Selection selection, int limit, String cursor) {
                var all = requirements.values().stream()
                        .filter(each -> each.projectId().equals(project))
                        .filter(each -> selection.includes("archived", Boolean.toString(each.archived())))
                        .sorted(
                                selection.sort().equals(List.of("slug"))
                                        ? Comparator.comparing(RequirementView::slug)
                                        : Comparator.comparing(RequirementView::changedAt)
                                                .reversed())
                        .skip(cursor == null ? 0 : Long.parseLong(cursor))
                        .map(Memory.this::summary)
                        .toList();
                int from = cursor == null ? 0 : Integer.parseInt(cursor);
                return new Page<>(
                        all.subList(0, Math.min(limit, all.size())),
                        all.size() > limit ? Integer.toString(from + limit) : null);
            }
        };
    }

    private RequirementSummary summary(RequirementView view) {
        return new RequirementSummary(
                view.id(),
                view.projectId(),
                view.slug(),
                view.title(),
                view.lane(),
                view.playbook(),
                view.phase(),
                view.archived(),
                0,
                0,
                0,
                0,
                0,
                0,
                view.createdAt(),
                view.changedAt(),
                view.changedBy());
    }

    private static <K, V> Map<K, V> picked(Map<K, V> all, Collection<K> keys) {
        var some = new LinkedHashMap<>(all);
        some.keySet().retainAll(keys);
        return some;
    }

    public Plans plans() {
        return new Plans() {
            @Override
            public Optional<PlanView> withId(PlanId id) {
                return Optional.ofNullable(plans.get(id));
            }

            @Override
            public List<PlanView> of(RequirementId requirement) {
                return plans.values().stream()
                        .filter(plan -> plan.requirementId().equals(requirement))
                        .sorted((one, other) -> one.path().compareTo(other.path()))
                        .toList();
            }

            @Override
            public Map<RequirementId, List<PlanView>> of(Collection<RequirementId> all) {
                return all.stream().collect(Collectors.toMap(Function.identity(), this::of));
            }
        };
    }

    public Tasks tasks() {
        return new Tasks() {
            @Override
            public Optional<TaskView> removed(TaskId id) {
                return Optional.ofNullable(tasks.get(id)).filter(TaskView::dropped);
            }

            @Override
            public Optional<PlannedTask> withId(TaskId id) {
                return plans.keySet().stream()
                        .flatMap(plan -> of(plan).stream())
                        .filter(task -> task.task().id().equals(id))
                        .findFirst();
            }

            @Override
            public List<PlannedTask> of(PlanId id) {
                return planned(Objects.requireNonNull(plans.get(id)));
            }

            @Override
            public Map<PlanId, List<PlannedTask>> of(Collection<PlanId> all) {
                return all.stream().collect(Collectors.toMap(Function.identity(), this::of));
            }

            @Override
            public Page<PlannedTask> in(ProjectId project, Selection selection, int limit, String cursor) {
                throw new UnsupportedOperationException("nobody has asked for this list yet");
            }
        };
    }

    private List<PlannedTask> planned(PlanView plan) {
        var planned = new ArrayList<PlannedTask>();
        var requirement = requirements.get(plan.requirementId());
        plan.outline().walk((id, phase, parent, position, number, depth) -> {
            var task = tasks.get(id);
            planned.add(new PlannedTask(
                    task,
                    projects.get(requirement.projectId()).key() + "-" + task.serial(),
                    number,
                    phase,
                    parent,
                    position,
                    depth,
                    planned.size(),
                    requirement.projectId(),
                    requirement.id(),
                    task.blockers().stream()
                            .filter(blocker -> !tasks.get(blocker).done()
                                    && !tasks.get(blocker).dropped())
                            .toList(),
                    (int) plan.outline().subtasksOf(id).stream()
                            .filter(part -> !tasks.get(part).done())
                            .count()));
        });
        return planned;
    }

    public Texts texts() {
        return new Texts() {
            @Override
            public Optional<TextView> withId(DocumentId id) {
                return Optional.ofNullable(texts.get(id));
            }

            @Override
            public Map<DocumentId, TextView> withIds(Collection<DocumentId> ids) {
                return picked(texts, ids);
            }
        };
    }

    public QualityGates gates() {
        return new QualityGates() {
            @Override
            public Optional<GateView> withId(GateId id) {
                return Optional.ofNullable(gates.get(id));
            }

            @Override
            public List<GateView> of(RequirementId requirement) {
                return gates.values().stream()
                        .filter(gate -> gate.requirementId().equals(requirement))
                        .toList();
            }

            @Override
            public Map<RequirementId, List<GateView>> of(Collection<RequirementId> all) {
                return all.stream().collect(Collectors.toMap(Function.identity(), this::of));
            }
        };
    }

    public Decompositions decompositions() {
        return new Decompositions() {
            @Override
            public Optional<DecompositionView> withId(DecompositionId id) {
                return Optional.ofNullable(decompositions.get(id));
            }

            @Override
            public List<DecompositionView> of(PlanId plan) {
                return decompositions.values().stream()
                        .filter(each -> each.planId().equals(plan))
                        .toList()
                        .reversed();
            }
        };
    }

    public Contents contents() {
        return new Contents() {
            @Override
            public String put(byte[] content) {
                try {
                    var sha256 = HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
                    contents.put(sha256, content);
                    return sha256;
                } catch (NoSuchAlgorithmException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Optional<byte[]> get(String sha256) {
                return Optional.ofNullable(contents.get(sha256));
            }
        };
    }

    public EventLog log() {
        return new EventLog() {
            @Override
            public List<LogEntry> after(long position, LogFilter filter, int limit) {
                return log.stream()
                        .filter(entry -> entry.position() > position && matches(entry, filter))
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<LogEntry> before(long position, LogFilter filter, int limit) {
                return log.reversed().stream()
                        .filter(entry -> entry.position() < position && matches(entry, filter))
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<LogEntry> of(String subject, int limit) {
                return log.reversed().stream()
                        .filter(entry -> entry.subject().equals(subject))
                        .limit(limit)
                        .toList();
            }

            @Override
            public Optional<LogEntry> last(String subject) {
                return log.reversed().stream()
                        .filter(entry -> entry.subject().equals(subject))
                        .findFirst();
            }

            @Override
            public long end() {
                return log.size() - 1L;
            }
        };
    }

    private static boolean matches(EventLog.LogEntry entry, EventLog.LogFilter filter) {
        return isAsked(filter.projects(), entry.project())
                && isAsked(filter.requirements(), entry.requirement())
                && isAsked(filter.types(), entry.type());
    }

    private static boolean isAsked(List<String> wanted, String value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }

    /** @return who acts in a requirement */
    public By by(Actor actor, RequirementView requirement) {
        return By.of(actor).on(requirement.projectId(), requirement.id());
    }
}
