package io.planwright.application.markdown;

import io.planwright.application.markdown.Outline.Heading;
import io.planwright.application.markdown.Outline.Item;
import java.util.ArrayList;
import java.util.List;

/** Finds and ticks the criteria of a section. */
public final class CheckItems {

    private CheckItems() {}

    /**
     * A list item that can be ticked; offsets are UTF-16 units of the text it was found in.
     *
     * @param lineStart where its line begins
     * @param boxAt where its box stands, or where one would be put
     * @param boxed whether it has a box
     * @param done whether its box is ticked
     * @param textFrom where the text after the box begins
     * @param textTo where the text on its first line ends
     * @param text what stands between the two
     * @param group the nearest heading above, other than the first of the text; empty when there is none
     */
    public record CheckItem(
            int lineStart,
            int boxAt,
            boolean boxed,
            boolean done,
            int textFrom,
            int textTo,
            String text,
            String group) {}

    /**
     * @return the items with a box at any depth, or, where no item has one, the items of the outermost lists; in their
     *     order
     */
    public static List<CheckItem> in(String text) {
        return in(text, Outline.of(text));
    }

    /** @param outline of the text */
    public static List<CheckItem> in(String text, Outline outline) {
        boolean boxes = outline.items().stream().anyMatch(Item::boxed);
        var found = new ArrayList<CheckItem>();
        var first = outline.headings().stream().findFirst().orElse(null);
        var group = "";
        for (var mark : outline.marks()) {
            switch (mark) {
                case Heading heading -> group = heading.equals(first) ? "" : heading.title();
                case Item item
                when boxes ? item.boxed() : item.top() && item.boxAt() >= 0 -> found.add(checkItem(text, item, group));
                case Item _ -> {}
            }
        }
        return List.copyOf(found);
    }

    private static CheckItem checkItem(String text, Item item, String group) {
        return new CheckItem(
                item.from(),
                item.boxAt(),
                item.boxed(),
                item.done(),
                item.textFrom(),
                item.textTo(),
                text.substring(item.textFrom(), item.textTo()),
                group);
    }

    /** @return the edit that ticks or unticks the item; an empty one where it already is so */
    public static TextEdit tick(CheckItem item, boolean done) {
        int at = item.boxAt();
        if (item.done() == done) {
            return new TextEdit(at, at, "");
        }
        return item.boxed() ? new TextEdit(at + 1, at + 2, done ? "x" : " ") : new TextEdit(at, at, "[x] ");
    }

    /**
     * Ticks or unticks one of the items found in a text and gives the others a box where they have none, so that all of
     * them are found again.
     *
     * @return the edits in ascending order
     */
    public static List<TextEdit> tick(List<CheckItem> items, CheckItem item, boolean done) {
        return items.stream()
                .map(each -> {
                    if (each.equals(item)) {
                        return tick(each, done);
                    }
                    int at = each.boxAt();
                    return new TextEdit(at, at, each.boxed() ? "" : "[ ] ");
                })
                .filter(edit -> edit.from() < edit.to() || !edit.insert().isEmpty())
                .toList();
    }
}
