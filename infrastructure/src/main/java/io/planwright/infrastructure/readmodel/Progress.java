package io.planwright.infrastructure.readmodel;

import io.planwright.application.log.ReadPosition;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far one generation of the read tables is, whichever node keeps it. */
final class Progress implements ReadPosition {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position = -1;

    void reached(long now) {
        lock.lock();
        try {
            if (now > position) {
                position = now;
                advanced.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean has(long wanted) {
        return wanted <= 0 || position >= wanted;
    }

    @Override
    public long current() {
        return position;
    }

    @Override
    public void await(long wanted, Duration atMost) {
        if (!comesTo(wanted, atMost)) {
            throw new Behind(wanted, current());
        }
    }

    /** @return whether the tables came as far within the time */
    boolean comesTo(long wanted, Duration atMost) {
        if (has(wanted)) {
            return true;
        }
        long until = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!has(wanted)) {
                if (advanced.awaitNanos(until - System.nanoTime()) <= 0) {
                    return has(wanted);
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
