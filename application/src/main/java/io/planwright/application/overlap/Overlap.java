package io.planwright.application.overlap;

import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.RequirementEvent.RequirementRestored;
import io.planwright.domain.task.TaskEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several open tasks that work on the same file: who is at them at once gets in each other's way.
 *
 * @param tasks at least two, in the order in which they are read
 */
public record Overlap(String file, List<Party> tasks) {

    /**
     * A task that works on a file.
     *
     * @param key its name in the project, e.g. {@code SHOP-17}
     * @param number its place in the plan, e.g. {@code 1.2}
     */
    public record Party(TaskId id, String key, String title, PlanId plan, String number) {

        private boolean isAbove(Party other) {
            return plan.equals(other.plan) && other.number.startsWith(number + ".");
        }

        /** @return whether both are one piece of work: a task and what stands below it are */
        boolean isOneWith(Party other) {
            return id.equals(other.id) || isAbove(other) || other.isAbove(this);
        }
    }

    /** An open task and one of the files that it works on. */
    public record Use(String file, Party party) {}

    /**
     * @param uses task by task, in the order in which they are read
     * @return the files that several pieces of work share, in the order in which they first come
     */
    public static List<Overlap> among(List<Use> uses) {
        return pieces(uses).entrySet().stream()
                .filter(shared -> shared.getValue().size() > 1)
                .map(shared -> new Overlap(shared.getKey(), List.copyOf(shared.getValue())))
                .toList();
    }

    /** @return by file the tasks that work on it, without those that stand below one that does */
    static Map<String, List<Party>> pieces(List<Use> uses) {
        var pieces = new LinkedHashMap<String, List<Party>>();
        for (var use : uses) {
            var parties = pieces.computeIfAbsent(use.file(), _ -> new ArrayList<>());
            if (parties.isEmpty() || !parties.getLast().isOneWith(use.party())) {
                parties.add(use.party());
            }
        }
        return pieces;
    }

    /** @return the overlaps by the tasks that are in them */
    public static Map<TaskId, List<Overlap>> byTask(List<Overlap> overlaps) {
        var found = new HashMap<TaskId, List<Overlap>>();
        for (var overlap : overlaps) {
            for (var task : overlap.tasks()) {
                found.computeIfAbsent(task.id(), _ -> new ArrayList<>()).add(overlap);
            }
        }
        return found;
    }

    /** @return whether other tasks may overlap after what has happened; null is what nobody can read */
    public static boolean mayChangeBy(@Nullable Object event) {
        return switch (event) {
            case TaskEvent.AboutFiles _,
                    TaskEvent.TaskTicked _,
                    TaskEvent.TaskUnticked _,
                    PlanEvent.TaskPlaced _,
                    PlanEvent.TaskMoved _,
                    PlanEvent.TaskRemoved _,
                    RequirementArchived _,
                    RequirementRestored _ -> true;
            case null, default -> false;
        };
    }
}
