package io.planwright.application.overlap;

import io.planwright.application.Happening;
import io.planwright.application.decomposition.FileNames;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskEvent.AboutFiles;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.WorkedFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a task works on, without folders.
 *
 * @param worked those that its attempts have worked on
 */
public record TaskFiles(TaskId task, List<String> inTitle, List<String> inNotes, List<String> worked) {

    /** The last of the hints of a decomposition: it names the document, and nobody works on that. */
    private static final Pattern SOURCE = Pattern.compile("(?m)^[\\s*-]*(?:Source|Nguồn): .*$");

    /** @return the view after the event */
    public static TaskFiles fold(@Nullable TaskFiles view, AboutFiles event, Happening happening) {
        var before = view == null ? new TaskFiles(event.taskId(), List.of(), List.of(), List.of()) : view;
        return switch (event) {
            case TaskOpened opened ->
                new TaskFiles(before.task, named(opened.title()), named(opened.notes()), before.worked);
            case TaskRetitled retitled ->
                new TaskFiles(before.task, named(retitled.title()), before.inNotes, before.worked);
            case NotesRevised revised ->
                new TaskFiles(before.task, before.inTitle, named(revised.notes()), before.worked);
            case AttemptRecorded recorded ->
                new TaskFiles(
                        before.task,
                        before.inTitle,
                        before.inNotes,
                        Stream.concat(
                                        before.worked.stream(),
                                        recorded.files().stream().map(WorkedFile::path))
                                .distinct()
                                .toList());
        };
    }

    private static List<String> named(String text) {
        return FileNames.in(SOURCE.matcher(text).replaceAll("")).stream()
                .filter(name -> !name.endsWith("/"))
                .toList();
    }

    /** @return those that it names, then those that were worked on besides */
    public List<String> all() {
        var all = new LinkedHashSet<>(inTitle);
        all.addAll(inNotes);
        all.addAll(worked);
        return List.copyOf(all);
    }
}
