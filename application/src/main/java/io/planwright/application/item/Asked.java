package io.planwright.application.item;

import io.planwright.application.item.ItemKind.Done;
import io.planwright.domain.Titles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what is asked of items before it is written, and brings it into the form in which it will be read. */
final class Asked {

    private static final List<String> STANCES = List.of("for", "against", "neutral");
    private static final List<String> WITH_REASON = List.of("degraded", "not-applicable");

    private Asked() {}

    static NewItem checked(NewItem item) {
        var kind = item.kind();
        var text = text(kind, item.text());
        var fields = fields(kind, item.fields());
        fields.values().removeIf(String::isEmpty);
        if (item.done()) {
            mayBeTicked(kind);
        }
        if (kind == ItemKind.TARGET) {
            var line = TargetLine.parse(text, false);
            text = text(kind, line.name());
            say(fields, "state", line.stated() ? line.state() : "planned");
            say(fields, "reason", line.reason());
            say(fields, "detail", line.detail());
            mustHaveReason(fields.getOrDefault("state", ""), fields.getOrDefault("reason", ""));
        }
        var group = item.group() == null || item.group().isBlank() ? null : oneLine("a group", item.group());
        return new NewItem(kind, text, group, item.done(), fields, rows(kind, item.rows()));
    }

    private static void say(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.putIfAbsent(name, value);
        }
    }

    static ItemChange checked(ItemKind kind, Found item, ItemChange change) {
        if (change.done() != null) {
            mayBeTicked(kind);
        }
        var fields = fields(kind, change.fields());
        if (kind == ItemKind.TARGET) {
            var before = item.said();
            var state = fields.getOrDefault("state", before.getOrDefault("state", "planned"));
            if (fields.containsKey("state") && !WITH_REASON.contains(state) && !state.equals(before.get("state"))) {
                fields.putIfAbsent("reason", "");
            }
            if (state.isEmpty()) {
                fields.put("state", "planned");
            }
            mustHaveReason(state, fields.getOrDefault("reason", before.getOrDefault("reason", "")));
        }
        return new ItemChange(
                change.text() == null ? null : text(kind, change.text()),
                change.done(),
                fields,
                change.rows() == null ? null : rows(kind, change.rows()));
    }

    private static String text(ItemKind kind, @Nullable String text) {
        return oneLine(kind.noun(), text == null ? "" : text);
    }

    private static String oneLine(String what, String text) {
        return printable(what, Titles.checked(what, text));
    }

    private static String printable(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " must not contain the character NUL");
        }
        return text;
    }

    private static void mayBeTicked(ItemKind kind) {
        if (kind.done() == Done.BOX) {
            return;
        }
        throw new IllegalArgumentException(
                switch (kind) {
                    case QUESTION -> "a question is done when it has 'findings': 'done' cannot be set";
                    case TARGET -> "a target is done when its 'state' is done or verified: 'done' cannot be set";
                    case DECISION, INVESTIGATION ->
                        kind.noun() + " is done when it has an 'outcome': 'done' cannot be set";
                    case CRITERION, RISK, DEPENDENCY, METRIC, REFERENCE, NOTE ->
                        kind.noun() + " cannot be ticked: 'done' is not possible";
                });
    }

    private static void mustHaveReason(String state, String reason) {
        if (WITH_REASON.contains(state) && reason.isEmpty()) {
            throw new IllegalArgumentException("a target that is " + state + " needs a 'reason'");
        }
    }

    private static Map<String, String> fields(ItemKind kind, Map<String, String> fields) {
        return values(kind.noun(), kind.fields(), fields);
    }

    private static List<Map<String, String>> rows(ItemKind kind, List<Map<String, String>> rows) {
        if (!rows.isEmpty() && kind.rows().isEmpty()) {
            throw new IllegalArgumentException(kind.noun() + " has no rows");
        }
        return rows.stream()
                .map(row -> {
                    var values = values("one of '" + kind.rows() + "'", kind.rowFields(), row);
                    values.values().removeIf(String::isEmpty);
                    if (values.isEmpty()) {
                        throw new IllegalArgumentException("one of '" + kind.rows() + "' says nothing");
                    }
                    return values;
                })
                .toList();
    }

    private static Map<String, String> values(String what, List<String> possible, Map<String, String> given) {
        for (var name : given.keySet()) {
            if (!possible.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown field '" + name + "' of " + what + " (possible: " + String.join(", ", possible) + ")");
            }
        }
        var values = new LinkedHashMap<String, String>();
        for (var name : possible) {
            var value = given.get(name);
            if (value != null) {
                values.put(name, value(name, value));
            }
        }
        return values;
    }

    private static String value(String name, String value) {
        var said = printable("'" + name + "'", normal(value));
        return switch (name) {
            case "state" -> oneOf(name, said.toLowerCase(Locale.ROOT).replace(' ', '-'), TargetLine.STATES);
            case "stance" -> oneOf(name, said.toLowerCase(Locale.ROOT), STANCES);
            case "reason", "detail" -> {
                if (said.indexOf('\n') >= 0) {
                    throw new IllegalArgumentException("'" + name + "' must be one line");
                }
                yield said;
            }
            default -> said;
        };
    }

    private static String oneOf(String name, String value, List<String> possible) {
        if (!value.isEmpty() && !possible.contains(value)) {
            throw new IllegalArgumentException(
                    "not possible for '" + name + "': '" + value + "' (possible: " + String.join(", ", possible) + ")");
        }
        return value;
    }

    /** @return without white space around it, its lines ending in LF, lines of white space empty */
    private static String normal(String value) {
        return Arrays.stream(value.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1))
                .map(line -> line.isBlank() ? "" : line)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
