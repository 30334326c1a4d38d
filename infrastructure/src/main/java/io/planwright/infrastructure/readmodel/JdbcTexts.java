package io.planwright.infrastructure.readmodel;

import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers what texts say from their table. */
final class JdbcTexts implements Texts {

    private final JdbcTemplate jdbc;
    private final ActiveTables tables;

    JdbcTexts(JdbcTemplate jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<TextView> withId(DocumentId id) {
        return jdbc
                .query(
                        tables.in("select " + DocumentTable.COLUMNS + " from {schema}.document where id = ?"),
                        (row, _) -> DocumentTable.read(row),
                        id.value())
                .stream()
                .findFirst();
    }

    @Override
    public Map<DocumentId, TextView> withIds(Collection<DocumentId> ids) {
        var found = new LinkedHashMap<DocumentId, TextView>();
        jdbc.query(
                tables.in("select " + DocumentTable.COLUMNS + " from {schema}.document where id = any (?)"),
                statement -> statement.setArray(
                        1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "uuid",
                                        ids.stream().map(DocumentId::value).toArray())),
                row -> {
                    var view = DocumentTable.read(row);
                    found.put(view.id(), view);
                });
        return found;
    }
}
