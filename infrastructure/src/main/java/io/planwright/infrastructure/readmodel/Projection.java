package io.planwright.infrastructure.readmodel;

import io.planwright.application.Happening;
import io.planwright.application.circuit.CircuitView;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.gate.GateView;
import io.planwright.application.overlap.TaskFiles;
import io.planwright.application.plan.PlanView;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.AttemptView;
import io.planwright.application.task.TaskView;
import io.planwright.application.text.TextView;
import io.planwright.application.worker.WorkerView;
import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.gate.GateEvent.CheckEvidenceFiled;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.AboutFiles;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.OfStage;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.worker.WorkerEvent;
import io.planwright.infrastructure.readmodel.ViewTable.Changed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the tables of one kind of view by the fold that says what such a view looks like. */
record Projection<V, E>(Class<E> events, Function<E, UUID> subject, Fold<V, E> fold, ViewTable<V> table) {

    /** What a view looks like after an event. */
    interface Fold<V, E> {
        V apply(@Nullable V view, E event, Happening happening);
    }

    /** An event with where and when it happened. */
    record Happened(Object event, Happening happening) {}

    /** Is told of an event that could not be folded. */
    interface Trouble {
        void skipped(Happened happened, RuntimeException why);
    }

    /** @return all projections there are */
    static List<Projection<?, ?>> all() {
        return List.of(
                new Projection<>(
                        ProjectEvent.class, event -> event.projectId().value(), ProjectView::fold, new ProjectTable()),
                new Projection<>(
                        RequirementEvent.class,
                        event -> event.requirementId().value(),
                        RequirementView::fold,
                        new RequirementTable()),
                new Projection<>(
                        DocumentEvent.class, event -> event.documentId().value(), TextView::fold, new DocumentTable()),
                new Projection<>(PlanEvent.class, event -> event.planId().value(), PlanView::fold, new PlanTable()),
                new Projection<>(TaskEvent.class, event -> event.taskId().value(), TaskView::fold, new TaskTable()),
                new Projection<>(
                        AboutFiles.class, event -> event.taskId().value(), TaskFiles::fold, new TaskFileTable()),
                new Projection<>(GateEvent.class, event -> event.gateId().value(), GateView::fold, new GateTable()),
                new Projection<>(
                        AttemptRecorded.class,
                        event -> event.attemptId().value(),
                        AttemptView::fold,
                        new AttemptTable()),
                new Projection<>(
                        EvidenceFiled.class,
                        event -> event.evidence().id().value(),
                        EvidenceView::fold,
                        new EvidenceTable()),
                new Projection<>(
                        CheckEvidenceFiled.class,
                        event -> event.evidence().id().value(),
                        EvidenceView::fold,
                        new EvidenceTable()),
                new Projection<>(
                        WorkerEvent.class, event -> event.workerId().value(), WorkerView::fold, new WorkerTable()),
                new Projection<>(
                        DecompositionEvent.class,
                        event -> event.decompositionId().value(),
                        DecompositionView::fold,
                        new DecompositionTable()),
                new Projection<>(
                        CircuitEvent.class, event -> event.circuitId().value(), CircuitView::fold, new CircuitTable()),
                new Projection<>(
                        OfStage.class,
                        event -> CircuitView.idOf(event).value(),
                        CircuitView::fold,
                        new CircuitTable()));
    }

    /** Folds a batch: reads each view that the batch touches once, and writes it once. */
    void apply(ReadTables tables, List<Happened> batch, Trouble trouble) {
        var mine = new ArrayList<Happened>();
        var subjects = new LinkedHashSet<UUID>();
        for (var happened : batch) {
            if (events.isInstance(happened.event())) {
                mine.add(happened);
                subjects.add(subject.apply(events.cast(happened.event())));
            }
        }
        if (mine.isEmpty()) {
            return;
        }
        var before = table.load(tables, subjects);
        var after = new LinkedHashMap<UUID, V>(before);
        var touched = new LinkedHashSet<UUID>();
        for (var happened : mine) {
            var event = events.cast(happened.event());
            var id = subject.apply(event);
            try {
                after.put(id, fold.apply(after.get(id), event, happened.happening()));
                touched.add(id);
            } catch (RuntimeException e) {
                trouble.skipped(happened, e);
            }
        }
        var changed = new ArrayList<Changed<V>>();
        for (var id : touched) {
            changed.add(new Changed<>(before.get(id), after.get(id)));
        }
        table.save(tables, changed);
    }
}
