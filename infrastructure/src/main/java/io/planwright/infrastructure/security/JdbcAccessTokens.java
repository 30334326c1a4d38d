package io.planwright.infrastructure.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planwright.application.StorableText;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.ActorKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps access tokens as rows with the hash of their secret. Programs send one with every request: one that was known
 * just now is taken for known, so that a token that is revoked on another node ends there a second later.
 */
final class JdbcAccessTokens implements AccessTokens {

    private static final String SELECT = "select id, name, kind, administrator, created_at from access_token ";

    private static final Duration JUST_NOW = Duration.ofSeconds(1);
    private static final int MOST_KEPT = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** By the hash of their secrets. */
    private final Cache<String, AccessToken> known = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(JUST_NOW)
            .build();

    private final AtomicInteger revocations = new AtomicInteger();

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
        StorableText.check("name", name);
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
        revocations.incrementAndGet();
        known.invalidateAll();
    }

    /** Asks the database outside of the locks of what is known: while it is away nobody waits for anybody else. */
    Optional<AccessToken> withSecret(String secret) {
        var hash = Secrets.hash(secret);
        var before = known.getIfPresent(hash);
        if (before != null) {
            return Optional.of(before);
        }
        int revoked = revocations.get();
        var found = jdbc.sql(SELECT + "where hash = ?")
                .param(hash)
                .query((row, _) -> read(row))
                .optional();
        found.ifPresent(token -> known.put(hash, token));
        if (revocations.get() != revoked) {
            known.invalidate(hash); // it may be the one that was revoked meanwhile
        }
        return found;
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
