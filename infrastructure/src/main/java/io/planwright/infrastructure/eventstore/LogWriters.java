package io.planwright.infrastructure.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells which transactions may be writing to the log. Whoever inserts holds a lock on the table from before a position is
 * taken until after the commit can be seen; the database shows these locks to everybody, whoever holds them.
 */
final class LogWriters {

    private static final String ON_POSTGRESQL = """
            select virtualtransaction from pg_locks
            where locktype = 'relation' and mode = 'RowExclusiveLock' and relation = 'event_log'::regclass
            and database = (select oid from pg_database where datname = current_database())
            """;
    private static final String ON_H2 =
            "select session_id from information_schema.locks where table_name = 'EVENT_LOG'";

    /** H2 takes a position first and then the lock, but for statements that may find many rows. */
    private static final String LOCK_ON_H2 = "update event_log set metadata = metadata where position < 0";

    private final JdbcTemplate jdbc;
    private final boolean postgres;

    LogWriters(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.postgres = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }

    /** @return what names each transaction, as long as it runs */
    Set<String> now() {
        return Set.copyOf(jdbc.queryForList(postgres ? ON_POSTGRESQL : ON_H2, String.class));
    }

    /** Is to be called in the transaction before it takes its first position. */
    void join(Connection connection) throws SQLException {
        if (!postgres) {
            try (var statement = connection.prepareStatement(LOCK_ON_H2)) {
                statement.executeUpdate();
            }
        }
    }
}
