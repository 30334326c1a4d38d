package io.planwright.infrastructure.security;

import io.planwright.application.person.Admissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks up at most a few times a second who is still known, so that what is removed on one node ends on all. */
final class JdbcAdmissions implements Admissions {

    private static final long JUST_NOW = Duration.ofMillis(250).toNanos();

    private final JdbcClient jdbc;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(long readAt, Map<UUID, Long> versions) {
        boolean isOf(Admission admission) {
            return Objects.equals(versions.get(admission.person()), admission.version());
        }
    }

    JdbcAdmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean stands(Admission admission) {
        var before = known.get();
        boolean fresh = before != null && System.nanoTime() - before.readAt() < JUST_NOW;
        return fresh && before.isOf(admission) || read().isOf(admission); // who is new is not among those known before
    }

    private Known read() {
        long now = System.nanoTime();
        var versions = new HashMap<UUID, Long>();
        jdbc.sql("select id, version from person").query(row -> {
            versions.put(row.getObject("id", UUID.class), row.getLong("version"));
        });
        var read = new Known(now, versions);
        known.accumulateAndGet(read, (one, other) -> one == null || other.readAt() > one.readAt() ? other : one);
        return read;
    }
}
