package io.planwright.ui.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.planwright.application.log.LiveFeed;
import io.planwright.application.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Tells open pages what has happened, a tenth of a second's worth at a time. */
@Component
public class LiveUpdates implements DisposableBean {

    private static final long PAUSE_MILLIS = 100;

    private final LiveFeed feed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-pages").factory());

    public LiveUpdates(LiveFeed feed) {
        this.feed = feed;
    }

    /**
     * Keeps a page up to date until it leaves.
     *
     * @param concerns whether an event changes what the page shows; must be quick
     * @param refresh is called with the page's lock held, with what has happened since the last time
     * @return ends it
     */
    public Runnable watch(UI ui, Predicate<LoggedEvent> concerns, Consumer<List<LoggedEvent>> refresh) {
        var watch = new Watch(ui, refresh);
        return feed.subscribe(event -> {
            if (concerns.test(event)) {
                watch.hear(event);
            }
        });
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private final class Watch {
        private final UI ui;
        private final Consumer<List<LoggedEvent>> refresh;
        private List<LoggedEvent> heard = new ArrayList<>();

        Watch(UI ui, Consumer<List<LoggedEvent>> refresh) {
            this.ui = ui;
            this.refresh = refresh;
        }

        synchronized void hear(LoggedEvent event) {
            heard.add(event);
            if (heard.size() == 1) {
                clock.schedule(() -> Thread.startVirtualThread(this::tell), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private synchronized List<LoggedEvent> taken() {
            var taken = heard;
            heard = new ArrayList<>();
            return taken;
        }

        private void tell() {
            try {
                ui.access(() -> {
                    var taken = taken();
                    if (!taken.isEmpty()) {
                        refresh.accept(taken);
                    }
                });
            } catch (UIDetachedException _) {
                // the page has been closed meanwhile
            }
        }
    }
}
