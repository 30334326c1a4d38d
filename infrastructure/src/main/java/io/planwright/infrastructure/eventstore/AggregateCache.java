package io.planwright.infrastructure.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Keeps the aggregates that were used last, so that a command on one of them costs one insert and no reading. Another
 * node may have changed one meanwhile: what was taken from here is noted in the read set, and so is what was read from
 * the log and is put here.
 */
final class AggregateCache implements Cache {

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

    AggregateCache(long size) {
        entries = Caffeine.newBuilder().maximumSize(size).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <K, V> V get(K key) {
        var entry = entries.getIfPresent(key);
        if (entry instanceof AggregateCacheEntry<?> aggregate) {
            note(key, aggregate);
        }
        return (V) entry;
    }

    private void note(Object key, AggregateCacheEntry<?> aggregate) {
        ReadSet.note(key.toString(), version(aggregate), () -> entries.invalidate(key));
    }

    @SuppressWarnings("NullAway") // what is kept in memory comes back as it is and needs none of the arguments
    private static long version(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null, null).version();
    }

    @Override
    public void put(Object key, Object value) {
        if (value instanceof AggregateCacheEntry<?> aggregate) {
            note(key, aggregate);
        }
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    /** Is asked for at each rollback. What no event was applied to is as it was, and stays. */
    @Override
    public boolean remove(Object key) {
        if (CurrentUnitOfWork.isStarted()
                && entries.getIfPresent(key) instanceof AggregateCacheEntry<?> aggregate
                && ReadSet.of(CurrentUnitOfWork.get()).includes(key.toString(), version(aggregate))) {
            return false;
        }
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.getIfPresent(key) != null;
    }

    @Override
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.asMap().computeIfPresent(key, (_, value) -> {
            @SuppressWarnings("unchecked")
            var typed = (V) value;
            return update.apply(typed);
        });
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nothing here listens to the cache of aggregates");
    }
}
