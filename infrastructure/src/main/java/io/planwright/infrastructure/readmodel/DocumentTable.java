package io.planwright.infrastructure.readmodel;

import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row per text. */
final class DocumentTable implements ViewTable<TextView> {

    static final String COLUMNS = "id, body, items, other_items, version, changed_at, changed_by";

    static TextView read(ResultSet row) throws SQLException {
        var id = new DocumentId(row.getObject("id", UUID.class));
        return new TextView(
                id,
                row.getLong("version"),
                row.getString("body"),
                ItemList.read(id, row.getString("items")),
                ItemList.read(id, row.getString("other_items")),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    @Override
    public Map<UUID, TextView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId("select " + COLUMNS + " from {schema}.document where id = any (?)", ids, (row, _) -> {
            var view = read(row);
            return Map.entry(view.id().value(), view);
        });
    }

    @Override
    public void save(ReadTables tables, List<Changed<TextView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.text(),
                ItemList.write(view.items()),
                ItemList.write(view.others()),
                view.version(),
                ReadTables.time(view.changedAt()),
                view.changedBy(),
                view.id().value()
            });
        }
        tables.batch("""
                insert into {schema}.document (body, items, other_items, version, changed_at, changed_by, id)
                values (?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.document set body = ?, items = ?, other_items = ?, version = ?, changed_at = ?,
                    changed_by = ?
                where id = ?
                """, known);
    }
}
