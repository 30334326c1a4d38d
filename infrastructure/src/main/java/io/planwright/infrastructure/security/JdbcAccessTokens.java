package io.planwright.infrastructure.security;

import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.ActorKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps access tokens as rows with the hash of their secret. */
final class JdbcAccessTokens implements AccessTokens {

    private static final String SELECT = "select id, name, kind, administrator, created_at from access_token ";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcAccessTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<AccessToken> all() {
        return jdbc.sql(SELECT + "order by created_at desc, id")
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    public Issued issue(String name, ActorKind kind, boolean administrator) {
        var secret = "pw_" + Secrets.random();
        return new Issued(keep(name, kind, administrator, secret), secret);
    }

    AccessToken keep(String name, ActorKind kind, boolean administrator, String secret) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a token needs a name of at most 200 characters");
        }
        var token = new AccessToken(UUID.randomUUID(), name.strip(), kind, administrator, clock.instant());
        jdbc.sql("""
                        insert into access_token (id, name, kind, hash, administrator, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        token.id(),
                        token.name(),
                        kind.name(),
                        Secrets.hash(secret),
                        administrator,
                        token.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    @Override
    public void revoke(UUID id) {
        jdbc.sql("delete from access_token where id = ?").param(id).update();
    }

    Optional<AccessToken> withSecret(String secret) {
        return jdbc.sql(SELECT + "where hash = ?")
                .param(Secrets.hash(secret))
                .query((row, _) -> read(row))
                .optional();
    }

    private static AccessToken read(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ActorKind.valueOf(row.getString("kind")),
                row.getBoolean("administrator"),
                row.getTimestamp("created_at").toInstant());
    }
}
