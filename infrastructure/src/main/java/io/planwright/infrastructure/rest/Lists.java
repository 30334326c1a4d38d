package io.planwright.infrastructure.rest;

import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.application.log.EventLog.LogEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manners of every list: pages as JSON, or all of it as CSV or NDJSON, streamed; the fields that are asked for. */
final class Lists {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");
    private static final int MOST = 500;
    private static final int DEFAULT = 50;

    private final JsonMapper json;

    /** Reads one page of a list. */
    interface Pages<T> {
        Page<T> page(int limit, @Nullable String cursor);
    }

    /** Reads one page of what is selected of a list. */
    interface SelectedPages<T> {
        Page<T> page(Selection selection, int limit, @Nullable String cursor);
    }

    /**
     * A list that is in memory.
     *
     * @param shape of an item in the answer
     */
    record Whole<S, T>(List<S> all, Function<? super S, ? extends T> shape) implements Pages<T> {

        /** A cursor is the place at which the next page begins. */
        @Override
        public Page<T> page(int limit, @Nullable String cursor) {
            int from = (int) Math.min(cursor(cursor, 0), all.size());
            int to = Math.min(from + limit, all.size());
            return new Page<>(
                    all.subList(from, to).stream().<T>map(shape).toList(),
                    to < all.size() ? Integer.toString(to) : null);
        }
    }

    /** A list as JSON. */
    record ListAnswer(
            List<Map<String, JsonNode>> items, @Nullable String next) {}

    /** @param all of the list, in order */
    static <S, T> Whole<S, T> whole(List<S> all, Function<? super S, ? extends T> shape) {
        return new Whole<>(all, shape);
    }

    /** @return the number that a cursor stands for, or what counts where there is none */
    static long cursor(@Nullable String cursor, long otherwise) {
        if (cursor == null) {
            return otherwise;
        }
        try {
            long at = Long.parseLong(cursor.strip());
            if (at >= 0) {
                return at;
            }
        } catch (NumberFormatException e) {
            // falls through
        }
        throw new IllegalArgumentException("not a cursor: '" + cursor + "' (pass the 'next' of the answer before)");
    }

    Lists(JsonMapper json) {
        this.json = json;
    }

    /** @return the number of items asked for: 50 by default, 1 to 500 */
    static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT;
        }
        try {
            int wanted = Integer.parseInt(limit.strip());
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // falls through
        }
        throw new IllegalArgumentException("not possible for 'limit': '" + limit + "' (1 to " + MOST + ")");
    }

    Json.History history(LogEntry entry) {
        return Json.History.of(entry, json);
    }

    /** @return the page that is asked for; null where the whole list was streamed as the answer already */
    <T> @Nullable ResponseEntity<Object> answer(HttpServletRequest request, Class<T> type, Whole<?, T> list) {
        return answer(request, names(type), ListParameters.of(request), times(type), list);
    }

    /**
     * @param possible names of the fields that an item of the list has, in order
     * @param simple those of them that have simple values
     */
    <T> @Nullable ResponseEntity<Object> answer(
            HttpServletRequest request, List<String> possible, List<String> simple, Whole<?, T> list) {
        return answer(request, possible, ListParameters.of(request).by(simple), List.of(), list);
    }

    /** Answers with a list that is selected where it is read, by what its method says that it can be. */
    <T> @Nullable ResponseEntity<Object> answer(HttpServletRequest request, Class<T> type, SelectedPages<T> list) {
        var selection = ListParameters.of(request).selection(request);
        return answer(request, names(type), (limit, cursor) -> list.page(selection, limit, cursor));
    }

    private <T> @Nullable ResponseEntity<Object> answer(
            HttpServletRequest request,
            List<String> possible,
            ListParameters parameters,
            List<String> times,
            Whole<?, T> list) {
        var selection = parameters.selection(request);
        return selection.equals(Selection.ALL)
                ? answer(request, possible, list)
                : answer(request, possible, selected(list, selection, times));
    }

    private <S, T> Pages<JsonNode> selected(Whole<S, T> list, Selection selection, List<String> times) {
        var items = list.all().stream()
                .<JsonNode>map(item -> json.valueToTree(list.shape().apply(item)))
                .toList();
        return whole(Selected.of(items, selection, times), Function.identity());
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> times(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == Instant.class)
                .map(RecordComponent::getName)
                .toList();
    }

    private <T> @Nullable ResponseEntity<Object> answer(
            HttpServletRequest request, List<String> possible, Pages<T> pages) {
        var fields = fields(request.getParameter("fields"), possible);
        var accepted = MediaType.parseMediaTypes(
                request.getHeader("Accept") == null ? "application/json" : request.getHeader("Accept"));
        for (var wanted : accepted) {
            if (wanted.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                break;
            }
            if (CSV.equalsTypeAndSubtype(wanted)) {
                return streamed("text/csv;charset=UTF-8", out -> csv(out, fields, pages));
            }
            if (NDJSON.equalsTypeAndSubtype(wanted)) {
                return streamed(NDJSON.toString(), out -> ndjson(out, fields, pages));
            }
        }
        var page = pages.page(limit(request.getParameter("limit")), request.getParameter("cursor"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ListAnswer(
                        page.items().stream().map(item -> picked(item, fields)).toList(), page.next()));
    }

    /** Writes an answer of any length straight to the sender. */
    interface Stream {
        void to(OutputStream out) throws IOException;
    }

    static @Nullable ResponseEntity<Object> streamed(String type, Stream body) {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var response = Objects.requireNonNull(attributes.getResponse());
        response.setContentType(type);
        try {
            body.to(response.getOutputStream());
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private static List<String> fields(@Nullable String fields, List<String> possible) {
        if (fields == null || fields.isBlank()) {
            return possible;
        }
        var wanted = List.of(fields.strip().split("\\s*,\\s*"));
        for (var field : wanted) {
            if (!possible.contains(field)) {
                throw new IllegalArgumentException(
                        "unknown field '" + field + "' (possible: " + String.join(", ", possible) + ")");
            }
        }
        return wanted;
    }

    private Map<String, JsonNode> picked(Object item, List<String> fields) {
        JsonNode tree = json.valueToTree(item);
        var picked = new LinkedHashMap<String, JsonNode>();
        for (var field : fields) {
            var value = tree.get(field);
            if (value != null) {
                picked.put(field, value);
            }
        }
        return picked;
    }

    private <T> void csv(OutputStream out, List<String> fields, Pages<T> pages) throws IOException {
        var page = pages.page(MOST, null); // what is wrong is said before the answer has begun
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (var printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            printer.printRecord(fields);
            while (true) {
                for (var item : page.items()) {
                    var picked = picked(item, fields);
                    for (var field : fields) {
                        var value = picked.get(field);
                        printer.print(cell(value));
                    }
                    printer.println();
                }
                if (page.next() == null) {
                    return;
                }
                page = pages.page(MOST, page.next());
            }
        }
    }

    /** What a table would take for a formula gets an apostrophe before it, by which it is shown as the text that it is. */
    private static String cell(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.asString();
        }
        var text = value.isValueNode() ? value.asString() : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private <T> void ndjson(OutputStream out, List<String> fields, Pages<T> pages) throws IOException {
        String cursor = null;
        do {
            var page = pages.page(MOST, cursor);
            for (var item : page.items()) {
                out.write(json.writeValueAsBytes(picked(item, fields)));
                out.write('\n');
            }
            out.flush();
            cursor = page.next();
        } while (cursor != null);
    }
}
