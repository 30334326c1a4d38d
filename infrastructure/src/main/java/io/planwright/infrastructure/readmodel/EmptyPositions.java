package io.planwright.infrastructure.readmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds out which positions of the log stay empty. Whoever writes takes a position before others can see what is written
 * there: one that is missing may still be filled, until all who were writing when it was missed have ended.
 */
final class EmptyPositions {

    /** Of whom nothing is shown, another user's session or one with {@code track_activities} off, may well be writing. */
    private static final String WRITING_ON_POSTGRESQL = """
            select pid || '@' || coalesce(cast(xact_start as text), '') from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            and (backend_xid is not null or xact_start > clock_timestamp() - interval '10 seconds'
                or state = 'disabled' or state is null and coalesce(backend_type, 'client backend') = 'client backend')
            """;

    private static final String WRITING_ON_H2 = """
            select session_id from information_schema.sessions
            where session_id <> session_id() and (contains_uncommitted or executing_statement is not null)
            """;

    private final JdbcTemplate jdbc;
    private final String writing;
    private final Map<Long, Set<String>> awaited = new HashMap<>();

    EmptyPositions(JdbcTemplate jdbc, boolean postgres) {
        this.jdbc = jdbc;
        this.writing = postgres ? WRITING_ON_POSTGRESQL : WRITING_ON_H2;
    }

    /**
     * @param missing positions that were passed over; is to be called with them again until none are missing
     * @return those of them that nobody can fill any more
     */
    synchronized Set<Long> among(Collection<Long> missing) {
        awaited.keySet().retainAll(missing);
        var now = Set.copyOf(jdbc.queryForList(writing, String.class));
        for (var position : missing) {
            awaited.merge(position, now, (before, _) -> {
                var still = new HashSet<>(before);
                still.retainAll(now);
                return still;
            });
        }
        var empty = new HashSet<Long>();
        awaited.forEach((position, writers) -> {
            if (writers.isEmpty()) {
                empty.add(position);
            }
        });
        if (!empty.isEmpty()) {
            empty.removeAll(
                    jdbc.queryForList("select position from event_log where position = any(?)", Long.class, (Object)
                            empty.toArray(Long[]::new)));
        }
        return empty;
    }
}
