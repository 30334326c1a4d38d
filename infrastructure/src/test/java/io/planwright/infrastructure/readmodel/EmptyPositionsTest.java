package io.planwright.infrastructure.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.infrastructure.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Writers of whom PostgreSQL shows little. */
class EmptyPositionsTest {

    private final Map<String, String> settings = Database.POSTGRES.fresh();

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.get("planwright.db.url"),
                settings.get("planwright.db.user"),
                settings.get("planwright.db.password"));
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @BeforeEach
    void log() throws SQLException {
        try (var connection = connect()) {
            execute(
                    connection,
                    "create table event_log (position bigint)",
                    "grant select on event_log to public",
                    "drop role if exists stranger",
                    "create role stranger login password 'strange'");
        }
    }

    private EmptyPositions seenBy(String user, String password) {
        return new EmptyPositions(
                new JdbcTemplate(new DriverManagerDataSource(settings.get("planwright.db.url"), user, password)), true);
    }

    private void staysOpenUntilTheWriterHasGone(EmptyPositions positions, Connection writer) throws SQLException {
        execute(writer, "begin", "insert into event_log values (1)");
        assertThat(positions.among(List.of(1L, 2L))).isEmpty();
        assertThat(positions.among(List.of(1L, 2L))).isEmpty();
        execute(writer, "commit");
        writer.close();
        await().until(() -> positions.among(List.of(1L, 2L)).equals(Set.of(2L)));
    }

    @Test
    void whatAnotherUserDoesMayBeWriting() throws SQLException {
        staysOpenUntilTheWriterHasGone(seenBy("stranger", "strange"), connect());
    }

    @Test
    void whatASessionHidesMayBeWriting() throws SQLException {
        var writer = connect();
        execute(writer, "set track_activities = off");
        staysOpenUntilTheWriterHasGone(seenBy("postgres", "postgres"), writer);
    }
}
