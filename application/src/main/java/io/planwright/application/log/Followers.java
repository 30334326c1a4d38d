package io.planwright.application.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how those who follow the log on this node get on, and lets one take up what it had to leave out. */
public interface Followers {

    /** @return those that run here, by name */
    List<Status> all();

    /**
     * Takes up once more what a follower has left out, in the order of the log, until one fails again.
     *
     * @throws io.planwright.application.Missing when none of that name runs here
     * @throws io.planwright.domain.Refused {@code follower.ordered} when it cannot take up single events
     */
    void retry(String name);

    /**
     * How a follower gets on.
     *
     * @param position of the last event that it was given, on whichever node
     * @param trouble why it does not get on; null while it does
     * @param leftOut what it had to leave out, the first in the log first; at most 100
     */
    record Status(String name, long position, @Nullable String trouble, List<LeftOut> leftOut) {}

    /**
     * An event that was left out.
     *
     * @param type stored name, e.g. {@code task.ticked}
     */
    record LeftOut(long position, String type, String why, Instant since) {}
}
