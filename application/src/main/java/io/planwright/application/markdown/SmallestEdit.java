package io.planwright.application.markdown;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a small list of edits that turn one text into another. */
public final class SmallestEdit {

    /** Above this many pairs of lines the line diff is asked only between lines that both texts have exactly once. */
    private static final long MOST_PAIRS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Block> changed = new ArrayList<>();

    private SmallestEdit(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Lines that differ: {@code from} to {@code to} before, {@code newFrom} to {@code newTo} after. */
    private record Block(int from, int to, int newFrom, int newTo) {

        long pairs() {
            return (long) (to - from) * (newTo - newFrom);
        }

        boolean touches(Block next) {
            return to == next.from && newTo == next.newFrom;
        }

        Block with(Block next) {
            return new Block(from, next.to, newFrom, next.newTo);
        }
    }

    /** @return edits in ascending order that do not overlap, counted in {@code before}; empty when both are equal */
    public static List<TextEdit> between(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        var search = new SmallestEdit(lines(before), lines(after));
        search.compare(new Block(0, search.before.size(), 0, search.after.size()), true);
        return search.edits();
    }

    /**
     * @param edits in ascending order, not overlapping, all of them counted in {@code before}
     * @throws IllegalArgumentException when they overlap, are out of order or reach past the end of the text
     */
    public static String apply(String before, List<TextEdit> edits) {
        var after = new StringBuilder(before.length());
        int at = 0;
        for (var edit : edits) {
            if (edit.from() < at || edit.to() > before.length()) {
                throw new IllegalArgumentException("not in order or not within the text: " + edit);
            }
            after.append(before, at, edit.from()).append(edit.insert());
            at = edit.to();
        }
        return after.append(before, at, before.length()).toString();
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end + 1));
            from = end + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private void compare(Block whole, boolean mayAnchor) {
        var block = withoutEqualEnds(whole);
        if (block.from == block.to || block.newFrom == block.newTo) {
            if (block.from < block.to || block.newFrom < block.newTo) {
                add(block);
            }
        } else if (block.pairs() <= MOST_PAIRS) {
            Patch<String> patch = DiffUtils.diff(
                    before.subList(block.from, block.to),
                    after.subList(block.newFrom, block.newTo),
                    new MyersDiffWithLinearSpace<>());
            for (var delta : patch.getDeltas()) {
                int from = block.from + delta.getSource().getPosition();
                int newFrom = block.newFrom + delta.getTarget().getPosition();
                add(new Block(
                        from,
                        from + delta.getSource().size(),
                        newFrom,
                        newFrom + delta.getTarget().size()));
            }
        } else if (mayAnchor) {
            int from = block.from;
            int newFrom = block.newFrom;
            for (var anchor : anchors(block)) {
                compare(new Block(from, anchor.line, newFrom, anchor.newLine), false);
                from = anchor.line + 1;
                newFrom = anchor.newLine + 1;
            }
            compare(new Block(from, block.to, newFrom, block.newTo), false);
        } else {
            add(block);
        }
    }

    private Block withoutEqualEnds(Block block) {
        int from = block.from;
        int to = block.to;
        int newFrom = block.newFrom;
        int newTo = block.newTo;
        while (from < to && newFrom < newTo && before.get(from).equals(after.get(newFrom))) {
            from++;
            newFrom++;
        }
        while (from < to && newFrom < newTo && before.get(to - 1).equals(after.get(newTo - 1))) {
            to--;
            newTo--;
        }
        return new Block(from, to, newFrom, newTo);
    }

    private void add(Block block) {
        if (!changed.isEmpty() && changed.getLast().touches(block)) {
            changed.addLast(changed.removeLast().with(block));
        } else {
            changed.add(block);
        }
    }

    /** A line that both texts have exactly once, in a chain with the one before it. */
    private record Anchor(int line, int newLine, @Nullable Anchor previous) {}

    /** The longest series of anchors that rises in both texts, by patience sorting. */
    private List<Anchor> anchors(Block block) {
        var lines = onlyOnce(before, block.from, block.to);
        var newLines = onlyOnce(after, block.newFrom, block.newTo);
        var piles = new ArrayList<Anchor>();
        for (int line = block.from; line < block.to; line++) {
            var text = before.get(line);
            int newLine = newLines.getOrDefault(text, -1);
            if (newLine >= 0 && lines.getOrDefault(text, -1) == line) {
                int low = 0;
                int high = piles.size();
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (piles.get(middle).newLine < newLine) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                var anchor = new Anchor(line, newLine, low == 0 ? null : piles.get(low - 1));
                if (low == piles.size()) {
                    piles.add(anchor);
                } else {
                    piles.set(low, anchor);
                }
            }
        }
        var longest = new ArrayList<Anchor>();
        for (var anchor = piles.isEmpty() ? null : piles.getLast(); anchor != null; anchor = anchor.previous) {
            longest.add(anchor);
        }
        return longest.reversed();
    }

    private static Map<String, Integer> onlyOnce(List<String> lines, int from, int to) {
        var places = new HashMap<String, Integer>();
        for (int line = from; line < to; line++) {
            places.merge(lines.get(line), line, (_, _) -> -1);
        }
        return places;
    }

    private List<TextEdit> edits() {
        var edits = new ArrayList<TextEdit>();
        int line = 0;
        int offset = 0;
        for (var block : changed) {
            for (; line < block.from; line++) {
                offset += before.get(line).length();
            }
            boolean paired = block.to - block.from == block.newTo - block.newFrom;
            if (paired) {
                for (int newLine = block.newFrom; line < block.to; line++, newLine++) {
                    edit(offset, before.get(line), after.get(newLine), edits);
                    offset += before.get(line).length();
                }
            } else {
                var old = String.join("", before.subList(block.from, block.to));
                edit(offset, old, String.join("", after.subList(block.newFrom, block.newTo)), edits);
                offset += old.length();
                line = block.to;
            }
        }
        return List.copyOf(edits);
    }

    private static void edit(int offset, String old, String fresh, List<TextEdit> edits) {
        if (old.equals(fresh)) {
            return;
        }
        int shorter = Math.min(old.length(), fresh.length());
        int head = 0;
        while (head < shorter && old.charAt(head) == fresh.charAt(head)) {
            head++;
        }
        if (head > 0 && Character.isHighSurrogate(old.charAt(head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < shorter - head
                && old.charAt(old.length() - 1 - tail) == fresh.charAt(fresh.length() - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(old.charAt(old.length() - tail))) {
            tail--;
        }
        edits.add(new TextEdit(
                offset + head, offset + old.length() - tail, fresh.substring(head, fresh.length() - tail)));
    }
}
