package io.planwright.infrastructure.readmodel;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** One generation of the read tables, all of them in a schema of its own. */
record ReadTables(int generation, JdbcTemplate jdbc) {

    String schema() {
        return "read_" + generation;
    }

    /** @return the rows with the given ids, by id; the select has {@code {schema}} and ends in {@code = any (?)} */
    <V> Map<UUID, V> byId(String select, Collection<UUID> ids, RowMapper<Map.Entry<UUID, V>> mapper) {
        var found = new LinkedHashMap<UUID, V>();
        for (var entry : all(select, ids, mapper)) {
            found.put(entry.getKey(), entry.getValue());
        }
        return found;
    }

    <T> List<T> all(String select, Collection<UUID> ids, RowMapper<T> mapper) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                in(select),
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                mapper);
    }

    void batch(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(in(sql), rows);
        }
    }

    /** Changes the rows that the ids lead to; the statement ends in {@code = any (?)}. */
    void update(String sql, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.update(
                    in(sql),
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())));
        }
    }

    private String in(String sql) {
        return sql.replace("{schema}", schema());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    static @Nullable Instant optionalInstant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
