package io.planwright.infrastructure.eventstore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** The event store, which also tells the events of the commands at hand that are decided and not in the log yet. */
final class QueuedEvents extends EmbeddedEventStore {

    private final List<Consumer<DomainEventMessage<?>>> listeners = new CopyOnWriteArrayList<>();

    QueuedEvents(Builder builder) {
        super(builder);
    }

    /** @param listener is told of each event that a command of this node has brought into the log */
    void onLogged(Consumer<DomainEventMessage<?>> listener) {
        listeners.add(listener);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        for (var event : events) {
            if (event instanceof DomainEventMessage<?> logged) {
                listeners.forEach(listener -> listener.accept(logged));
            }
        }
    }

    /** @return the events of the current unit of work, in their order */
    List<DomainEventMessage<?>> queued() {
        return queuedMessages().stream()
                .<DomainEventMessage<?>>mapMulti(QueuedEvents::domain)
                .toList();
    }

    /** @return the events of one subject that are in the log, from the one with that number on */
    DomainEventStream stored(String subject, long from) {
        return storageEngine().readEvents(subject, from);
    }

    private static void domain(EventMessage<?> message, Consumer<DomainEventMessage<?>> next) {
        if (message instanceof DomainEventMessage<?> event) {
            next.accept(event);
        }
    }
}
