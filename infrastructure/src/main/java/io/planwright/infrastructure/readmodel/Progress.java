package io.planwright.infrastructure.readmodel;

import io.planwright.application.log.ReadPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;

/** How far one generation of the read tables is, whichever node keeps it. */
final class Progress implements ReadPosition {

    /** After this time a position that was left out is taken for one that was given back. */
    static final Duration GAPS_SETTLE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<Long, Long> openGaps = new HashMap<>();
    private volatile @Nullable GapAwareTrackingToken token;

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
            openGaps.keySet().retainAll(reached.getGaps());
            reached.getGaps().forEach(gap -> openGaps.putIfAbsent(gap, System.nanoTime()));
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
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
            if (token == null) {
                return -1;
            }
            long young = System.nanoTime() - GAPS_SETTLE.toNanos();
            return openGaps.entrySet().stream()
                            .filter(gap -> gap.getValue() - young > 0)
                            .mapToLong(Map.Entry::getKey)
                            .min()
                            .orElse(token.getIndex() + 1)
                    - 1;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(long position, Duration atMost) {
        if (!comesTo(position, atMost)) {
            throw new Behind(position, current());
        }
    }

    /** @return whether the tables came as far within the time */
    boolean comesTo(long position, Duration atMost) {
        if (has(position)) {
            return true;
        }
        long until = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!has(position)) {
                if (advanced.awaitNanos(until - System.nanoTime()) <= 0) {
                    return has(position);
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
