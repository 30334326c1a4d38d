package io.planwright.infrastructure.eventstore;

import io.planwright.application.workspace.TooLarge;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes events under their stable names. An event that this version has no class for is read as
 * {@link org.axonframework.serialization.UnknownSerializedType}, which no reader of the log handles.
 */
final class EventSerializer extends Jackson3Serializer {

    /** Of an event or its metadata, as JSON: the length of their columns on H2. */
    static final int LONGEST = 1_048_576;

    EventSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(DomainJson::configure));
    }

    /** @throws TooLarge when it is longer than what the log has room for, on whichever database */
    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        var serialized = super.serialize(object, representation);
        if (serialized.getData() instanceof String text && text.length() > LONGEST) {
            throw new TooLarge("one change may take " + LONGEST + " characters in the log, this one takes "
                    + text.length() + ": make it smaller, or several of it");
        }
        return serialized;
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
