package io.planwright.application.text;

import io.planwright.application.markdown.CheckItems;
import io.planwright.application.markdown.CheckItems.CheckItem;
import io.planwright.application.markdown.Outline;
import io.planwright.application.text.TextView.Item;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the items of a text their ids. An item that was there before an edit keeps its id where its line was left alone;
 * where the line was cut out and stands elsewhere now, it goes with the line; where the line was written anew, it stays
 * with the place. The effort grows with the text and not with the number of changes times items.
 */
final class LastingItems {

    private final DocumentId document;
    private final long version;
    private final String text;
    private final List<Item> items = new ArrayList<>();
    private final List<Item> others = new ArrayList<>();

    /** What an edit did to items: ascending, in places of the text after it; those of {@code lost} in the one before. */
    private record Moved(List<Item> kept, List<Item> replaced, List<Item> gone) {}

    private LastingItems(DocumentId document, long version, String text) {
        this.document = document;
        this.version = version;
        this.text = text;
    }

    static LastingItems of(DocumentId document, String text) {
        var named = new LastingItems(document, 1, text);
        named.name(null, List.of());
        return named;
    }

    static LastingItems after(TextView before, List<Change> changes, long version, String text) {
        var named = new LastingItems(before.id(), version, text);
        named.name(before, changes);
        return named;
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    List<Item> others() {
        return List.copyOf(others);
    }

    private void name(@Nullable TextView before, List<Change> changes) {
        var outline = Outline.of(text);
        int[] boxes =
                CheckItems.in(text, outline).stream().mapToInt(CheckItem::boxAt).toArray();
        int[] rest = others(outline, boxes);
        var namedBoxes = new @Nullable Item[boxes.length];
        var namedRest = new @Nullable Item[rest.length];
        if (before != null) {
            var movedItems = moved(before.items(), changes);
            var movedOthers = moved(before.others(), changes);
            var keptItems = byLine(movedItems.kept);
            var keptOthers = byLine(movedOthers.kept);
            var taken = new HashSet<Item>();
            take(boxes, namedBoxes, taken, List.of(keptItems, keptOthers));
            take(rest, namedRest, taken, List.of(keptOthers, keptItems));
            var gone = byContent(
                    before.text(),
                    Stream.concat(movedItems.gone.stream(), movedOthers.gone.stream())
                            .sorted((a, b) -> Integer.compare(a.boxAt(), b.boxAt()))
                            .toList());
            follow(boxes, namedBoxes, taken, gone);
            follow(rest, namedRest, taken, gone);
            var replacedItems = byLine(movedItems.replaced);
            var replacedOthers = byLine(movedOthers.replaced);
            take(boxes, namedBoxes, taken, List.of(replacedItems, replacedOthers));
            take(rest, namedRest, taken, List.of(replacedOthers, replacedItems));
        }
        for (int i = 0; i < boxes.length; i++) {
            items.add(namedAt(namedBoxes[i], boxes[i], i));
        }
        for (int i = 0; i < rest.length; i++) {
            others.add(namedAt(namedRest[i], rest[i], -1 - i));
        }
    }

    private Item namedAt(@Nullable Item known, int at, int ordinal) {
        return known == null
                ? new Item(document, version, ordinal, at)
                : new Item(document, known.since(), known.ordinal(), at);
    }

    private static int[] others(Outline outline, int[] boxes) {
        var places = Stream.concat(
                        outline.marks().stream().map(mark -> switch (mark) {
                            case Outline.Heading heading -> place(heading.from());
                            case Outline.Item item -> item.boxAt();
                        }),
                        outline.blocks().stream()
                                .filter(Outline.Table.class::isInstance)
                                .flatMap(table -> ((Outline.Table) table).rows().stream())
                                .map(row -> place(row.from())))
                .mapToInt(Integer::intValue);
        return places.filter(at -> at >= 0 && Arrays.binarySearch(boxes, at) < 0)
                .sorted()
                .toArray();
    }

    /** @return where the place of a line stands that is an item as a whole: what is put before it must not touch it */
    static int place(int lineStart) {
        return lineStart + 1;
    }

    private static Moved moved(List<Item> items, List<Change> changes) {
        var moved = new Moved(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int next = 0;
        int shift = 0;
        for (var item : items) {
            int at = item.boxAt();
            while (next < changes.size() && isBefore(changes.get(next), at)) {
                var change = changes.get(next++);
                shift += change.insert().length() - (change.to() - change.from());
            }
            if (next == changes.size() || changes.get(next).from() >= at) {
                moved.kept.add(item.at(at + shift));
                continue;
            }
            moved.gone.add(item);
            var change = changes.get(next);
            if (at - change.from() < change.insert().length()) {
                moved.replaced.add(item.at(at + shift));
            }
        }
        return moved;
    }

    private static boolean isBefore(Change change, int at) {
        return change.to() < at || change.to() == at && change.from() < at;
    }

    /** @return the items by the beginnings of their lines, those on one line in their order */
    private Map<Integer, Deque<Item>> byLine(List<Item> ascending) {
        var byLine = new HashMap<Integer, Deque<Item>>();
        int[] lines = lineStarts(text, ascending.stream().mapToInt(Item::boxAt).toArray());
        for (int i = 0; i < lines.length; i++) {
            byLine.computeIfAbsent(lines[i], _ -> new ArrayDeque<>()).add(ascending.get(i));
        }
        return byLine;
    }

    private void take(int[] found, @Nullable Item[] named, Set<Item> taken, List<Map<Integer, Deque<Item>>> sources) {
        int[] lines = lineStarts(text, found);
        for (int i = 0; i < found.length; i++) {
            for (var source : sources) {
                var waiting = source.get(lines[i]);
                while (named[i] == null && waiting != null && !waiting.isEmpty()) {
                    var item = waiting.poll().at(0);
                    if (taken.add(item)) {
                        named[i] = item;
                    }
                }
            }
        }
    }

    /** @return the first items of their lines, by what the lines said */
    private static Map<String, Deque<Item>> byContent(String before, List<Item> ascending) {
        var byContent = new HashMap<String, Deque<Item>>();
        int[] lines =
                lineStarts(before, ascending.stream().mapToInt(Item::boxAt).toArray());
        for (int i = 0; i < lines.length; i++) {
            if (i == 0 || lines[i] != lines[i - 1]) {
                byContent
                        .computeIfAbsent(line(before, lines[i]), _ -> new ArrayDeque<>())
                        .add(ascending.get(i));
            }
        }
        return byContent;
    }

    private void follow(int[] found, @Nullable Item[] named, Set<Item> taken, Map<String, Deque<Item>> gone) {
        if (gone.isEmpty()) {
            return;
        }
        int[] lines = lineStarts(text, found);
        for (int i = 0; i < found.length; i++) {
            if (named[i] == null && (i == 0 || lines[i] != lines[i - 1])) {
                var waiting = gone.get(line(text, lines[i]));
                var item = waiting == null ? null : waiting.poll();
                if (item != null && taken.add(item.at(0))) {
                    named[i] = item;
                }
            }
        }
    }

    private static int[] lineStarts(String text, int[] ascending) {
        var starts = new int[ascending.length];
        int start = 0;
        int at = 0;
        for (int i = 0; i < ascending.length; i++) {
            for (; at < Math.min(ascending[i], text.length()); at++) {
                if (isLineEnd(text.charAt(at))) {
                    start = at + 1;
                }
            }
            starts[i] = start;
        }
        return starts;
    }

    private static String line(String text, int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
