package io.planwright.domain.plan;

import io.planwright.domain.identity.TaskId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which task is said to wait for which. Not thread-safe. */
final class Dependencies {

    private final Map<TaskId, Set<TaskId>> blockers = new HashMap<>();

    boolean has(TaskId task, TaskId blocker) {
        return blockers.getOrDefault(task, Set.of()).contains(blocker);
    }

    Set<TaskId> of(TaskId task) {
        return blockers.getOrDefault(task, Set.of());
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
