package io.planwright.infrastructure.follower;

import io.planwright.domain.Refused;
import io.planwright.infrastructure.eventstore.LogTail;
import io.planwright.infrastructure.eventstore.LogTail.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the events of the log to a handler, in order, batch by batch, each batch and how far it reaches in one
 * transaction. Every node runs one under the same name; whoever gets the row of that name takes the next batch. What
 * fails is tried again with growing pauses for as long as it takes, and a thread that dies is followed by another.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int LARGEST_BATCH = 500;
    private static final int CHARACTERS_AT_ONCE = 4_000_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final String name;
    private final LogTail tail;
    private final FollowerPositions positions;
    private final Handler handler;
    private final LongConsumer reached;
    private final @Nullable Consumer<Entry> single;
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile long position;
    private volatile @Nullable Trouble trouble;
    private int batch = LARGEST_BATCH;
    private long pause = SHORTEST_PAUSE;

    /** What is done with events, within the transaction that keeps their position. */
    @FunctionalInterface
    public interface Handler {
        void handle(List<Entry> entries);
    }

    /**
     * Why a follower does not get on.
     *
     * @param since as {@link System#nanoTime}
     */
    public record Trouble(long since, String why) {
        /** @return for how long it has been so */
        public Duration lasts() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /**
     * @param name under which its position is kept, for all nodes
     * @param reached is told how far it is after each batch, whichever node took it
     */
    public Follower(String name, LogTail tail, FollowerPositions positions, Handler handler, LongConsumer reached) {
        this(name, tail, positions, handler, reached, null);
    }

    /** @param single takes an event that was left out, whatever came after it; null where the order matters */
    public Follower(
            String name,
            LogTail tail,
            FollowerPositions positions,
            Handler handler,
            LongConsumer reached,
            @Nullable Consumer<Entry> single) {
        this.name = name;
        this.tail = tail;
        this.positions = positions;
        this.handler = handler;
        this.reached = reached;
        this.single = single;
    }

    /** @param from where it begins if nobody has followed under its name yet */
    public void start(long from) {
        positions.begin(name, from);
        position = -1;
        running = true;
        positions.add(this);
        startThread();
    }

    private void startThread() {
        thread = Thread.ofPlatform()
                .name("follower-" + name)
                .daemon()
                .uncaughtExceptionHandler(
                        (_, why) -> { // even what is done about a failure may fail, without memory say
                            trouble = new Trouble(System.nanoTime(), why.toString());
                            if (running) {
                                startThread();
                            }
                        })
                .start(this::follow);
    }

    private void follow() {
        while (running) {
            try {
                if (position < 0) {
                    reached(positions.of(name));
                }
                if (tail.awaitBeyond(position, LOOK_AGAIN)) {
                    takeBatch();
                }
                trouble = null;
                pause = SHORTEST_PAUSE;
            } catch (Throwable e) {
                if (running) {
                    failed(e);
                }
            }
        }
    }

    private void takeBatch() {
        var taken = positions.taking(name, from -> {
            if (from > position) {
                return from; // another node was faster
            }
            var entries = tail.after(from, batch);
            if (entries.isEmpty()) {
                return from;
            }
            handler.handle(entries);
            long size = Math.max(1, entries.stream().mapToLong(Entry::size).sum());
            batch = (int) Math.clamp(batch * (double) CHARACTERS_AT_ONCE / size, 1, LARGEST_BATCH);
            return entries.getLast().position();
        });
        long now = taken.isPresent() ? taken.getAsLong() : positions.of(name);
        if (now > position) {
            reached(now);
        } else {
            LockSupport.parkNanos(SHORTEST_PAUSE); // another node is at it
        }
    }

    private void reached(long now) {
        position = now;
        reached.accept(now);
    }

    private void failed(Throwable e) {
        var before = trouble;
        trouble = new Trouble(before == null ? System.nanoTime() : before.since(), e.toString());
        batch = Math.max(1, batch / 4);
        if (before == null) {
            LOG.warn("{} cannot go on after position {} and tries again", name, position, e);
        }
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    void retryLeftOut() {
        if (single == null) {
            throw new Refused(
                    "follower.ordered",
                    name + " takes events in their order only",
                    List.of(),
                    List.of("rebuild the read tables"));
        }
        for (var left : positions.leftOut(name, LARGEST_BATCH)) {
            tail.after(left.position() - 1, 1).forEach(single);
            positions.takeUp(name, left.position());
        }
    }

    public String name() {
        return name;
    }

    /** @return position of the last event that was handed over, on whichever node; -1 before that is known */
    public long position() {
        return position;
    }

    /** @return null while it gets on */
    public @Nullable Trouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        running = false;
        positions.remove(this);
        var last = thread;
        if (last != null && last != Thread.currentThread()) {
            try {
                last.join(Duration.ofSeconds(10)); // an interrupt could close the database file
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
