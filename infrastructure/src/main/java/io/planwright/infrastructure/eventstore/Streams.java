package io.planwright.infrastructure.eventstore;

import io.planwright.application.Happening;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Folds single streams of the log, as they stand at this moment for the command that is being carried out. */
final class Streams {

    /** A fold of one aggregate's events. */
    interface Fold<V, E> {
        V apply(@Nullable V view, E event, Happening happening);
    }

    private final EventStore log;

    Streams(EventStore log) {
        this.log = log;
    }

    /** @return the view after the last event; empty when there is none */
    <V, E> Optional<V> fold(String subject, Class<E> events, Fold<V, E> fold) {
        var stream = log.readEvents(subject, 0);
        V view = null;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (events.isInstance(message.getPayload())) {
                view = fold.apply(view, events.cast(message.getPayload()), happening(message));
            }
        }
        return Optional.ofNullable(view);
    }

    private static Happening happening(DomainEventMessage<?> message) {
        return new Happening(
                message.getSequenceNumber(), message.getTimestamp(), Attribution.actor(message.getMetaData()));
    }
}
