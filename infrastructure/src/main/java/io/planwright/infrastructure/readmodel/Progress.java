package io.planwright.infrastructure.readmodel;

import io.planwright.application.log.ReadPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;

/** How far one generation of the read tables is, whichever node keeps it. */
final class Progress implements ReadPosition {

    /** After this time a position that was left out is taken for one that was given back, whatever is known of it. */
    static final Duration GAPS_SETTLE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final UnaryOperator<Set<Long>> empties;
    private final Map<Long, Long> missedSince = new HashMap<>();
    private final Set<Long> empty = new HashSet<>();
    private boolean looking;
    private volatile @Nullable GapAwareTrackingToken token;

    /** @param empties tells which of the positions that are missing stay empty; may fail while the database is away */
    Progress(UnaryOperator<Set<Long>> empties) {
        this.empties = empties;
    }

    /** Takes notice of how far the tables are; what is known better already is passed over. */
    void reached(GapAwareTrackingToken reached) {
        lock.lock();
        try {
            var before = token;
            if (before != null
                    && (reached.getIndex() < before.getIndex()
                            || reached.getIndex() == before.getIndex()
                                    && reached.getGaps().size()
                                            >= before.getGaps().size())) {
                return;
            }
            token = reached;
            missedSince.keySet().retainAll(reached.getGaps());
            empty.retainAll(reached.getGaps());
            reached.getGaps().forEach(gap -> missedSince.putIfAbsent(gap, System.nanoTime()));
            advanced.signalAll();
            if (!looking && !missing().isEmpty()) {
                looking = true;
                Thread.startVirtualThread(this::look);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks what becomes of the positions that are missing, until none are. */
    private void look() {
        while (true) {
            lock.lock();
            Set<Long> missing;
            try {
                missing = missing();
                if (missing.isEmpty()) {
                    looking = false;
                    return;
                }
            } finally {
                lock.unlock();
            }
            settle(missing);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void settle(Set<Long> missing) {
        Set<Long> found;
        try {
            found = empties.apply(missing);
        } catch (RuntimeException _) {
            return; // then time settles it
        }
        lock.lock();
        try {
            found.stream().filter(missedSince::containsKey).forEach(empty::add);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Set<Long> missing() {
        long young = System.nanoTime() - GAPS_SETTLE.toNanos();
        var missing = new HashSet<Long>();
        missedSince.forEach((position, since) -> {
            if (since - young > 0 && !empty.contains(position)) {
                missing.add(position);
            }
        });
        return missing;
    }

    @Override
    public boolean has(long position) {
        var reached = token;
        return position <= 0
                || reached != null
                        && reached.getIndex() >= position
                        && !reached.getGaps().contains(position);
    }

    /** @return whether nothing is missing that the other token has */
    boolean hasAllOf(GapAwareTrackingToken other) {
        var reached = token;
        return reached != null
                && reached.getIndex() >= other.getIndex()
                && other.getGaps().containsAll(reached.getGaps().headSet(other.getIndex() + 1));
    }

    @Override
    public long current() {
        lock.lock();
        try {
            return token == null
                    ? -1
                    : missing().stream().mapToLong(Long::longValue).min().orElse(token.getIndex() + 1) - 1;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long newest() {
        var reached = token;
        return reached == null ? -1 : reached.getIndex();
    }

    @Override
    public void await(long position, Duration atMost) {
        if (!comesTo(position, atMost)) {
            throw new Behind(position, current());
        }
    }

    @Override
    public void awaitAll(long position, Duration atMost) {
        if (!comesToAll(position, atMost)) {
            throw new Behind(position, current());
        }
    }

    /** @return whether the tables came as far within the time */
    boolean comesTo(long position, Duration atMost) {
        return comes(() -> has(position), atMost);
    }

    /** @return whether the tables came as far within the time, and nothing before it can come any more */
    boolean comesToAll(long position, Duration atMost) {
        return comes(() -> position <= 0 || has(position) && current() >= position, atMost);
    }

    private boolean comes(BooleanSupplier there, Duration atMost) {
        if (there.getAsBoolean()) {
            return true;
        }
        long until = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!there.getAsBoolean()) {
                if (advanced.awaitNanos(until - System.nanoTime()) <= 0) {
                    return there.getAsBoolean();
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
