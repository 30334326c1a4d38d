package io.planwright.infrastructure.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Slows down whoever guesses: only what was wrong counts, and each count comes back after a moment, so that nobody is
 * locked out for long. A login that is attacked from everywhere stays open to the addresses from which it was right.
 */
final class Guesses {

    private static final int MOST_KEPT = 10_000;
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private final Cache<String, Bucket> ofAddresses = buckets();
    private final Cache<String, Bucket> ofLogins = buckets();
    private final Cache<String, Bucket> ofBoth = buckets();
    private final Cache<String, Bucket> ofTokens = buckets();
    private final Cache<String, Boolean> right =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterAccess(REMEMBERED)
                .build();
    }

    private static Bucket bucket(Cache<String, Bucket> all, String key, int atOnce, Duration another) {
        return all.get(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, another))
                        .build());
    }

    private Bucket ofAddress(String address) {
        return bucket(ofAddresses, address, 60, Duration.ofSeconds(2));
    }

    /** What must have room for one more wrong log-in. */
    private List<Bucket> of(String login, String address) {
        var pair = pair(login, address);
        var ofBoth = bucket(this.ofBoth, pair, 10, Duration.ofSeconds(10));
        return right.getIfPresent(pair) != null
                ? List.of(ofBoth, ofAddress(address))
                : List.of(
                        ofBoth,
                        ofAddress(address),
                        bucket(ofLogins, login.toLowerCase(Locale.ROOT), 30, Duration.ofSeconds(2)));
    }

    private static String pair(String login, String address) {
        return login.toLowerCase(Locale.ROOT) + "\n" + address;
    }

    /**
     * Counts a log-in as wrong before it is tried, so that no two at once slip through.
     *
     * @return how long to wait first; empty when it may be tried
     */
    Optional<Duration> tryLogin(String login, String address) {
        var taken = new ArrayList<Bucket>();
        for (var bucket : of(login, address)) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(each -> each.addTokens(1));
                return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            taken.add(bucket);
        }
        return Optional.empty();
    }

    /** The log-in that was tried was right. */
    void wasRight(String login, String address) {
        of(login, address).forEach(bucket -> bucket.addTokens(1));
        right.put(pair(login, address), true);
    }

    /** @return how long to wait before the next token, after one that nobody knows; empty for no time */
    Optional<Duration> wrongToken(String address) {
        var probe = bucket(ofTokens, address, 100, Duration.ofMillis(500)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
