package io.planwright.worker.process;

import io.planwright.worker.server.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wish that a run may end: asked for once, for the first reason that is given. */
public final class Stop {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> why = new AtomicReference<>();

    public void ask(String reason) {
        if (why.compareAndSet(null, reason)) {
            asked.countDown();
        }
    }

    public boolean isAsked() {
        return why.get() != null;
    }

    /** @return null while nobody has asked */
    public @Nullable String why() {
        return why.get();
    }

    /** @return whether it was asked for within that time */
    public boolean within(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** @return pauses for requests: while the run ends, only short ones, so that what has to be said can be said */
    public Pause pauses() {
        return time -> {
            if (!isAsked()) {
                within(time);
                return true;
            }
            return time.compareTo(Duration.ofSeconds(2)) <= 0 && Pause.PLAIN.take(time);
        };
    }
}
