package io.planwright.application.item;

import io.planwright.application.markdown.Outline;
import io.planwright.application.markdown.Outline.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was found in a text, with where its parts stand; offsets are UTF-16 units of that text.
 *
 * @param place what the text view knows it by; -1 for a note, which is its whole text
 * @param from where its first line begins
 * @param to where the line after its last begins
 * @param textFrom where its text begins as it is written
 * @param textTo where its text ends as it is written
 * @param fields what it says beside its text, by the names of its kind
 */
record Found(
        Form form,
        int place,
        int from,
        int to,
        String group,
        String text,
        int textFrom,
        int textTo,
        Box box,
        Map<String, Value> fields,
        List<FoundRow> rows,
        Shape shape) {

    /** How an item is written. */
    enum Form {
        /** A list item with nested list items for its fields. */
        LINE,
        /** A list item with a label in front, and list items beside it for its fields. */
        PAIRS,
        /** A row of a table. */
        ROW,
        /** A heading with paragraphs for its fields. */
        BLOCK,
        /** A whole file. */
        NOTE
    }

    /** The box of a list item. @param at where it stands, or would stand; -1 where there can be none */
    record Box(int at, boolean there, boolean ticked) {
        static final Box NONE = new Box(-1, false, false);
    }

    /** What an item is part of: its outermost list item, its table, or the heading level of its rows. */
    sealed interface Shape {
        /** @param own the list item itself; {@code top} the outermost one that it is in */
        record InList(Outline.Entry own, Outline.Entry top) implements Shape {}

        record InTable(FoundTable table, Row row) implements Shape {}

        /** @param body where the line after the heading begins */
        record Headed(int level, int body) implements Shape {}

        record Whole(int body) implements Shape {}
    }

    /**
     * A value with where it stands.
     *
     * @param lineFrom where its first line begins, label included
     * @param from where what follows the label begins
     * @param to where its last line ends
     * @param lineTo where its lines and the empty ones after them end
     * @param indent how far its further lines are indented
     */
    record Value(String text, Style style, int lineFrom, int from, int to, int lineTo, int indent) {}

    /** How a value is written. */
    enum Style {
        /** As a list item of its own. */
        BULLET,
        /** As a line of a paragraph. */
        PARAGRAPH,
        /** As a cell of a table. */
        CELL,
        /** As part of the line of the item. */
        INLINE
    }

    /**
     * A row of an item: a row of the table of its positions, or a step.
     *
     * @param to where the line after its last begins
     */
    record FoundRow(
            int from,
            int to,
            Map<String, Value> fields,
            @Nullable Row row) {
        Map<String, String> said() {
            return texts(fields);
        }
    }

    /** A table that holds items, or the positions of one. @param columns names of fields, empty where it is none */
    record FoundTable(Outline.Table table, String group, List<String> columns) {}

    /** @return the fields that say something */
    Map<String, String> said() {
        return texts(fields);
    }

    private static Map<String, String> texts(Map<String, Value> fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (!value.text().isEmpty()) {
                texts.put(name, value.text());
            }
        });
        return texts;
    }

    List<Map<String, String>> saidRows() {
        return rows.stream().map(FoundRow::said).toList();
    }

    /** @return whether it is done, as its kind has it */
    boolean done(ItemKind kind) {
        return switch (kind) {
            case CRITERION, DEPENDENCY, METRIC -> box.ticked();
            case QUESTION -> said().containsKey("findings");
            case DECISION, INVESTIGATION -> said().containsKey("outcome");
            case TARGET -> List.of("done", "verified").contains(said().getOrDefault("state", ""));
            case RISK, REFERENCE, NOTE -> false;
        };
    }

    /** @return what it says, to be compared with what another reading found */
    Said compared(ItemKind kind) {
        return new Said(group, text, done(kind), said(), saidRows());
    }

    /** What an item says, wherever it stands. */
    record Said(String group, String text, boolean done, Map<String, String> fields, List<Map<String, String>> rows) {}
}
