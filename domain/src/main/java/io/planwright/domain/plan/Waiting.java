package io.planwright.domain.plan;

import io.planwright.domain.identity.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each task of a plan has to wait for until it is done: what it is said to wait for, its parts, and whatever one that
 * it is a part of is said to wait for.
 */
final class Waiting {

    private final Outline outline;
    private final Dependencies dependencies;
    private final @Nullable TaskId moved;
    private final @Nullable TaskId parent;
    private final @Nullable TaskId waits;
    private final @Nullable TaskId blocker;

    private Waiting(
            Outline outline,
            Dependencies dependencies,
            @Nullable TaskId moved,
            @Nullable TaskId parent,
            @Nullable TaskId waits,
            @Nullable TaskId blocker) {
        this.outline = outline;
        this.dependencies = dependencies;
        this.moved = moved;
        this.parent = parent;
        this.waits = waits;
        this.blocker = blocker;
    }

    /**
     * @return the shortest cycle that the dependency would close, from {@code task} over {@code blocker} back to {@code
     *     task}, or from a part of it; empty when it closes none
     */
    static List<TaskId> cycleOf(Outline outline, Dependencies dependencies, TaskId task, TaskId blocker) {
        var after = new Waiting(outline, dependencies, null, null, task, blocker);
        var cycle = after.cycleThrough(blocker);
        if (cycle.isEmpty() || cycle.size() == 2) {
            return cycle;
        }
        var turned = new ArrayList<TaskId>(List.of(cycle.get(cycle.size() - 2)));
        turned.addAll(cycle.subList(0, cycle.size() - 1));
        return turned;
    }

    /** @return the shortest cycle that comes of moving a task below {@code parent}; empty when none does */
    static List<TaskId> cycleOfMove(Outline outline, Dependencies dependencies, TaskId moved, @Nullable TaskId parent) {
        if (parent == null) {
            return List.of();
        }
        var after = new Waiting(outline, dependencies, moved, parent, null, null);
        var below = new ArrayDeque<TaskId>(List.of(moved));
        while (!below.isEmpty()) {
            var at = below.remove();
            var cycle = after.cycleThrough(at);
            if (!cycle.isEmpty()) {
                return cycle;
            }
            below.addAll(outline.subtasksOf(at));
        }
        return List.of();
    }

    private List<TaskId> cycleThrough(TaskId start) {
        var cameFrom = new HashMap<TaskId, TaskId>();
        var frontier = new ArrayDeque<TaskId>(List.of(start));
        while (!frontier.isEmpty()) {
            var at = frontier.remove();
            for (var next : of(at)) {
                if (next.equals(start)) {
                    var back = new ArrayList<TaskId>(List.of(start));
                    for (var step = at; !step.equals(start); step = cameFrom.get(step)) {
                        back.add(step);
                    }
                    back.add(start);
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

    /** @return what a task waits for at once */
    private Set<TaskId> of(TaskId task) {
        var all = new LinkedHashSet<TaskId>();
        for (var whole = task; whole != null; whole = whole.equals(moved) ? parent : outline.parentOf(whole)) {
            all.addAll(dependencies.of(whole));
            if (whole.equals(waits) && blocker != null) {
                all.add(blocker);
            }
        }
        for (var part : outline.subtasksOf(task)) {
            if (!part.equals(moved)) {
                all.add(part);
            }
        }
        if (moved != null && task.equals(parent)) {
            all.add(moved);
        }
        return all;
    }
}
