package io.planwright.infrastructure.eventstore;

import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.worker.WorkerEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stable names under which events are stored. A name and its JSON are public: a changed shape is a new revision, with
 * an upcaster for the old one and a pinned sample of each.
 */
public final class EventNames {

    /** A stored name with the revision in which events of it are written today. */
    public record EventName(String name, int revision) {}

    private static final Map<Class<?>, EventName> BY_CLASS = new LinkedHashMap<>();
    private static final Map<String, Class<?>> BY_NAME = new HashMap<>();

    static {
        put("project.created", 1, ProjectEvent.ProjectCreated.class);
        put("project.renamed", 1, ProjectEvent.ProjectRenamed.class);
        put("project.playbook-chosen", 1, ProjectEvent.PlaybookChosen.class);
        put("project.playbook-changed", 1, ProjectEvent.PlaybookChanged.class);
        put("project.role-given", 1, ProjectEvent.RoleGiven.class);
        put("project.role-taken", 1, ProjectEvent.RoleTaken.class);
        put("project.guide-added", 1, ProjectEvent.GuideAdded.class);
        put("project.guide-removed", 1, ProjectEvent.GuideRemoved.class);
        put("project.language-chosen", 1, ProjectEvent.LanguageChosen.class);
        put("requirement.drafted", 1, RequirementEvent.RequirementDrafted.class);
        put("requirement.retitled", 1, RequirementEvent.RequirementRetitled.class);
        put("requirement.slug-changed", 1, RequirementEvent.SlugChanged.class);
        put("requirement.section-added", 1, RequirementEvent.SectionAdded.class);
        put("requirement.section-removed", 1, RequirementEvent.SectionRemoved.class);
        put("requirement.file-removed", 1, RequirementEvent.FileRemoved.class);
        put("requirement.design-accepted", 1, RequirementEvent.DesignAccepted.class);
        put("requirement.blocker-raised", 1, RequirementEvent.BlockerRaised.class);
        put("requirement.blocker-cleared", 1, RequirementEvent.BlockerCleared.class);
        put("requirement.review-step-finished", 1, RequirementEvent.ReviewStepFinished.class);
        put("requirement.file-attached", 1, RequirementEvent.FileAttached.class);
        put("requirement.line-ending-set", 1, RequirementEvent.LineEndingSet.class);
        put("requirement.handed-off", 1, RequirementEvent.RequirementHandedOff.class);
        put("requirement.sent-back", 1, RequirementEvent.RequirementSentBack.class);
        put("requirement.progress-taken-over", 1, RequirementEvent.ProgressTakenOver.class);
        put("requirement.archived", 1, RequirementEvent.RequirementArchived.class);
        put("requirement.restored", 1, RequirementEvent.RequirementRestored.class);
        put("text.opened", 1, DocumentEvent.DocumentOpened.class);
        put("text.edited", 1, DocumentEvent.TextEdited.class);
        put("plan.drafted", 1, PlanEvent.PlanDrafted.class);
        put("plan.numbered", 1, PlanEvent.PlanNumbered.class);
        put("plan.retitled", 1, PlanEvent.PlanRetitled.class);
        put("plan.section-added", 1, PlanEvent.PlanSectionAdded.class);
        put("plan.phase-added", 1, PlanEvent.PhaseAdded.class);
        put("plan.phase-retitled", 1, PlanEvent.PhaseRetitled.class);
        put("plan.phase-removed", 1, PlanEvent.PhaseRemoved.class);
        put("plan.task-placed", 1, PlanEvent.TaskPlaced.class);
        put("plan.task-moved", 1, PlanEvent.TaskMoved.class);
        put("plan.task-removed", 1, PlanEvent.TaskRemoved.class);
        put("plan.dependency-added", 1, PlanEvent.DependencyAdded.class);
        put("plan.dependency-removed", 1, PlanEvent.DependencyRemoved.class);
        put("task.opened", 1, TaskEvent.TaskOpened.class);
        put("task.retitled", 1, TaskEvent.TaskRetitled.class);
        put("task.notes-revised", 1, TaskEvent.NotesRevised.class);
        put("task.renotated", 1, TaskEvent.TaskRenotated.class);
        put("task.ticked", 1, TaskEvent.TaskTicked.class);
        put("task.unticked", 1, TaskEvent.TaskUnticked.class);
        put("task.blocker-added", 1, TaskEvent.BlockerAdded.class);
        put("task.blocker-removed", 1, TaskEvent.BlockerRemoved.class);
        put("task.dropped", 1, TaskEvent.TaskDropped.class);
        put("task.restored", 1, TaskEvent.TaskRestored.class);
        put("task.claimed", 1, TaskEvent.TaskClaimed.class);
        put("task.lease-renewed", 1, TaskEvent.LeaseRenewed.class);
        put("task.claim-ended", 1, TaskEvent.ClaimEnded.class);
        put("task.stage-entered", 1, TaskEvent.StageEntered.class);
        put("task.evidence-filed", 1, TaskEvent.EvidenceFiled.class);
        put("task.attempt-recorded", 1, TaskEvent.AttemptRecorded.class);
        put("task.exhausted", 1, TaskEvent.TaskExhausted.class);
        put("task.stage-tripped", 1, TaskEvent.StageTripped.class);
        put("task.stage-tried", 1, TaskEvent.StageTried.class);
        put("task.stage-recovered", 1, TaskEvent.StageRecovered.class);
        put("task.stage-reset", 1, TaskEvent.StageReset.class);
        put("task.verify-only-set", 1, TaskEvent.VerifyOnlySet.class);
        put("task.evidence-waived", 1, TaskEvent.EvidenceWaived.class);
        put("decomposition.started", 1, DecompositionEvent.DecompositionStarted.class);
        put("decomposition.pass-proposed", 1, DecompositionEvent.PassProposed.class);
        put("decomposition.proposed-task-revised", 1, DecompositionEvent.ProposedTaskRevised.class);
        put("decomposition.proposed-task-dropped", 1, DecompositionEvent.ProposedTaskDropped.class);
        put("decomposition.proposed-task-added", 1, DecompositionEvent.ProposedTaskAdded.class);
        put("decomposition.pass-accepted", 1, DecompositionEvent.PassAccepted.class);
        put("decomposition.finished", 1, DecompositionEvent.DecompositionFinished.class);
        put("decomposition.abandoned", 1, DecompositionEvent.DecompositionAbandoned.class);
        put("worker.registered", 1, WorkerEvent.WorkerRegistered.class);
        put("worker.retired", 1, WorkerEvent.WorkerRetired.class);
        put("circuit.installed", 1, CircuitEvent.CircuitInstalled.class);
        put("circuit.task-failure-counted", 1, CircuitEvent.TaskFailureCounted.class);
        put("circuit.failing-worker-counted", 1, CircuitEvent.FailingWorkerCounted.class);
        put("circuit.tripped", 1, CircuitEvent.CircuitTripped.class);
        put("circuit.trial-begun", 1, CircuitEvent.TrialBegun.class);
        put("circuit.trial-abandoned", 1, CircuitEvent.TrialAbandoned.class);
        put("circuit.recovered", 1, CircuitEvent.CircuitRecovered.class);
        put("circuit.reset", 1, CircuitEvent.CircuitReset.class);
        put("gate.check-evidence-filed", 2, GateEvent.CheckEvidenceFiled.class);
        put("gate.opened", 2, GateEvent.GateOpened.class);
        put("gate.check-passed", 2, GateEvent.CheckPassed.class);
        put("gate.check-failed", 2, GateEvent.CheckFailed.class);
        put("gate.check-reopened", 1, GateEvent.CheckReopened.class);
        put("gate.check-waived", 1, GateEvent.CheckWaived.class);
    }

    private EventNames() {}

    private static void put(String name, int revision, Class<?> type) {
        BY_CLASS.put(type, new EventName(name, revision));
        BY_NAME.put(name, type);
    }

    /** @return the stored name of an event's class; empty when it is no event of ours */
    public static Optional<EventName> of(Class<?> type) {
        return Optional.ofNullable(BY_CLASS.get(type));
    }

    /** @return the class of a stored name; empty when this version does not know the name */
    public static Optional<Class<?>> typeOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** @return all classes that have a name */
    public static Set<Class<?>> types() {
        return BY_CLASS.keySet();
    }
}
