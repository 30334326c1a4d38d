package io.planwright.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several threads do the same for a while, and takes their times. */
final class Load {

    /** What one thread does over and over. */
    interface Work {
        void once(int thread, long number) throws Exception;
    }

    /** @param p95 in milliseconds */
    record Result(double perSecond, double p95) {}

    private Load() {}

    static Result run(int threads, Duration howLong, Work work) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + howLong.toNanos();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(pool.submit((Callable<long[]>) () -> {
                    var times = new long[1 << 20];
                    int count = 0;
                    for (long now = System.nanoTime(); now < end && count < times.length; count++) {
                        work.once(thread, count);
                        long after = System.nanoTime();
                        times[count] = after - now;
                        now = after;
                    }
                    return Arrays.copyOf(times, count);
                }));
            }
            var all = new ArrayList<long[]>();
            for (var one : running) {
                all.add(one.get());
            }
            var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Result(times.length / seconds, times[(int) (times.length * 0.95)] / 1e6);
        }
    }
}
