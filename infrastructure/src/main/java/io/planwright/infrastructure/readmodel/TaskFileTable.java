package io.planwright.infrastructure.readmodel;

import io.planwright.application.overlap.TaskFiles;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row per file that a task works on and where it is known from; none for a task without files. */
final class TaskFileTable implements ViewTable<TaskFiles> {

    private enum Source {
        TITLE,
        NOTES,
        WORK
    }

    private record Row(UUID task, Source source, String path) {}

    @Override
    public Map<UUID, TaskFiles> load(ReadTables tables, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, Map<Source, List<String>>>();
        tables.all(
                        "select task_id, source, path from {schema}.task_file where task_id = any (?) order by place",
                        ids,
                        (row, _) -> new Row(
                                row.getObject(1, UUID.class), Source.valueOf(row.getString(2)), row.getString(3)))
                .forEach(row -> found.computeIfAbsent(row.task(), _ -> new EnumMap<>(Source.class))
                        .computeIfAbsent(row.source(), _ -> new ArrayList<>())
                        .add(row.path()));
        var views = new LinkedHashMap<UUID, TaskFiles>();
        found.forEach((task, paths) -> views.put(
                task,
                new TaskFiles(
                        new TaskId(task),
                        paths.getOrDefault(Source.TITLE, List.of()),
                        paths.getOrDefault(Source.NOTES, List.of()),
                        paths.getOrDefault(Source.WORK, List.of()))));
        return views;
    }

    @Override
    public void save(ReadTables tables, List<Changed<TaskFiles>> changed) {
        var gone = new ArrayList<@Nullable Object[]>();
        var rows = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var files = change.after();
            if (files.equals(change.before())) {
                continue;
            }
            var task = files.task().value();
            if (change.before() != null) {
                gone.add(new @Nullable Object[] {task});
            }
            int place = 0;
            for (var source : Source.values()) {
                for (var path : of(files, source)) {
                    rows.add(new @Nullable Object[] {task, place++, path, source.name()});
                }
            }
        }
        tables.batch("delete from {schema}.task_file where task_id = ?", gone);
        tables.batch("insert into {schema}.task_file (task_id, place, path, source) values (?, ?, ?, ?)", rows);
    }

    private static List<String> of(TaskFiles files, Source source) {
        return switch (source) {
            case TITLE -> files.inTitle();
            case NOTES -> files.inNotes();
            case WORK -> files.worked();
        };
    }
}
