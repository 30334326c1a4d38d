package io.planwright.infrastructure.readmodel;

import io.planwright.application.decomposition.DecompositionView;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per decomposition, with the whole of it as JSON. */
final class DecompositionTable implements ViewTable<DecompositionView> {

    private static final JsonMapper JSON = DomainJson.mapper();

    static DecompositionView read(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("content"), DecompositionView.class);
    }

    @Override
    public Map<UUID, DecompositionView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId(
                "select * from {schema}.decomposition where id = any (?)",
                ids,
                (row, _) -> Map.entry(row.getObject("id", UUID.class), read(row)));
    }

    @Override
    public void save(ReadTables tables, List<Changed<DecompositionView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.planId().value(),
                ReadTables.time(view.startedAt()),
                JSON.writeValueAsString(view),
                view.id().value()
            });
        }
        tables.batch(
                "insert into {schema}.decomposition (plan_id, started_at, content, id) values (?, ?, ?, ?)", fresh);
        tables.batch("update {schema}.decomposition set plan_id = ?, started_at = ?, content = ? where id = ?", known);
    }
}
