package io.planwright.infrastructure.eventstore;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes events under their stable names. An event that this version has no class for is read as
 * {@link org.axonframework.serialization.UnknownSerializedType}, which no reader of the log handles.
 */
final class EventSerializer extends Jackson3Serializer {

    EventSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(DomainJson::configure));
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        return EventNames.of((Class<?>) type)
                .<SerializedType>map(name -> new SimpleSerializedType(name.name(), Integer.toString(name.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return EventNames.typeOf(type.getName()).map(Class::getName).orElse(type.getName());
    }
}
