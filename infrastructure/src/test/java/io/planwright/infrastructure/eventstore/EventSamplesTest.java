package io.planwright.infrastructure.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.worker.WorkerEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored must stay readable: one sample per event and revision is pinned, and none may go. */
class EventSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final EventSerializer SERIALIZER = new EventSerializer();

    record Sample(String name, String revision, String json) {

        static Sample of(Path file) {
            var parts = file.getFileName().toString().replaceAll("\\.json$", "").split("\\.r(?=\\d+$)");
            try {
                return new Sample(
                        parts[0],
                        parts[1],
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        boolean isOfToday() {
            return EventNames.typeOf(name)
                    .flatMap(EventNames::of)
                    .filter(today -> Integer.toString(today.revision()).equals(revision))
                    .isPresent();
        }

        @Override
        public String toString() {
            return name + " r" + revision;
        }
    }

    static List<Sample> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Sample::of)
                    .toList();
        }
    }

    static Stream<Sample> samplesOfToday() throws IOException {
        return samples().stream().filter(Sample::isOfToday);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleCanBeRead(Sample sample) {
        var stored = new GenericDomainEventEntry<>(
                "X",
                "subject",
                0,
                "event",
                "2026-11-21T08:00:00.000Z",
                sample.name,
                sample.revision,
                sample.json,
                "{}");

        var upcast = Upcasters.chain()
                .upcast(Stream.of(new InitialEventRepresentation(stored, SERIALIZER)))
                .toList();

        assertThat(upcast).isNotEmpty();
        for (var event : upcast) {
            Object read = SERIALIZER.deserialize(event.getData());
            assertThat(EventNames.of(read.getClass())).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("samplesOfToday")
    void aSampleOfTodayIsWrittenBackAsItIs(Sample sample) {
        var type = EventNames.typeOf(sample.name).orElseThrow();
        Object event = DomainJson.mapper().readValue(sample.json, type);

        var written = SERIALIZER.serialize(event, String.class);

        assertThat(written.getData()).isEqualTo(sample.json);
        assertThat(written.getType().getName()).isEqualTo(sample.name);
        assertThat(written.getType().getRevision()).isEqualTo(sample.revision);
    }

    @Test
    void everyEventHasASampleOfEachRevision() throws IOException {
        var pinned = samples().stream().map(Sample::toString).toList();

        for (var type : EventNames.types()) {
            var name = EventNames.of(type).orElseThrow();
            for (int revision = 1; revision <= name.revision(); revision++) {
                assertThat(pinned).contains(name.name() + " r" + revision);
            }
        }
    }

    @Test
    void everyEventOfTheDomainHasAName() {
        var events = Stream.of(
                        ProjectEvent.class,
                        RequirementEvent.class,
                        DocumentEvent.class,
                        PlanEvent.class,
                        TaskEvent.class,
                        GateEvent.class,
                        WorkerEvent.class,
                        DecompositionEvent.class,
                        CircuitEvent.class)
                .flatMap(EventSamplesTest::events)
                .distinct();

        assertThat(EventNames.types()).containsExactlyInAnyOrderElementsOf(events.toList());
    }

    private static Stream<Class<?>> events(Class<?> family) {
        return family.isInterface()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(EventSamplesTest::events)
                : Stream.of(family);
    }

    @Test
    void noNameIsEverRemoved() throws IOException {
        var given = Files.readAllLines(SAMPLES.resolve("names.txt"));

        assertThat(given).isNotEmpty();
        assertThat(given)
                .allSatisfy(name -> assertThat(EventNames.typeOf(name)).as(name).isPresent());
        assertThat(EventNames.types().stream()
                        .map(type -> EventNames.of(type).orElseThrow().name()))
                .isSubsetOf(given);
    }
}
