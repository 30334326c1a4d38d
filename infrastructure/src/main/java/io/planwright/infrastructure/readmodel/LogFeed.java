package io.planwright.infrastructure.readmodel;

import io.planwright.application.log.LiveFeed;
import io.planwright.application.log.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log from where it ends at the start, and tells each event once the read tables in use have it. */
final class LogFeed implements LiveFeed {

    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final EventStore events;
    private final BiPredicate<Long, Duration> tablesComeTo;
    private final List<Consumer<LoggedEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param tablesComeTo waits until the read tables in use have the event at a position, or the time is over */
    LogFeed(EventStore events, BiPredicate<Long, Duration> tablesComeTo) {
        this.events = events;
        this.tablesComeTo = tablesComeTo;
    }

    void start() {
        running = true;
        var from = events.createHeadToken();
        thread = Thread.ofPlatform().name("live-feed").daemon().start(() -> {
            try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(from)) {
                while (running) {
                    next(stream);
                }
            }
        });
    }

    void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            if (stream.hasNextAvailable((int) LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                var event = Reading.of(stream.nextAvailable()).event();
                while (running && !tablesComeTo.test(event.happening().position(), LOOK_AGAIN)) {
                    // another generation may have come into use: look at the one in use each time
                }
                listeners.forEach(listener -> tell(listener, event));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("the live feed stumbled and goes on", e);
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
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
