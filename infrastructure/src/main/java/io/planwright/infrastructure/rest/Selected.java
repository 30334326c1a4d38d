package io.planwright.infrastructure.rest;

import io.planwright.application.Selection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Chooses and sorts items by their JSON. */
final class Selected {

    private Selected() {}

    /** @param times names of the fields that are times */
    static List<JsonNode> of(List<JsonNode> items, Selection selection, List<String> times) {
        var order = selection.sort().stream()
                .map(sort -> by(sort, times))
                .reduce(Comparator::thenComparing)
                .orElse((_, _) -> 0);
        return items.stream()
                .filter(item -> selection.values().entrySet().stream()
                        .allMatch(field -> field.getValue().contains(text(item.get(field.getKey())))))
                .sorted(order)
                .toList();
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asString();
    }

    private static Comparator<JsonNode> by(String sort, List<String> times) {
        boolean descending = sort.startsWith("-");
        var field = descending ? sort.substring(1) : sort;
        Comparator<JsonNode> order = times.contains(field)
                ? Comparator.comparing(value -> Instant.parse(value.asString()))
                : Selected::compare;
        return Comparator.comparing(
                item -> value(item, field), Comparator.nullsLast(descending ? order.reversed() : order));
    }

    private static @Nullable JsonNode value(JsonNode item, String field) {
        var value = item.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** Numbers as numbers, all else as text by code point. */
    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : Arrays.compareUnsigned(bytes(one), bytes(other));
    }

    private static byte[] bytes(JsonNode value) {
        return value.asString().getBytes(StandardCharsets.UTF_8);
    }
}
