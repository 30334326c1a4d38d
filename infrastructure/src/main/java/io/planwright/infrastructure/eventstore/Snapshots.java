package io.planwright.infrastructure.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperBuilder;

/** How aggregates are written as shortcuts for loading: field by field, under a revision that changes with the fields. */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private Snapshots() {}

    static Serializer serializer(AggregateShape shape) {
        return Jackson3Serializer.builder()
                .revisionResolver(shape)
                .jsonMapperBuilderCustomizer(mapper -> {
                    DomainJson.configure(mapper);
                    ((MapperBuilder<?, ?>) mapper).enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS);
                    mapper.changeDefaultVisibility(visibility -> visibility
                            .withFieldVisibility(Visibility.ANY)
                            .withCreatorVisibility(Visibility.NONE) // the constructors are for commands
                            .withGetterVisibility(Visibility.NONE)
                            .withIsGetterVisibility(Visibility.NONE));
                })
                .build();
    }

    /** @return whether a snapshot can be used; where not, the whole stream is read instead */
    static Predicate<DomainEventData<?>> usable(Serializer serializer, AggregateShape shape) {
        return snapshot -> {
            var payload = snapshot.getPayload();
            try {
                var type = serializer.classForType(payload.getType());
                return shape.revisionOf(type).equals(payload.getType().getRevision())
                        && type.isInstance(serializer.deserialize(payload));
            } catch (RuntimeException e) {
                LOG.warn("the snapshot of {} cannot be read and is passed over", snapshot.getAggregateIdentifier(), e);
                return false;
            }
        };
    }
}
