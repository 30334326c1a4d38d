package io.planwright.infrastructure.rest;

import io.planwright.application.Selection;
import io.planwright.application.item.Item;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What a list can be asked for by query parameters.
 *
 * @param filters fields by which items are chosen
 * @param sorts fields by which they are sorted
 * @param others parameters besides
 */
record ListParameters(List<String> filters, List<String> sorts, List<String> others) {

    private static final List<String> OF_LISTS = List.of("limit", "cursor", "fields", "sort");
    private static final Set<Class<?>> SIMPLE = Set.of(
            String.class,
            Instant.class,
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class);

    static ListParameters of(HttpServletRequest request) {
        return of((HandlerMethod)
                Objects.requireNonNull(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)));
    }

    static ListParameters of(HandlerMethod method) {
        var returns = Objects.requireNonNull(method.getMethodAnnotation(Returns.class));
        var own = Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> parameter.getParameter().getName());
        var simple = returns.list() && returns.value() != Item.class ? simple(returns.value()) : List.<String>of();
        return new ListParameters(
                returns.filters().length == 0 ? simple : List.of(returns.filters()),
                returns.sorts().length == 0 ? simple : List.of(returns.sorts()),
                Stream.concat(returns.list() ? OF_LISTS.stream() : Stream.of(), own)
                        .toList());
    }

    /** Items can be asked for by what their kind has. */
    ListParameters by(List<String> fields) {
        return new ListParameters(fields, fields, others);
    }

    private static List<String> simple(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> SIMPLE.contains(component.getType()))
                .map(RecordComponent::getName)
                .toList();
    }

    /** @throws IllegalArgumentException when there is a parameter that the list does not know */
    Selection selection(HttpServletRequest request) {
        var values = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, given) -> {
            if (filters.contains(name)) {
                values.put(name, List.of(given));
            } else if (!others.contains(name)) {
                throw new IllegalArgumentException("unknown parameter '" + name + "' (possible: "
                        + String.join(", ", others) + (filters.isEmpty() ? "" : "; by field: ")
                        + String.join(", ", filters) + ")");
            }
        });
        return new Selection(values, sort(request.getParameter("sort")));
    }

    private List<String> sort(@Nullable String sort) {
        if (sort == null || sort.isBlank()) {
            return List.of();
        }
        var wanted = List.of(sort.strip().split("\\s*,\\s*"));
        for (var each : wanted) {
            if (!sorts.contains(each.startsWith("-") ? each.substring(1) : each)) {
                throw new IllegalArgumentException(
                        "not a field to sort by: '" + each + "' (possible: " + String.join(", ", sorts) + ")");
            }
        }
        return wanted;
    }
}
