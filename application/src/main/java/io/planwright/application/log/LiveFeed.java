package io.planwright.application.log;

import java.util.function.Consumer;

/** Tells what has happened as soon as the read tables have it. */
public interface LiveFeed {

    /**
     * @param listener is called in the order of the log, from one thread; must return at once
     * @return ends the subscription
     */
    Runnable subscribe(Consumer<LoggedEvent> listener);
}
