package io.planwright.infrastructure.eventstore;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log as it is stored, up to where the read tables are. */
final class JdbcEventLog implements EventLog {

    private static final String SELECT = """
            select position, event_id, happened_at, type, revision, subject, sequence, project_id, requirement_id,
                payload, metadata
            from event_log
            """;
    private static final JsonMapper JSON = DomainJson.mapper();

    private final JdbcClient jdbc;
    private final ReadPosition position;

    JdbcEventLog(JdbcClient jdbc, ReadPosition position) {
        this.jdbc = jdbc;
        this.position = position;
    }

    @Override
    public List<LogEntry> after(long after, LogFilter filter, int limit) {
        return between(after, position.current(), filter, "position", limit);
    }

    @Override
    public List<LogEntry> before(long before, LogFilter filter, int limit) {
        return between(-1, Math.min(before - 1, position.current()), filter, "position desc", limit);
    }

    private List<LogEntry> between(long after, long upTo, LogFilter filter, String order, int limit) {
        var where = new ArrayList<>(List.of("position > ?", "position <= ?"));
        var params = new ArrayList<Object>(List.of(after, upTo));
        among("project_id", filter.projects(), where, params);
        among("requirement_id", filter.requirements(), where, params);
        among("type", filter.types(), where, params);
        among("subject", filter.subjects(), where, params);
        told(Attribution.ACTOR, filter.actors(), where, params);
        told(Attribution.ACTOR_NAME, filter.actorNames(), where, params);
        params.add(limit);
        return jdbc.sql(SELECT + "where " + String.join(" and ", where) + " order by " + order + " limit ?")
                .params(params)
                .query((row, _) -> read(row))
                .list();
    }

    private static void among(String column, List<String> values, List<String> where, List<Object> params) {
        if (!values.isEmpty()) {
            where.add(column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
            params.addAll(values);
        }
    }

    /** Asks for those of which the metadata have one of the values under a name. */
    private static void told(String name, List<String> values, List<String> where, List<Object> params) {
        if (!values.isEmpty()) {
            where.add(
                    "(" + String.join(" or ", Collections.nCopies(values.size(), "metadata like ? escape '!'")) + ")");
            for (var value : values) {
                var pair = "\"" + name + "\":" + JSON.writeValueAsString(value);
                params.add("%" + pair.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
            }
        }
    }

    @Override
    public List<LogEntry> of(String subject, int limit) {
        return jdbc.sql(SELECT + "where subject = ? and position <= ? order by sequence desc limit ?")
                .params(subject, position.current(), limit)
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    public Optional<LogEntry> last(String subject) {
        return jdbc.sql(SELECT + "where subject = ? order by sequence desc limit 1")
                .param(subject)
                .query((row, _) -> read(row))
                .optional();
    }

    private static LogEntry read(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Integer.parseInt(row.getString(5)),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }

    @Override
    public long end() {
        return jdbc.sql("select coalesce(max(position), -1) from event_log")
                .query(Long.class)
                .single();
    }
}
