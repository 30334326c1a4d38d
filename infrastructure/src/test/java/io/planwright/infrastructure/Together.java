package io.planwright.infrastructure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Lets many do something at the same time, and waits for what must come. */
public final class Together {

    /** What came of one attempt: a value, or the exception instead. */
    public record Outcome<T>(T value, Throwable failure) {
        public boolean failed() {
            return failure != null;
        }
    }

    private Together() {}

    /** @return what came of each attempt, in the order of their numbers */
    public static <T> List<Outcome<T>> run(int threads, int attempts, IntFunction<T> attempt) {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<Outcome<T>>>();
            for (int i = 0; i < attempts; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await();
                    try {
                        return new Outcome<T>(attempt.apply(number), null);
                    } catch (RuntimeException | AssertionError e) {
                        return new Outcome<T>(null, e);
                    }
                }));
            }
            start.countDown();
            var outcomes = new ArrayList<Outcome<T>>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void eventually(String what, Supplier<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::get);
    }
}
