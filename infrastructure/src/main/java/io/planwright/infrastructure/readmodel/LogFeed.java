package io.planwright.infrastructure.readmodel;

import io.planwright.application.log.LiveFeed;
import io.planwright.application.log.LoggedEvent;
import io.planwright.infrastructure.eventstore.LogTail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log from where it ends at the start, and tells each event once the read tables in use have it. */
final class LogFeed implements LiveFeed {

    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int AT_ONCE = 100;

    private final LogTail tail;
    private final BiPredicate<Long, Duration> tablesComeTo;
    private final List<Consumer<LoggedEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private long position;

    /** @param tablesComeTo waits until the read tables in use have the event at a position, or the time is over */
    LogFeed(LogTail tail, BiPredicate<Long, Duration> tablesComeTo) {
        this.tail = tail;
        this.tablesComeTo = tablesComeTo;
    }

    void start() {
        running = true;
        position = tail.settled();
        startThread();
    }

    private void startThread() {
        thread = Thread.ofPlatform()
                .name("live-feed")
                .daemon()
                .uncaughtExceptionHandler((_, _) -> {
                    if (running) {
                        startThread();
                    }
                })
                .start(this::follow);
    }

    void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    private void follow() {
        while (running) {
            try {
                if (tail.awaitBeyond(position, LOOK_AGAIN)) {
                    next();
                }
            } catch (Throwable e) {
                if (running) {
                    LOG.warn("the live feed stumbled at position {} and goes on", position, e);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                }
            }
        }
    }

    private void next() {
        if (listeners.isEmpty()) {
            position = tail.settled();
            return;
        }
        for (var entry : tail.after(position, AT_ONCE)) {
            var event = Reading.of(entry).event();
            while (running && !tablesComeTo.test(entry.position(), LOOK_AGAIN)) {
                // another generation may have come into use: look at the one in use each time
            }
            listeners.forEach(listener -> tell(listener, event));
            position = entry.position();
        }
    }

    private static void tell(Consumer<LoggedEvent> listener, LoggedEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a listener of the live feed failed at position {}",
                    event.happening().position(),
                    e);
        }
    }

    @Override
    public Runnable subscribe(Consumer<LoggedEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
