package io.planwright.infrastructure.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The number of the last event of each subject, and the place where transactions meet of which one changes what another
 * has read. On PostgreSQL it is a row per subject: who has read locks it for share, who appends changes it, each until
 * the end of the transaction. An H2 file belongs to one process: there one transaction commits after the other.
 */
final class StreamHeads {

    private static final int AT_ONCE = 50;
    private static final long PATIENCE_SECONDS = 5; // two that write two names crosswise would wait for good
    private static final String LAST =
            "select subject, max(sequence) from event_log where subject = ? group by subject";
    private static final String HEADS = "select subject, sequence from stream_head where subject = any (?)";

    private final JdbcTemplate jdbc;
    private final boolean postgres;
    private final ReentrantLock commits = new ReentrantLock();
    private final Cache<String, ReentrantLock> names =
            Caffeine.newBuilder().weakValues().build();

    StreamHeads(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.postgres = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }

    /** @return the number of the last event of each subject that has one, as it stands now */
    Map<String, Long> of(Collection<String> subjects) {
        return postgres ? heads(HEADS, subjects) : last(subjects);
    }

    /** @return the same, as it will stand until the unit of work at hand has ended; waits for who is changing it */
    Map<String, Long> keeping(Collection<String> subjects) {
        if (postgres) {
            return subjects.isEmpty() ? Map.of() : heads(HEADS + " order by subject for share", subjects);
        }
        oneAfterTheOther();
        return last(subjects);
    }

    /**
     * Lets nobody change the subject, nor anything that belongs to it, until the unit of work at hand has ended; waits for
     * who is at it.
     */
    void hold(String subject) {
        if (postgres) {
            heads(HEADS + " for update", List.of(subject));
        } else {
            oneAfterTheOther();
        }
    }

    private void oneAfterTheOther() {
        if (CurrentUnitOfWork.isStarted() && !commits.isHeldByCurrentThread()) {
            commits.lock();
            CurrentUnitOfWork.get().root().onCleanup(_ -> commits.unlock());
        }
    }

    /**
     * Lets on H2 units of work that are about to write a row of the same name come one after the other: it lets them spin
     * on the row until they time out. On PostgreSQL they wait for the row.
     */
    void oneAtATime(String name) {
        if (postgres || !CurrentUnitOfWork.isStarted()) {
            return;
        }
        var lock = names.get(name, _ -> new ReentrantLock());
        if (lock.isHeldByCurrentThread()) {
            return;
        }
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new CannotAcquireLockException("others are writing " + name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("interrupted", e);
        }
        CurrentUnitOfWork.get().root().onCleanup(_ -> lock.unlock());
    }

    /** Is to be called in the transaction before the events are appended. */
    void advance(Connection connection, List<? extends EventMessage<?>> events) throws SQLException {
        if (!postgres) {
            return;
        }
        var first = new TreeMap<String, Long>(); // always in this order: two that change the same do not wait crosswise
        var last = new HashMap<String, Long>();
        for (var event : events) {
            var appended = (DomainEventMessage<?>) event;
            first.putIfAbsent(appended.getAggregateIdentifier(), appended.getSequenceNumber());
            last.put(appended.getAggregateIdentifier(), appended.getSequenceNumber());
        }
        try (var update = connection.prepareStatement(
                        "update stream_head set sequence = ? where subject = ? and sequence = ?");
                var insert = connection.prepareStatement(
                        "insert into stream_head (subject, sequence) values (?, ?) on conflict do nothing")) {
            for (var subject : first.entrySet()) {
                if (subject.getValue() == 0) {
                    insert.setString(1, subject.getKey());
                    insert.setLong(2, last.get(subject.getKey()));
                    insert.addBatch();
                } else {
                    update.setLong(1, last.get(subject.getKey()));
                    update.setString(2, subject.getKey());
                    update.setLong(3, subject.getValue() - 1);
                    update.addBatch();
                }
            }
            insert.executeBatch(); // what exists already is told by the log's own key
            for (int changed : update.executeBatch()) {
                if (changed == 0) {
                    throw new OptimisticLockingFailureException("others have appended to one of " + first.keySet());
                }
            }
        }
    }

    private Map<String, Long> heads(String sql, Collection<String> subjects) {
        var found = new HashMap<String, Long>();
        jdbc.query(
                sql,
                statement ->
                        statement.setArray(1, statement.getConnection().createArrayOf("varchar", subjects.toArray())),
                row -> {
                    found.put(row.getString(1), row.getLong(2));
                });
        return found;
    }

    private Map<String, Long> last(Collection<String> subjects) {
        var found = new HashMap<String, Long>();
        var all = List.copyOf(subjects);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            jdbc.query(
                    some.stream().map(_ -> LAST).collect(Collectors.joining(" union all ")),
                    row -> {
                        found.put(row.getString(1), row.getLong(2));
                    },
                    some.toArray());
        }
        return found;
    }
}
