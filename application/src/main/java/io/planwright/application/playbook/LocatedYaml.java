package io.planwright.application.playbook;

import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML document that knows where each of its values stands.
 *
 * @param places by JSON pointer, {@code ""} for the whole
 */
record LocatedYaml(JsonNode tree, Map<String, Place> places) {

    private static final int DEEPEST = 40;

    /**
     * Where a value begins, or for a key of an object the key.
     *
     * @param line from 1
     * @param at where its value begins, in code points from the start of the text
     * @param end where its value ends, likewise; of what is written over several lines where the last value in it ends
     */
    record Place(int line, int at, int end) {}

    /** @throws PlaybookUnreadable when the text is no YAML, or uses aliases, or names a key twice */
    static LocatedYaml read(YAMLMapper yaml, String text) {
        try (var parser = yaml.createParser(text)) {
            var reading = new Reading(parser, text.codePoints().toArray());
            if (parser.nextToken() == null) {
                throw new PlaybookUnreadable(List.of(new Fault(1, "", "there is nothing in it")));
            }
            var tree = reading.value("", 0);
            if (parser.nextToken() != null) {
                throw reading.fault("", "there is a second document, one is possible");
            }
            return new LocatedYaml(tree, Map.copyOf(reading.places));
        } catch (JacksonException e) {
            var location = e.getLocation();
            var message = e.getOriginalMessage();
            throw new PlaybookUnreadable(List.of(new Fault(
                    location == null ? 1 : Math.max(1, location.getLineNr()),
                    "",
                    "it is no YAML: "
                            + (message == null
                                    ? "unreadable"
                                    : message.lines().findFirst().orElse("unreadable")))));
        }
    }

    /** @return where the value with the pointer stands, else what is around it */
    int line(String pointer) {
        for (var path = pointer; ; path = path.substring(0, path.lastIndexOf('/'))) {
            var place = places.get(path);
            if (place != null) {
                return place.line();
            }
            if (path.isEmpty()) {
                return 1;
            }
        }
    }

    @Nullable
    Place place(String pointer) {
        return places.get(pointer);
    }

    private static final class Reading {
        private final JsonParser parser;
        private final int[] text;
        private final Map<String, Place> places = new HashMap<>();
        private int lastEnd;

        Reading(JsonParser parser, int[] text) {
            this.parser = parser;
            this.text = text;
        }

        PlaybookUnreadable fault(String pointer, String message) {
            return new PlaybookUnreadable(List.of(
                    new Fault(parser.currentTokenLocation().getLineNr(), PlaybookReader.path(pointer), message)));
        }

        JsonNode value(String pointer, int depth) {
            if (depth > DEEPEST) {
                throw fault(pointer, "it is nested too deeply");
            }
            if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw fault(pointer, "aliases are not possible: write the text out");
            }
            var location = parser.currentTokenLocation();
            var line = location.getLineNr();
            var at = (int) location.getCharOffset();
            boolean bracketed = at < text.length && (text[at] == '{' || text[at] == '[');
            var value = content(pointer, depth);
            if (bracketed || value.isValueNode()) {
                lastEnd = (int) parser.currentLocation().getCharOffset();
            }
            places.compute(pointer, (_, key) -> new Place(key == null ? line : key.line(), at, lastEnd));
            return value;
        }

        private JsonNode content(String pointer, int depth) {
            var nodes = JsonNodeFactory.instance;
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(pointer, depth);
                case START_ARRAY -> {
                    var array = nodes.arrayNode();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        array.add(value(pointer + "/" + array.size(), depth + 1));
                    }
                    yield array;
                }
                case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
                case VALUE_TRUE -> nodes.booleanNode(true);
                case VALUE_FALSE -> nodes.booleanNode(false);
                case VALUE_NULL -> nodes.nullNode();
                default -> nodes.stringNode(parser.getString());
            };
        }

        private ObjectNode object(String pointer, int depth) {
            var object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var key = parser.currentName();
                var below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                if (object.has(key)) {
                    throw fault(below, "it stands twice");
                }
                places.put(below, new Place(parser.currentTokenLocation().getLineNr(), 0, 0));
                parser.nextToken();
                object.set(key, value(below, depth + 1));
            }
            return object;
        }
    }
}
