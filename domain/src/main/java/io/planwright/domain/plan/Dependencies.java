package io.planwright.domain.plan;

import io.planwright.domain.identity.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which task waits for which, without cycles. Not thread-safe. */
final class Dependencies {

    private final Map<TaskId, Set<TaskId>> blockers = new HashMap<>();

    boolean has(TaskId task, TaskId blocker) {
        return blockers.getOrDefault(task, Set.of()).contains(blocker);
    }

    /**
     * @return the tasks of the cycle that the dependency would close, from {@code task} over {@code blocker} back to
     *     {@code task}; empty when it closes none
     */
    List<TaskId> cycleThrough(TaskId task, TaskId blocker) {
        if (task.equals(blocker)) {
            return List.of(task, task);
        }
        var cameFrom = new HashMap<TaskId, TaskId>();
        var frontier = new ArrayDeque<TaskId>(List.of(blocker));
        cameFrom.put(blocker, task);
        while (!frontier.isEmpty()) {
            var at = frontier.remove();
            for (var next : blockers.getOrDefault(at, Set.of())) {
                if (next.equals(task)) {
                    var back = new ArrayList<>(List.of(task));
                    for (var step = at; !step.equals(task); step = cameFrom.get(step)) {
                        back.add(step);
                    }
                    back.add(task);
                    Collections.reverse(back);
                    return back;
                }
                if (cameFrom.putIfAbsent(next, at) == null) {
                    frontier.add(next);
                }
            }
        }
        return List.of();
    }

    /** @return the tasks that wait for the given one */
    List<TaskId> waitingFor(TaskId blocker) {
        return blockers.entrySet().stream()
                .filter(entry -> entry.getValue().contains(blocker))
                .map(Map.Entry::getKey)
                .toList();
    }

    void add(TaskId task, TaskId blocker) {
        blockers.computeIfAbsent(task, _ -> new LinkedHashSet<>()).add(blocker);
    }

    void remove(TaskId task, TaskId blocker) {
        var of = blockers.get(task);
        if (of != null && of.remove(blocker) && of.isEmpty()) {
            blockers.remove(task);
        }
    }

    void forget(TaskId task) {
        blockers.remove(task);
    }
}
