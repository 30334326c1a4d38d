package io.planwright.infrastructure.eventstore;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Brings events that were stored in an older revision up to the one that this version knows, in order of revision. */
final class Upcasters {

    private Upcasters() {}

    /** @return the chain; every entry has a pinned sample of the revision that it reads */
    static EventUpcaster chain() {
        return chain(List.of());
    }

    static EventUpcaster chain(List<EventUpcaster> inOrder) {
        return new EventUpcasterChain(inOrder);
    }
}
