package io.planwright.application.playbook;

import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sets one value in a YAML text and leaves all else in it as it is, comments and manner of writing included. */
final class YamlEdit {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> NO_WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlEdit() {}

    /**
     * @param document what the text says
     * @param pointer e.g. {@code /limits/mostActive}; objects on the way to it are made where they are missing
     */
    static String set(LocatedYaml document, String text, String pointer, JsonNode value) {
        var place = document.place(pointer);
        if (place != null) {
            return replaced(text, place.at(), place.end(), written(value));
        }
        int slash = pointer.lastIndexOf('/');
        var key = pointer.substring(slash + 1);
        var parent = pointer.substring(0, slash);
        var around = document.place(parent);
        if (around == null) {
            var wrapped = JsonNodeFactory.instance.objectNode();
            wrapped.set(key, value);
            return set(document, text, parent, wrapped);
        }
        if (!(document.tree().at(parent) instanceof ObjectNode object)) {
            throw new PlaybookUnreadable(List.of(
                    new Fault(document.line(parent), PlaybookReader.path(parent), "there is no place for " + key)));
        }
        var entry = key + ": " + written(value);
        int begin = text.offsetByCodePoints(0, around.at());
        if (text.startsWith("{", begin)) {
            var last = object.propertyNames().stream()
                    .mapToInt(each -> document.places().get(parent + "/" + each).end())
                    .max();
            return last.isPresent()
                    ? replaced(text, last.getAsInt(), last.getAsInt(), ", " + entry)
                    : replaced(text, around.at() + 1, around.at() + 1, entry);
        }
        return lineAdded(text, text.offsetByCodePoints(0, around.end()), " ".repeat(column(text, begin)) + entry);
    }

    private static int column(String text, int at) {
        return at - (text.lastIndexOf('\n', at - 1) + 1);
    }

    /** Adds a line below the one in which something ends. */
    private static String lineAdded(String text, int end, String line) {
        if (end > 0 && text.charAt(end - 1) == '\n') {
            return text.substring(0, end) + line + "\n" + text.substring(end);
        }
        int next = text.indexOf('\n', end);
        return next < 0
                ? text + "\n" + line + "\n"
                : text.substring(0, next + 1) + line + "\n" + text.substring(next + 1);
    }

    private static String replaced(String text, int at, int end, String by) {
        int from = text.offsetByCodePoints(0, at);
        return text.substring(0, from) + by + text.substring(text.offsetByCodePoints(from, end - at));
    }

    private static String written(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object.properties().stream()
                    .map(entry -> entry.getKey() + ": " + written(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream().map(YamlEdit::written).collect(Collectors.joining(", ", "[", "]"));
        }
        boolean plain = value.isString()
                && PLAIN.matcher(value.asString()).matches()
                && !NO_WORDS.contains(value.asString().toLowerCase(java.util.Locale.ROOT));
        return plain ? value.asString() : value.toString();
    }
}
