package io.planwright.infrastructure.work;

import io.planwright.application.By;
import io.planwright.application.person.Actor;
import io.planwright.application.worker.ClaimDesk;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Frees tasks whose lease has run out. Every node does so; the log lets each lease end once. */
final class LeaseWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;

    private final ClaimDesk desk;
    private volatile boolean running;
    private @Nullable Thread thread;

    LeaseWatch(ClaimDesk desk) {
        this.desk = desk;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("leases").start(this::watch);
    }

    private void watch() {
        while (running) {
            try {
                desk.freeLapsed(By.of(Actor.SYSTEM), AT_ONCE);
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("could not free what is held under leases that have run out: {}", e.toString());
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
