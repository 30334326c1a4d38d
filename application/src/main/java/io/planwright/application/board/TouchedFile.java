package io.planwright.application.board;

import io.planwright.application.briefing.NamedFiles;
import io.planwright.application.task.PlannedTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file that a task is about.
 *
 * @param others open tasks that name the same file
 */
public record TouchedFile(String path, List<PlannedTask> others) {

    /**
     * @param worked paths that were worked on so far
     * @param neighbours the tasks among which others are looked for; the task itself may be among them
     * @return those that the task names, then those that were worked on besides
     */
    public static List<TouchedFile> of(
            PlannedTask task, Collection<String> worked, Collection<PlannedTask> neighbours) {
        var paths = named(task);
        paths.addAll(worked);
        if (paths.isEmpty()) {
            return List.of();
        }
        record Naming(PlannedTask task, Set<String> paths) {}
        var naming = new ArrayList<Naming>();
        for (var other : neighbours) {
            if (!other.task().done() && !other.task().id().equals(task.task().id())) {
                naming.add(new Naming(other, named(other)));
            }
        }
        return paths.stream()
                .map(path -> new TouchedFile(
                        path,
                        naming.stream()
                                .filter(other -> other.paths().contains(path))
                                .map(Naming::task)
                                .toList()))
                .toList();
    }

    private static Set<String> named(PlannedTask task) {
        var paths = new LinkedHashSet<>(NamedFiles.in(task.task().title()));
        paths.addAll(NamedFiles.in(task.task().notes()));
        return paths;
    }
}
