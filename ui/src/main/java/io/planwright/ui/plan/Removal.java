package io.planwright.ui.plan;

import io.planwright.application.plan.PlanDesk.NewTask;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskCommand;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a removed task with all below it, so that it can be made again. It comes back under a new key, because no
 * key is given twice.
 *
 * @param after the sibling that it followed
 * @param below its subtasks at all depths, in order
 */
record Removal(PlannedTask task, @Nullable TaskId after, List<PlannedTask> below) {

    /** Makes a task anew. */
    interface Remaking {
        /** @return the new task; null when it was refused */
        @Nullable
        TaskId remake(NewTask again, PlannedTask removed);
    }

    /** @param all the tasks of the plan in order */
    static Optional<Removal> of(TaskId id, List<PlannedTask> all) {
        for (int i = 0; i < all.size(); i++) {
            var task = all.get(i);
            if (task.task().id().equals(id)) {
                var below = new ArrayList<PlannedTask>();
                for (int j = i + 1; j < all.size() && all.get(j).depth() > task.depth(); j++) {
                    below.add(all.get(j));
                }
                return Optional.of(new Removal(task, previousSibling(task, all.subList(0, i)), below));
            }
        }
        return Optional.empty();
    }

    private static @Nullable TaskId previousSibling(PlannedTask task, List<PlannedTask> before) {
        return before.reversed().stream()
                .filter(each ->
                        each.phaseId().equals(task.phaseId()) && Objects.equals(each.parentId(), task.parentId()))
                .map(each -> each.task().id())
                .findFirst()
                .orElse(null);
    }

    void undo(Remaking remaking) {
        var made = new HashMap<TaskId, TaskId>();
        var last = new HashMap<TaskId, TaskId>();
        var again = remaking.remake(new NewTask(task.task().title(), task.phaseId(), task.parentId(), after), task);
        if (again == null) {
            return;
        }
        made.put(task.task().id(), again);
        for (var each : below) {
            var parent = made.get(each.parentId());
            var child = parent == null
                    ? null
                    : remaking.remake(new NewTask(each.task().title(), each.phaseId(), parent, last.get(parent)), each);
            if (child != null) {
                made.put(each.task().id(), child);
                last.put(parent, child);
            }
        }
    }

    /**
     * @param staged whether tasks are done only on evidence
     * @return what a task made anew still lacks of the one that was removed
     */
    static List<TaskCommand> afterwards(TaskId made, PlannedTask removed, boolean staged) {
        var commands = new ArrayList<TaskCommand>();
        if (!removed.task().notes().isBlank()) {
            commands.add(new ReviseNotes(made, removed.task().notes()));
        }
        if (removed.task().done()) {
            var commit = removed.task().commit();
            commands.add(
                    staged
                            ? new WaiveEvidence(made, commit, "was done before it was removed and put back")
                            : new TickTask(made, commit));
        }
        return commands;
    }
}
