package io.planwright.infrastructure.eventstore;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings events that were stored in an older revision up to the one that this version knows, in order of revision. */
final class Upcasters {

    private static final EventUpcaster CHAIN = chain(List.of(
            new To("gate.opened", 2, Upcasters::checksAreDecidedByPeople),
            new To("gate.check-passed", 2, Upcasters::nobodyNotedWhatWasSeen),
            new To("gate.check-failed", 2, Upcasters::nobodyNotedWhatWasSeen),
            new To("gate.check-evidence-filed", 2, filed -> filed.put("seen", ""))));

    private Upcasters() {}

    /** @return the chain; every entry has a pinned sample of the revision that it reads */
    static EventUpcaster chain() {
        return CHAIN;
    }

    static EventUpcaster chain(List<EventUpcaster> inOrder) {
        return new EventUpcasterChain(inOrder);
    }

    private static void checksAreDecidedByPeople(ObjectNode gate) {
        for (var check : gate.path("checks")) {
            ((ObjectNode) check).put("kind", "MANUAL").put("step", "GATE").putArray("looksAt");
        }
    }

    private static void nobodyNotedWhatWasSeen(ObjectNode result) {
        result.put("seen", "").put("source", "");
    }

    /** Changes the content of events of one name into that of the next revision. */
    private static final class To extends SingleEventUpcaster {

        private final SimpleSerializedType before;
        private final SimpleSerializedType after;
        private final Consumer<ObjectNode> change;

        To(String name, int revision, Consumer<ObjectNode> change) {
            before = new SimpleSerializedType(name, Integer.toString(revision - 1));
            after = new SimpleSerializedType(name, Integer.toString(revision));
            this.change = change;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(before);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(after, JsonNode.class, payload -> {
                change.accept((ObjectNode) payload);
                return payload;
            });
        }
    }
}
