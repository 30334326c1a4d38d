package io.planwright.infrastructure.rest;

import io.planwright.application.item.Item;
import io.planwright.application.item.ItemChange;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.ItemKind.Done;
import io.planwright.application.item.NewItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What items look like outside: what all have in common, then the fields and rows of their kind. */
final class ItemJson {

    private ItemJson() {}

    /** @return names of what an item of the kind has, in order */
    static List<String> names(ItemKind kind) {
        if (kind == ItemKind.CRITERION) {
            return List.of("id", "text", "done", "kind", "section", "group");
        }
        var names = new ArrayList<>(List.of("id", "kind", "section", "group", "text"));
        if (kind.done() != Done.NEVER) {
            names.add("done");
        }
        names.addAll(kind.fields());
        if (!kind.rows().isEmpty()) {
            names.add(kind.rows());
        }
        return names;
    }

    /** @return names of what has one value */
    static List<String> simple(ItemKind kind) {
        return names(kind).stream().filter(name -> !name.equals(kind.rows())).toList();
    }

    /** The {@code kind} of a criterion is its group, as it was before other items had kinds. */
    static Map<String, Object> of(Item item) {
        var kind = item.kind();
        var json = new LinkedHashMap<String, Object>();
        for (var name : names(kind)) {
            json.put(
                    name,
                    switch (name) {
                        case "id" -> item.id().toString();
                        case "kind" -> kind == ItemKind.CRITERION ? item.group() : kind.key();
                        case "section" -> item.section();
                        case "group" -> item.group();
                        case "text" -> item.text();
                        case "done" -> item.done();
                        default ->
                            name.equals(kind.rows())
                                    ? item.rows().stream()
                                            .map(row -> row(kind, row))
                                            .toList()
                                    : item.field(name);
                    });
        }
        return json;
    }

    private static Map<String, String> row(ItemKind kind, Map<String, String> said) {
        var row = new LinkedHashMap<String, String>();
        kind.rowFields().forEach(field -> row.put(field, said.getOrDefault(field, "")));
        return row;
    }

    /** @return names of what a new item can be given */
    static List<String> possibleForNew(ItemKind kind) {
        var possible = new ArrayList<>(List.of("text", "group"));
        if (kind == ItemKind.CRITERION) {
            possible.add("kind");
        }
        possible.addAll(changeable(kind).subList(1, changeable(kind).size()));
        return possible;
    }

    /** @return names of what can be changed, without {@code after} */
    static List<String> changeable(ItemKind kind) {
        var possible = new ArrayList<>(List.of("text"));
        if (kind.done() == Done.BOX) {
            possible.add("done");
        }
        possible.addAll(kind.fields());
        if (!kind.rows().isEmpty()) {
            possible.add(kind.rows());
        }
        return possible;
    }

    static NewItem added(ItemKind kind, Map<String, @Nullable Object> body) {
        mustBeKnown(kind, body, possibleForNew(kind));
        var group = text(body, "group");
        return new NewItem(
                kind,
                ProjectResource.required("text", text(body, "text")),
                group == null && kind == ItemKind.CRITERION ? text(body, "kind") : group,
                Boolean.TRUE.equals(flag(body, "done")),
                fields(kind, body),
                Optional.ofNullable(rows(kind, body)).orElse(List.of()));
    }

    static ItemChange changed(ItemKind kind, Map<String, @Nullable Object> body) {
        var possible = new ArrayList<>(changeable(kind));
        possible.add("after");
        mustBeKnown(kind, body, possible);
        if (body.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to change: none of " + String.join(", ", possible) + " is there");
        }
        return new ItemChange(text(body, "text"), flag(body, "done"), fields(kind, body), rows(kind, body));
    }

    /** @return the id of the item that it is to follow; empty for the first place */
    static Optional<String> after(ItemKind kind, Map<String, @Nullable Object> body) {
        if (body.size() > 1) {
            changed(kind, body);
            throw new IllegalArgumentException("'after' is changed by a request of its own");
        }
        return Optional.ofNullable(text(body, "after"));
    }

    private static void mustBeKnown(ItemKind kind, Map<String, @Nullable Object> body, List<String> possible) {
        for (var name : body.keySet()) {
            if (possible.contains(name)) {
                continue;
            }
            if (name.equals("done") && kind.done() == Done.SAID) {
                throw new IllegalArgumentException("'done' cannot be set: " + kind.noun() + " is done by its "
                        + (kind == ItemKind.QUESTION
                                ? "'findings'"
                                : kind == ItemKind.TARGET ? "'state'" : "'outcome'"));
            }
            throw new IllegalArgumentException(
                    "unknown field '" + name + "' (possible: " + String.join(", ", possible) + ")");
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> body, String name) {
        return switch (body.get(name)) {
            case null -> null;
            case String text -> text;
            case Number number -> number.toString();
            default -> throw impossible(name, "a text");
        };
    }

    private static @Nullable Boolean flag(Map<String, @Nullable Object> body, String name) {
        return switch (body.get(name)) {
            case null -> null;
            case Boolean flag -> flag;
            default -> throw impossible(name, "true or false");
        };
    }

    private static Map<String, String> fields(ItemKind kind, Map<String, @Nullable Object> body) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : kind.fields()) {
            if (body.containsKey(field)) {
                var value = text(body, field);
                fields.put(field, value == null ? "" : value);
            }
        }
        return fields;
    }

    private static @Nullable List<Map<String, String>> rows(ItemKind kind, Map<String, @Nullable Object> body) {
        var given = body.get(kind.rows());
        if (given == null) {
            return null;
        }
        if (!(given instanceof List<?> list)) {
            throw impossible(kind.rows(), "a list of objects");
        }
        var rows = new ArrayList<Map<String, String>>();
        for (var each : list) {
            if (!(each instanceof Map<?, ?> row)) {
                throw impossible(kind.rows(), "a list of objects");
            }
            var said = new LinkedHashMap<String, String>();
            row.forEach((name, value) -> {
                switch (value) {
                    case null -> {}
                    case String text -> said.put(String.valueOf(name), text);
                    case Number number -> said.put(String.valueOf(name), number.toString());
                    default -> throw impossible(kind.rows() + "." + name, "a text");
                }
            });
            rows.add(said);
        }
        return rows;
    }

    private static IllegalArgumentException impossible(String name, String wanted) {
        return new IllegalArgumentException(
                "the field '" + name + "' has a value that is not possible: it must be " + wanted);
    }
}
