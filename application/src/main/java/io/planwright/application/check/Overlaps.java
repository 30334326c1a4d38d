package io.planwright.application.check;

import io.planwright.application.decomposition.FileNames;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds open tasks that name the same file: who works on them at once gets in each other's way. */
public final class Overlaps {

    /** @param tasks that name the file, at least two, in the order in which they are read */
    public record Overlap(String file, List<PlannedTask> tasks) {}

    private Overlaps() {}

    /**
     * A task and what stands below it are one piece of work, so a task counts only where none above it names the file.
     *
     * @param tasks in the order in which they are read
     * @return the files that several open tasks name, in the order in which they are first named
     */
    public static List<Overlap> of(List<PlannedTask> tasks) {
        var parents = new HashMap<TaskId, @Nullable TaskId>();
        var named = new LinkedHashMap<String, LinkedHashMap<TaskId, PlannedTask>>();
        for (var task : tasks) {
            parents.put(task.task().id(), task.parentId());
            if (task.task().done()) {
                continue;
            }
            for (var file : files(task)) {
                var others = named.computeIfAbsent(file, _ -> new LinkedHashMap<>());
                if (!isBelowOne(task, others, parents)) {
                    others.put(task.task().id(), task);
                }
            }
        }
        return named.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry ->
                        new Overlap(entry.getKey(), List.copyOf(entry.getValue().values())))
                .toList();
    }

    private static LinkedHashSet<String> files(PlannedTask task) {
        var files = new LinkedHashSet<>(FileNames.in(task.task().title()));
        files.addAll(FileNames.in(task.task().notes()));
        files.removeIf(name -> name.endsWith("/"));
        return files;
    }

    private static boolean isBelowOne(
            PlannedTask task, Map<TaskId, PlannedTask> others, Map<TaskId, @Nullable TaskId> parents) {
        for (var above = task.parentId(); above != null; above = parents.get(above)) {
            if (others.containsKey(above)) {
                return true;
            }
        }
        return false;
    }

    /** @return the overlaps by the tasks that are in them */
    public static Map<TaskId, List<Overlap>> byTask(List<Overlap> overlaps) {
        var found = new HashMap<TaskId, List<Overlap>>();
        for (var overlap : overlaps) {
            for (var task : overlap.tasks()) {
                found.computeIfAbsent(task.task().id(), _ -> new ArrayList<>()).add(overlap);
            }
        }
        return found;
    }
}
