package io.planwright.infrastructure.readmodel;

import io.planwright.application.worker.WorkerView;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row per worker. */
final class WorkerTable implements ViewTable<WorkerView> {

    static WorkerView read(ResultSet row) throws SQLException {
        return new WorkerView(
                new WorkerId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                row.getString("owner"),
                row.getString("owner_name"),
                row.getBoolean("retired"),
                ReadTables.instant(row.getTimestamp("since")));
    }

    @Override
    public Map<UUID, WorkerView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId(
                "select * from {schema}.worker where id = any (?)",
                ids,
                (row, _) -> Map.entry(row.getObject("id", UUID.class), read(row)));
    }

    @Override
    public void save(ReadTables tables, List<Changed<WorkerView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.projectId().value(),
                view.name(),
                view.owner(),
                view.ownerName(),
                view.retired(),
                ReadTables.time(view.since()),
                view.id().value()
            });
        }
        tables.batch("""
                insert into {schema}.worker (project_id, name, owner, owner_name, retired, since, id)
                values (?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.worker set project_id = ?, name = ?, owner = ?, owner_name = ?, retired = ?, since = ?
                where id = ?
                """, known);
    }
}
