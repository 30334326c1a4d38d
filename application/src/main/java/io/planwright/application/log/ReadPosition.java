package io.planwright.application.log;

import java.time.Duration;

/** How far the read tables are. */
public interface ReadPosition {

    /** @return the highest position up to which all events are in the read tables, -1 before the first */
    long current();

    /** @return whether the read tables have the event at a position, and all before it */
    boolean has(long position);

    /**
     * Waits until the read tables have the event at a position, and all before it.
     *
     * @throws Behind when they have not within the time
     */
    void await(long position, Duration atMost);

    /** Says that the read tables did not come as far in time. */
    final class Behind extends RuntimeException {
        public Behind(long wanted, long current) {
            super("the read tables are at position " + current + ", not yet at " + wanted, null, false, false);
        }
    }
}
