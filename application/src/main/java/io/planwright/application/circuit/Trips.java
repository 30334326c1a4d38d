package io.planwright.application.circuit;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers when circuit breakers tripped and closed again, from the log of those that changed last. */
public final class Trips {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CIRCUITS = 20;
    private static final int LOOK_BACK = 60;
    private static final Map<String, What> WHAT = Map.of(
            "circuit.tripped", What.TRIPPED,
            "circuit.trial-begun", What.TRIED,
            "circuit.recovered", What.RECOVERED,
            "circuit.reset", What.RESET,
            "task.stage-tripped", What.TRIPPED,
            "task.exhausted", What.TRIPPED,
            "task.stage-tried", What.TRIED,
            "task.stage-recovered", What.RECOVERED,
            "task.stage-reset", What.RESET);

    private final EventLog log;

    public Trips(EventLog log) {
        this.log = log;
    }

    /** What has happened to a breaker. */
    public enum What {
        TRIPPED,
        TRIED,
        RECOVERED,
        RESET
    }

    /**
     * @param why in words for people; empty where none were given
     * @param failures how many in a row have tripped a stage; 0 elsewhere
     */
    public record Trip(
            long position, CircuitView circuit, What what, String why, int failures, Instant at, String by) {}

    /** @return what has happened to the circuits that changed last, the newest first */
    public List<Trip> of(List<CircuitView> circuits, int limit) {
        return circuits.stream()
                .sorted(Comparator.comparing(CircuitView::changedAt).reversed())
                .limit(CIRCUITS)
                .flatMap(this::of)
                .sorted(Comparator.comparingLong(Trip::position).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Trip> of(CircuitView circuit) {
        var subject = circuit.task() == null ? circuit.id() : circuit.task();
        return log.of(subject.toString(), LOOK_BACK).stream().flatMap(entry -> trip(circuit, entry).stream());
    }

    private static Optional<Trip> trip(CircuitView circuit, LogEntry entry) {
        var what = WHAT.get(entry.type());
        if (what == null) {
            return Optional.empty();
        }
        var event = JSON.readTree(entry.payload());
        if (circuit.stage() != null && !circuit.stage().name().equals(text(event, "stage"))) {
            return Optional.empty();
        }
        var why = text(event, "why");
        return Optional.of(new Trip(
                entry.position(),
                circuit,
                what,
                why == null ? text(event, "reason", "") : why,
                event.path("failures").asInt(0),
                Instant.parse(entry.at()),
                text(JSON.readTree(entry.metadata()), "actorName", "")));
    }

    private static @Nullable String text(JsonNode event, String name) {
        var value = event.path(name);
        return value.isString() ? value.asString() : null;
    }

    private static String text(JsonNode event, String name, String otherwise) {
        var text = text(event, name);
        return text == null ? otherwise : text;
    }
}
