package io.planwright.infrastructure.readmodel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the views of one kind in tables. */
interface ViewTable<V> {

    /**
     * A view that has changed.
     *
     * @param before as it was loaded; null for a new one
     */
    record Changed<V>(@Nullable V before, V after) {}

    /** @return those of the views that exist */
    Map<UUID, V> load(ReadTables tables, Collection<UUID> ids);

    void save(ReadTables tables, List<Changed<V>> changed);
}
