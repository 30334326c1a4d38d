package io.planwright.ui.requirement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the browser is told of the items of one kind, a bit at a time. */
final class ItemRows {

    private ItemRows() {}

    /**
     * What is new since the last time; null for what is as it was.
     *
     * @param rows the items that are new or changed
     * @param order ids of all items
     */
    record Patch(
            @Nullable Kind kind, List<Row> rows, @Nullable List<String> order) {
        boolean empty() {
            return kind == null && rows.isEmpty() && order == null;
        }
    }

    /**
     * What an item of the kind is made of.
     *
     * @param glyph stands before an item that is not done
     * @param tick what its box says; null where items of the kind have none
     * @param leading the field that is asked for first where an item is completed, e.g. the findings of a question
     * @param row what its rows are made of; null where it has none
     */
    record Kind(
            String key,
            String glyph,
            @Nullable String tick,
            @Nullable String leading,
            List<Field> fields,
            @Nullable Part row,
            Words words) {}

    /**
     * @param form LINE, AREA or CHOICE in lower case
     * @param place where it is shown: {@code chip}, {@code line}, {@code more} for what is opened, {@code below} for the
     *     second line of a cell
     */
    record Field(String name, String label, String form, String place, String glyph, List<Option> options) {}

    /** @param tone class that gives it its colour; may be empty */
    record Option(String value, String label, String glyph, String tone) {}

    /** @param one what a single row is called */
    record Part(String label, String one, String add, boolean table, List<Field> fields) {}

    /**
     * The words that the browser needs to draw by itself.
     *
     * @param drag what the handle says; null where items of the kind cannot be moved
     * @param answer what the button says that completes an item; null where there is none
     * @param done what the mark of a done item means; null where items of the kind are not done
     */
    record Words(
            String title,
            String text,
            String hint,
            String add,
            String edit,
            String remove,
            @Nullable String drag,
            String save,
            String cancel,
            String more,
            @Nullable String answer,
            @Nullable String done,
            @Nullable String open) {}

    /**
     * @param group key of what it stands under
     * @param caption what it stands under, in words; may be empty
     * @param html the text as HTML
     * @param shown the fields as HTML
     * @param rowsShown the rows as HTML
     */
    record Row(
            String id,
            String group,
            String caption,
            String text,
            String html,
            boolean done,
            Map<String, String> fields,
            Map<String, String> shown,
            List<Map<String, String>> rows,
            List<Map<String, String>> rowsShown) {}
}
