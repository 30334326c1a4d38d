package io.planwright.infrastructure.readmodel;

import io.planwright.application.circuit.CircuitView;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row per circuit breaker that has ever counted a failure. */
final class CircuitTable implements ViewTable<CircuitView> {

    static CircuitView read(ResultSet row) throws SQLException {
        var project = row.getObject("project_id", UUID.class);
        var worker = row.getObject("worker_id", UUID.class);
        var task = row.getObject("task_id", UUID.class);
        var trial = row.getObject("trial", UUID.class);
        var stage = row.getString("stage");
        return new CircuitView(
                new CircuitId(row.getObject("id", UUID.class)),
                CircuitLevel.valueOf(row.getString("level")),
                project == null ? null : new ProjectId(project),
                worker == null ? null : new WorkerId(worker),
                task == null ? null : new TaskId(task),
                stage == null ? null : Stage.valueOf(stage),
                CircuitState.valueOf(row.getString("state")),
                trial == null ? null : new TaskId(trial),
                row.getInt("failures"),
                row.getString("why"),
                ReadTables.optionalInstant(row.getTimestamp("until")),
                row.getInt("extensions"),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    @Override
    public Map<UUID, CircuitView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId(
                "select * from {schema}.circuit where id = any (?)",
                ids,
                (row, _) -> Map.entry(row.getObject("id", UUID.class), read(row)));
    }

    @Override
    public void save(ReadTables tables, List<Changed<CircuitView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.level().name(),
                view.projectId() == null ? null : view.projectId().value(),
                view.worker() == null ? null : view.worker().value(),
                view.task() == null ? null : view.task().value(),
                view.stage() == null ? null : view.stage().name(),
                view.state().name(),
                view.trial() == null ? null : view.trial().value(),
                view.failures(),
                view.why(),
                ReadTables.time(view.until()),
                view.extensions(),
                ReadTables.time(view.changedAt()),
                view.changedBy(),
                view.id().value()
            });
        }
        tables.batch("""
                insert into {schema}.circuit (level, project_id, worker_id, task_id, stage, state, trial, failures, why,
                    until, extensions, changed_at, changed_by, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.circuit set level = ?, project_id = ?, worker_id = ?, task_id = ?, stage = ?, state = ?,
                    trial = ?, failures = ?, why = ?, until = ?, extensions = ?, changed_at = ?, changed_by = ?
                where id = ?
                """, known);
    }
}
