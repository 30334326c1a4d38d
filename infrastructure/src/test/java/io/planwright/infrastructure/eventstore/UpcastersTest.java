package io.planwright.infrastructure.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class UpcastersTest {

    /** Revision 0 of a title said {@code name}; no such revision was ever stored. */
    private static final class TitleInsteadOfName extends SingleEventUpcaster {

        private static final SimpleSerializedType OLD = new SimpleSerializedType("task.retitled", "0");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(OLD);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("task.retitled", "1"), JsonNode.class, payload -> {
                ((ObjectNode) payload).set("title", ((ObjectNode) payload).remove("name"));
                return payload;
            });
        }
    }

    @Test
    void anOldRevisionIsReadAsTodaysEvent() {
        var serializer = new EventSerializer();
        var task = new TaskId(UUID.randomUUID());
        var stored = new GenericDomainEventEntry<>(
                "Task",
                task.toString(),
                3,
                "event",
                "2026-11-21T08:00:00.000Z",
                "task.retitled",
                "0",
                "{\"taskId\":\"" + task + "\",\"name\":\"As it was called\"}",
                "{}");

        var upcast = Upcasters.chain(List.of(new TitleInsteadOfName()))
                .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                .toList();

        assertThat(upcast).hasSize(1);
        Object event = serializer.deserialize(upcast.getFirst().getData());
        assertThat(event).isEqualTo(new TaskRetitled(task, "As it was called"));
    }
}
