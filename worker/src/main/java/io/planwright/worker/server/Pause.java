package io.planwright.worker.server;

import java.time.Duration;

/** How one waits before asking again. */
public interface Pause {

    /** @return false when there is no sense in asking again */
    boolean take(Duration time);

    Pause PLAIN = time -> {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    };
}
