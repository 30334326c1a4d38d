package io.planwright.infrastructure.readmodel;

import io.planwright.application.Happening;
import io.planwright.application.log.LoggedEvent;
import io.planwright.infrastructure.eventstore.Attribution;
import io.planwright.infrastructure.eventstore.EventNames;
import io.planwright.infrastructure.eventstore.EventNames.EventName;
import io.planwright.infrastructure.eventstore.LogTail.Entry;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
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

    static Reading of(Entry entry) {
        var message = entry.message();
        var name = EventNames.of(message.getPayloadType());
        MetaData metadata;
        try {
            metadata = message.getMetaData();
        } catch (RuntimeException e) {
            return of(entry, name, MetaData.emptyInstance(), null, "its metadata cannot be read", e);
        }
        if (name.isEmpty()) {
            return of(entry, name, metadata, null, "this version does not know the type", null);
        }
        try {
            return of(entry, name, metadata, message.getPayload(), null, null);
        } catch (RuntimeException e) {
            return of(entry, name, metadata, null, "its content cannot be read", e);
        }
    }

    private static Reading of(
            Entry entry,
            Optional<EventName> name,
            MetaData metadata,
            @Nullable Object payload,
            @Nullable String trouble,
            @Nullable RuntimeException cause) {
        var message = entry.message();
        return new Reading(
                new LoggedEvent(
                        new Happening(entry.position(), message.getTimestamp(), Attribution.actor(metadata)),
                        Attribution.project(metadata),
                        Attribution.requirement(metadata),
                        name.map(EventName::name).orElseGet(() -> typeName(message)),
                        name.map(EventName::revision).orElse(0),
                        message.getAggregateIdentifier(),
                        payload,
                        Attribution.reason(metadata)),
                trouble,
                cause);
    }

    private static String typeName(DomainEventMessage<?> message) {
        return message.getPayload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName()
                : message.getPayloadType().getName();
    }
}
