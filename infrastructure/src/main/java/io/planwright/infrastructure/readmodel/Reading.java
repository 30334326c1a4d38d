package io.planwright.infrastructure.readmodel;

import io.planwright.application.Happening;
import io.planwright.application.log.LoggedEvent;
import io.planwright.infrastructure.eventstore.Attribution;
import io.planwright.infrastructure.eventstore.EventNames;
import io.planwright.infrastructure.eventstore.EventNames.EventName;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * An event as far as this version can read it.
 *
 * @param trouble why it cannot be read in full; null when it can
 */
record Reading(
        LoggedEvent event,
        @Nullable String trouble,
        @Nullable RuntimeException cause) {

    static Reading of(EventMessage<?> message) {
        var name = EventNames.of(message.getPayloadType());
        MetaData metadata;
        try {
            metadata = message.getMetaData();
        } catch (RuntimeException e) {
            return of(message, name, MetaData.emptyInstance(), null, "its metadata cannot be read", e);
        }
        if (name.isEmpty()) {
            return of(message, name, metadata, null, "this version does not know the type", null);
        }
        try {
            return of(message, name, metadata, message.getPayload(), null, null);
        } catch (RuntimeException e) {
            return of(message, name, metadata, null, "its content cannot be read", e);
        }
    }

    private static Reading of(
            EventMessage<?> message,
            Optional<EventName> name,
            MetaData metadata,
            @Nullable Object payload,
            @Nullable String trouble,
            @Nullable RuntimeException cause) {
        return new Reading(
                new LoggedEvent(
                        new Happening(
                                Attribution.position(metadata), message.getTimestamp(), Attribution.actor(metadata)),
                        Attribution.project(metadata),
                        Attribution.requirement(metadata),
                        name.map(EventName::name).orElseGet(() -> typeName(message)),
                        name.map(EventName::revision).orElse(0),
                        message instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : "",
                        payload,
                        Attribution.reason(metadata)),
                trouble,
                cause);
    }

    private static String typeName(EventMessage<?> message) {
        return message.getPayload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName()
                : message.getPayloadType().getName();
    }
}
