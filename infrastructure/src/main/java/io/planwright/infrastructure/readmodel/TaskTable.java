package io.planwright.infrastructure.readmodel;

import io.planwright.application.task.TaskView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Notation;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per task, and one row per task that it waits for. */
final class TaskTable implements ViewTable<TaskView> {

    private static final JsonMapper JSON = DomainJson.mapper();

    static TaskView read(ResultSet row, List<TaskId> blockers) throws SQLException {
        var notation = row.getString("notation");
        return new TaskView(
                new TaskId(row.getObject("id", UUID.class)),
                new PlanId(row.getObject("plan_id", UUID.class)),
                row.getInt("serial"),
                row.getString("title"),
                row.getString("notes"),
                notation == null ? null : JSON.readValue(notation, Notation.class),
                row.getBoolean("done"),
                ReadTables.optionalInstant(row.getTimestamp("done_at")),
                row.getString("in_commit"),
                row.getBoolean("dropped"),
                blockers,
                row.getLong("version"),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    @Override
    public Map<UUID, TaskView> load(ReadTables tables, Collection<UUID> ids) {
        var blockers = new HashMap<UUID, List<TaskId>>();
        tables.all(
                "select task_id, blocker_id from {schema}.task_blocker where task_id = any (?) order by place",
                ids,
                (row, _) -> blockers.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(new TaskId(row.getObject(2, UUID.class))));
        return tables.byId("""
                select id, plan_id, serial, title, notes, notation, done, done_at, in_commit, dropped, version,
                    changed_at, changed_by
                from {schema}.task where id = any (?)
                """, ids, (row, _) -> {
            var id = row.getObject("id", UUID.class);
            return Map.entry(id, read(row, List.copyOf(blockers.getOrDefault(id, List.of()))));
        });
    }

    @Override
    public void save(ReadTables tables, List<Changed<TaskView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        var noLonger = new ArrayList<@Nullable Object[]>();
        var waits = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.planId().value(),
                view.serial(),
                view.title(),
                view.notes(),
                view.notation() == null ? null : JSON.writeValueAsString(view.notation()),
                view.done(),
                ReadTables.time(view.doneAt()),
                view.commit(),
                view.dropped(),
                view.version(),
                ReadTables.time(view.changedAt()),
                view.changedBy(),
                view.id().value()
            });
            List<TaskId> before =
                    change.before() == null ? List.of() : change.before().blockers();
            if (!before.equals(view.blockers())) {
                noLonger.add(new @Nullable Object[] {view.id().value()});
                for (int i = 0; i < view.blockers().size(); i++) {
                    waits.add(new @Nullable Object[] {
                        view.id().value(), view.blockers().get(i).value(), i
                    });
                }
            }
        }
        tables.batch("""
                insert into {schema}.task (plan_id, serial, title, notes, notation, done, done_at, in_commit, dropped,
                    version, changed_at, changed_by, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.task set plan_id = ?, serial = ?, title = ?, notes = ?, notation = ?, done = ?,
                    done_at = ?, in_commit = ?, dropped = ?, version = ?, changed_at = ?, changed_by = ?
                where id = ?
                """, known);
        tables.batch("delete from {schema}.task_blocker where task_id = ?", noLonger);
        tables.batch("insert into {schema}.task_blocker (task_id, blocker_id, place) values (?, ?, ?)", waits);
    }
}
