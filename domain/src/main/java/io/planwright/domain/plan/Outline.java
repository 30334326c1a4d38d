package io.planwright.domain.plan;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of a plan: its parts, which are phases and sections, and the tasks of each phase as a tree. Not thread-safe.
 */
public final class Outline {

    private final List<UUID> parts = new ArrayList<>();
    private final Map<PhaseId, List<TaskId>> phases = new LinkedHashMap<>();
    private final Map<TaskId, Spot> spots = new HashMap<>();

    private record Spot(@Nullable PhaseId phase, @Nullable TaskId parent, List<TaskId> subtasks) {}

    /** Is told the tasks of an outline in their order. */
    public interface Visitor {
        /**
         * @param number by place, e.g. {@code 1.2}: the phase's place among the phases that have tasks, then the task's
         * @param depth 0 for a task directly in its phase
         */
        void task(TaskId task, PhaseId phase, @Nullable TaskId parent, int position, String number, int depth);
    }

    /** @return ids of phases and sections, in order */
    public List<UUID> parts() {
        return List.copyOf(parts);
    }

    /** @return the phases, in order */
    public List<PhaseId> phases() {
        return parts.stream().map(PhaseId::new).filter(phases::containsKey).toList();
    }

    public boolean has(PhaseId phase) {
        return phases.containsKey(phase);
    }

    public boolean has(TaskId task) {
        return spots.containsKey(task);
    }

    public boolean hasPart(UUID part) {
        return parts.contains(part);
    }

    public int size() {
        return spots.size();
    }

    /** @return the tasks directly in a phase, in order; empty when there are none or no such phase */
    public List<TaskId> tasksOf(PhaseId phase) {
        return List.copyOf(phases.getOrDefault(phase, List.of()));
    }

    /** @return the direct subtasks, in order; empty when there are none or no such task */
    public List<TaskId> subtasksOf(TaskId task) {
        var spot = spots.get(task);
        return spot == null ? List.of() : List.copyOf(spot.subtasks());
    }

    /** @return the phase that the task stands in, by itself or with its parents; null when there is no such task */
    public @Nullable PhaseId phaseOf(TaskId task) {
        var spot = spots.get(task);
        while (spot != null && spot.parent() != null) {
            spot = spots.get(spot.parent());
        }
        return spot == null ? null : spot.phase();
    }

    public @Nullable TaskId parentOf(TaskId task) {
        var spot = spots.get(task);
        return spot == null ? null : spot.parent();
    }

    /** @return where the task stands; null when there is no such task */
    public @Nullable Place placeOf(TaskId task) {
        var phase = phaseOf(task);
        if (phase == null) {
            return null;
        }
        var siblings = siblingsAt(new Place(phase, parentOf(task), null));
        int index = siblings.indexOf(task);
        return new Place(phase, parentOf(task), index == 0 ? null : siblings.get(index - 1));
    }

    /** @return how many levels there are from the task down to its deepest part, its own included */
    int levels(TaskId task) {
        return 1 + subtasksOf(task).stream().mapToInt(this::levels).max().orElse(0);
    }

    /** @return whether {@code task} is {@code ancestor} or stands below it */
    public boolean isWithin(TaskId task, TaskId ancestor) {
        for (TaskId at = task; at != null; at = parentOf(at)) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** @return the siblings at a place, in order */
    public List<TaskId> siblingsAt(Place place) {
        return place.parent() == null ? tasksOf(place.phase()) : subtasksOf(place.parent());
    }

    void addPhase(PhaseId phase, @Nullable UUID after) {
        insertPart(phase.value(), after);
        phases.put(phase, new ArrayList<>());
    }

    void removePhase(PhaseId phase) {
        parts.remove(phase.value());
        phases.remove(phase);
    }

    void addSection(DocumentId section, @Nullable UUID after) {
        insertPart(section.value(), after);
    }

    private void insertPart(UUID part, @Nullable UUID after) {
        parts.add(after == null ? 0 : parts.indexOf(after) + 1, part);
    }

    void place(TaskId task, Place place) {
        insert(task, place, new ArrayList<>());
    }

    void move(TaskId task, Place place) {
        var spot = spots.get(task);
        if (spot != null) {
            siblings(spot).remove(task);
            insert(task, place, spot.subtasks());
        }
    }

    void remove(TaskId task) {
        var spot = spots.remove(task);
        if (spot != null) {
            siblings(spot).remove(task);
        }
    }

    private void insert(TaskId task, Place place, List<TaskId> subtasks) {
        var spot = new Spot(place.parent() == null ? place.phase() : null, place.parent(), subtasks);
        spots.put(task, spot);
        var siblings = siblings(spot);
        siblings.add(place.after() == null ? 0 : siblings.indexOf(place.after()) + 1, task);
    }

    private List<TaskId> siblings(Spot spot) {
        if (spot.parent() != null) {
            var parent = spots.get(spot.parent());
            return parent == null ? new ArrayList<>() : parent.subtasks();
        }
        return phases.getOrDefault(spot.phase(), new ArrayList<>());
    }

    /** Walks over all tasks in the order in which they are read. */
    public void walk(Visitor visitor) {
        int ordinal = 0;
        for (var phase : phases()) {
            var tasks = phases.getOrDefault(phase, List.of());
            if (!tasks.isEmpty()) {
                walk(visitor, tasks, phase, null, ++ordinal + ".", 0);
            }
        }
    }

    private void walk(
            Visitor visitor, List<TaskId> tasks, PhaseId phase, @Nullable TaskId parent, String prefix, int depth) {
        int position = 0;
        for (var task : tasks) {
            var number = prefix + ++position;
            visitor.task(task, phase, parent, position, number, depth);
            walk(visitor, subtasksOf(task), phase, task, number + ".", depth + 1);
        }
    }

    /** Brings the outline to where it stands after the event; events of other kinds leave it as it is. */
    public void on(PlanEvent event) {
        switch (event) {
            case PlanEvent.PlanSectionAdded added -> addSection(added.documentId(), added.after());
            case PlanEvent.PhaseAdded added -> addPhase(added.phaseId(), added.after());
            case PlanEvent.PhaseRemoved removed -> removePhase(removed.phaseId());
            case PlanEvent.TaskPlaced placed -> place(placed.taskId(), placed.place());
            case PlanEvent.TaskMoved moved -> move(moved.taskId(), moved.place());
            case PlanEvent.TaskRemoved removed -> remove(removed.taskId());
            case PlanEvent.PlanDrafted _,
                    PlanEvent.PlanNumbered _,
                    PlanEvent.PlanRetitled _,
                    PlanEvent.PhaseRetitled _,
                    PlanEvent.DependencyAdded _,
                    PlanEvent.DependencyRemoved _ -> {}
        }
    }
}
