package io.planwright.infrastructure.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one answer to how far the log is complete, and the log in the order of its positions up to there. A position is
 * taken before its event can be seen, and stays empty where the transaction is rolled back: what comes after one that is
 * missing is not told until all who may have taken it have ended. Nothing goes by clocks, and what is kept does not grow
 * with the number of positions that are missing.
 */
public final class LogTail {

    private static final String POSITIONS =
            "select position from event_log where position > ? order by position limit ?";
    /** The columns of {@link #stored}; more may follow. */
    static final String STORED =
            "select subject_type, subject, sequence, event_id, happened_at, type, revision, payload, metadata";

    private static final String EVENTS =
            STORED + ", position from event_log where position > ? and position <= ? order by position limit ?";
    private static final int POSITIONS_AT_ONCE = 5_000;
    private static final long OTHER_NODES = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final Supplier<Set<String>> writers;
    private final LongSupplier knownBefore;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean looking;
    private boolean woken;
    private long nextLook = System.nanoTime();
    private long pause = SHORTEST;
    private volatile @Nullable Hole hole;
    private volatile long settled = -1;

    /**
     * An event with its place.
     *
     * @param size of what is stored, in characters
     */
    public record Entry(long position, DomainEventMessage<?> message, int size) {}

    /**
     * Positions that are missing.
     *
     * @param upTo the last position before one that was seen when they were first missed
     * @param writers those of whom one may still fill them
     */
    private record Hole(long upTo, Set<String> writers) {}

    /** @param knownBefore a position up to which the log was complete at some time; 0 where none is known */
    LogTail(JdbcTemplate jdbc, Serializer serializer, LogWriters writers, LongSupplier knownBefore) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.writers = writers::now;
        this.knownBefore = knownBefore;
    }

    /** @return the position up to which nothing can come in between any more, as far as it has been looked for */
    public long settled() {
        awaitBeyond(-1, Duration.ofMinutes(1)); // looks if nobody has yet
        return Math.max(settled, 0);
    }

    /** Tells that something was appended here: it need not be waited for that somebody looks. */
    void appended() {
        lock.lock();
        try {
            woken = true;
            nextLook = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the log is complete beyond a position. One looks for all who wait: at once when something was appended
     * here, and now and then for what other nodes do.
     *
     * @return whether it is, within the time
     */
    public boolean awaitBeyond(long position, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (settled <= position) {
            if (!itIsMyTurn(position, until)) {
                return settled > position;
            }
            boolean complete = true;
            try {
                complete = look();
            } finally {
                looked(complete);
            }
        }
        return true;
    }

    /** @return true for the one who is to look; false when that is no longer needed, or the time is over */
    private boolean itIsMyTurn(long position, long until) {
        lock.lock();
        try {
            while (settled <= position) {
                long now = System.nanoTime();
                if (!looking && now - nextLook >= 0) {
                    looking = true;
                    woken = false;
                    return true;
                }
                if (now - until >= 0) {
                    return false;
                }
                changed.awaitNanos(looking ? until - now : Math.min(until - now, nextLook - now));
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void looked(boolean complete) {
        lock.lock();
        try {
            looking = false;
            pause = complete ? SHORTEST : Math.min(2 * pause, LONGEST);
            if (!woken) {
                nextLook = System.nanoTime() + (complete ? OTHER_NODES : pause);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return false when a position is missing that may still be filled */
    private boolean look() {
        long to = settled >= 0 ? settled : knownBefore.getAsLong();
        while (true) {
            var missed = hole;
            boolean lost =
                    missed != null && nobodyIsLeft(missed); // asked before the positions: what came meanwhile is seen
            var positions = jdbc.queryForList(POSITIONS, Long.class, to, POSITIONS_AT_ONCE);
            boolean complete = true;
            for (long position : positions) {
                if (position > to + 1 && !(lost && position - 1 <= missed.upTo())) {
                    complete = false;
                    break;
                }
                to = position;
            }
            settled = to;
            if (complete) {
                hole = null;
                if (positions.size() < POSITIONS_AT_ONCE) {
                    return true;
                }
            } else if (missed == null || lost || to >= missed.upTo()) {
                hole = new Hole(positions.getLast() - 1, new HashSet<>(writers.get())); // most often it has come by now
            } else {
                return false;
            }
        }
    }

    private boolean nobodyIsLeft(Hole missed) {
        missed.writers().retainAll(writers.get());
        return missed.writers().isEmpty();
    }

    /** @return events after a position, in order, none that something may still come before; empty when there are none yet */
    public List<Entry> after(long position, int atMost) {
        long upTo = settled();
        if (position >= upTo) {
            return List.of();
        }
        return jdbc.query(
                EVENTS,
                (row, _) -> {
                    var stored = stored(row);
                    int size = stored.getPayload().getData().length()
                            + stored.getMetaData().getData().length();
                    return new Entry(row.getLong(10), read(stored), size);
                },
                position,
                upTo,
                atMost);
    }

    static GenericDomainEventEntry<String> stored(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }

    private DomainEventMessage<?> read(GenericDomainEventEntry<String> stored) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer, Upcasters.chain())
                .next();
    }
}
