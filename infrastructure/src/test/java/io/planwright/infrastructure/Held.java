package io.planwright.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A row that another transaction has written and not committed: who wants to write the same one waits for it. */
final class Held implements AutoCloseable {

    private final Heart heart;
    private final Connection connection;

    private Held(Heart heart, String sql, Object... params) throws SQLException {
        this.heart = heart;
        connection = heart.get(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < params.length; i++) {
                insert.setObject(i + 1, params[i]);
            }
            insert.executeUpdate();
        }
    }

    /** Holds up who asks with the key, when all it has decided is in the log and not committed. */
    static Held request(Heart heart, String actor, String key) throws SQLException {
        return new Held(
                heart,
                "insert into request (actor, idem_key, fingerprint, position, asked_at) values (?, ?, '', 0, current_timestamp)",
                actor,
                key);
    }

    /** Holds up who takes the slug, in the middle of what is to be decided. */
    static Held slug(Heart heart, Story story, String slug) throws SQLException {
        return new Held(
                heart,
                "insert into claim (scope, name, owner) values (?, ?, ?)",
                "slug/" + story.project(),
                slug,
                UUID.randomUUID());
    }

    /** Waits until somebody is held up. */
    void awaitWaiting() {
        var sql = isPostgres()
                ? "select count(*) from pg_locks where not granted"
                : "select count(*) from information_schema.sessions where executing_statement like 'insert into%'";
        Together.eventually("somebody to wait", () -> heart.number(sql) > 0);
    }

    private boolean isPostgres() {
        try {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
