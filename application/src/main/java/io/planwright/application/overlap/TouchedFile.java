package io.planwright.application.overlap;

import io.planwright.application.overlap.Overlap.Party;
import io.planwright.application.overlap.Overlap.Use;
import java.util.List;

/**
 * A file that a task works on.
 *
 * @param others other open tasks that work on it
 */
public record TouchedFile(String path, List<Party> others) {

    /**
     * @param uses of those files by open tasks, in the order in which they are read; those of the task may be among them
     */
    public static List<TouchedFile> of(Party task, List<String> paths, List<Use> uses) {
        var pieces = Overlap.pieces(uses);
        return paths.stream()
                .map(path -> new TouchedFile(
                        path,
                        pieces.getOrDefault(path, List.of()).stream()
                                .filter(other -> !other.isOneWith(task))
                                .toList()))
                .toList();
    }
}
