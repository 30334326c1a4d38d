package io.planwright.worker.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How many runs of an agent, and how many minutes of them, one run of this program may use. */
final class Budget {

    private static final double NEARLY = 0.8;

    private final int maxCalls;
    private final double maxMinutes;
    private final Clock clock;
    private final Set<Run> running = new HashSet<>();
    private int calls;
    private Duration spent = Duration.ZERO;
    private boolean warned;

    /** A run of an agent that counts until it is closed. */
    final class Run implements AutoCloseable {
        private final Instant since = clock.instant();

        @Override
        public void close() {
            synchronized (Budget.this) {
                if (running.remove(this)) {
                    spent = spent.plus(Duration.between(since, clock.instant()));
                }
            }
        }
    }

    /** @param maxCalls, maxMinutes 0 for no limit */
    Budget(int maxCalls, double maxMinutes, Clock clock) {
        this.maxCalls = maxCalls;
        this.maxMinutes = maxMinutes;
        this.clock = clock;
    }

    /** @return empty when nothing is left */
    synchronized Optional<Run> begin() {
        if (usedUp().isPresent()) {
            return Optional.empty();
        }
        calls++;
        var run = new Run();
        running.add(run);
        return Optional.of(run);
    }

    synchronized int calls() {
        return calls;
    }

    synchronized double minutes() {
        var now = clock.instant();
        var all = spent;
        for (var run : running) {
            all = all.plus(Duration.between(run.since, now));
        }
        return all.toMillis() / 60_000.0;
    }

    /** @return what is used up, so that no agent may be started; a run that is the last one may finish */
    synchronized Optional<String> usedUp() {
        if (maxCalls > 0 && calls >= maxCalls) {
            return Optional.of("the budget of " + maxCalls + " calls is used up");
        }
        return overtime();
    }

    /** @return that there is no time left, so that also what runs has to end */
    synchronized Optional<String> overtime() {
        return maxMinutes > 0 && minutes() >= maxMinutes
                ? Optional.of("the budget of " + told(maxMinutes) + " minutes is used up")
                : Optional.empty();
    }

    /** @return a warning, once, when most of it is used */
    synchronized Optional<String> warning() {
        boolean nearly =
                maxCalls > 0 && calls >= NEARLY * maxCalls || maxMinutes > 0 && minutes() >= NEARLY * maxMinutes;
        if (!nearly || warned) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of("80% of the budget is used: " + calls + (maxCalls > 0 ? " of " + maxCalls : "") + " calls, "
                + told(minutes()) + (maxMinutes > 0 ? " of " + told(maxMinutes) : "") + " minutes");
    }

    private static String told(double minutes) {
        return String.format(java.util.Locale.ROOT, minutes == Math.rint(minutes) ? "%.0f" : "%.2f", minutes);
    }
}
