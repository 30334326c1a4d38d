package io.planwright.worker.task;

import io.planwright.worker.server.Refusal;
import io.planwright.worker.server.Unreachable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a claim alive, at half time, until it is closed or the server says that it is ours no more. */
final class Lease implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Desk desk;
    private final Claim claim;
    private final Duration half;
    private final Journal journal;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable String lost;

    Lease(Desk desk, Claim claim, Duration lease, Journal journal) {
        this.desk = desk;
        this.claim = claim;
        this.half = lease.dividedBy(2);
        this.journal = journal;
        Thread.ofVirtual().name("lease of " + claim.key()).start(this::keep);
    }

    /** @return why the claim is ours no more; null while it is */
    @Nullable
    String lost() {
        return lost;
    }

    void lose(String why) {
        lost = why;
    }

    private void keep() {
        var wait = half;
        try {
            while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = renew();
                if (lost != null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration renew() {
        try {
            desk.renew(claim.taskId(), claim.token());
            return half;
        } catch (Refusal refusal) {
            if (closed.getCount() > 0) {
                lost = refusal.getMessage();
            }
        } catch (Unreachable e) {
            journal.say("waiting", claim, null, "the lease could not be renewed: " + e.getMessage());
        }
        return SOON.compareTo(half) < 0 ? SOON : half;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
