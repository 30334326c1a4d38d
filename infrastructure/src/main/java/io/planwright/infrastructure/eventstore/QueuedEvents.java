package io.planwright.infrastructure.eventstore;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** The event store, which also tells the events of the commands at hand that are decided and not in the log yet. */
final class QueuedEvents extends EmbeddedEventStore {

    QueuedEvents(Builder builder) {
        super(builder);
    }

    /** @return the events of the current unit of work, in their order */
    List<DomainEventMessage<?>> queued() {
        return queuedMessages().stream()
                .<DomainEventMessage<?>>mapMulti(QueuedEvents::domain)
                .toList();
    }

    private static void domain(EventMessage<?> message, Consumer<DomainEventMessage<?>> next) {
        if (message instanceof DomainEventMessage<?> event) {
            next.accept(event);
        }
    }
}
