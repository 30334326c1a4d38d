package io.planwright.ui.plan;

import io.planwright.application.task.PlannedTask;
import java.util.stream.Collectors;

/** The notes of a task as a person writes them: without the indent that they have below the task's line in the file. */
final class TaskNotes {

    private TaskNotes() {}

    static String read(PlannedTask task) {
        return task.task().notes().stripTrailing().stripIndent().strip();
    }

    /** @return what the file says when a person has written so; the blank lines around the notes stay */
    static String written(PlannedTask task, String notes) {
        var before = task.task().notes();
        var text = notes.strip();
        var indent = indentOf(before, "  ".repeat(task.depth() + 1));
        var lines = text.lines()
                .map(line -> line.isBlank() ? "" : indent + line.stripTrailing())
                .collect(Collectors.joining("\n"));
        if (before.isBlank()) {
            return text.isEmpty() ? before : lines + "\n" + before;
        }
        var above = before.substring(0, before.lastIndexOf('\n', firstWord(before)) + 1);
        var below = before.substring(before.stripTrailing().length());
        var blank = below.substring(below.indexOf('\n') + 1);
        return text.isEmpty() ? blank : above + lines + "\n" + blank;
    }

    /** @return the indent of the line that has the least */
    private static String indentOf(String notes, String other) {
        return notes.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .reduce((one, next) -> next.length() < one.length() ? next : one)
                .orElse(other);
    }

    private static int firstWord(String notes) {
        return notes.length() - notes.stripLeading().length();
    }
}
