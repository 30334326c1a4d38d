package io.planwright.infrastructure;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes what is kept for a time only; the times are named in the manual. */
@Component
public class OldRows implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OldRows.class);
    private static final Duration REQUESTS = Duration.ofDays(7);
    private static final Duration BROWSERS = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ScheduledExecutorService hours = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("old-rows").factory());

    public OldRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        hours.scheduleWithFixedDelay(this::tryToRemove, 1, 60, TimeUnit.MINUTES);
    }

    private void tryToRemove() {
        try {
            remove();
        } catch (RuntimeException e) {
            LOG.warn("what is too old could not be removed; tried again in an hour", e);
        }
    }

    public void remove() {
        remove("request where asked_at < ?", REQUESTS);
        remove("remembered_browser where changed_at < ?", BROWSERS);
    }

    private void remove(String rows, Duration kept) {
        jdbc.sql("delete from " + rows)
                .param(clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void destroy() {
        hours.shutdownNow();
    }
}
