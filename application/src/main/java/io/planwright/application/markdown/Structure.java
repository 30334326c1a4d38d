package io.planwright.application.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/** The headings of a text and the items of its outermost lists, each with the stretch that belongs to it. */
public final class Structure {

    private static final Pattern LABEL = Pattern.compile("\\*\\*([^*\\n]+?)(?::\\*\\*|\\*\\*\\s*:?)\\s*");
    private static final Pattern BOX = Pattern.compile("^\\[([ xX])](?:\\s+|$)");

    private final List<Heading> headings = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A heading; offsets are UTF-16 units of the text.
     *
     * @param title its text as Markdown source, in one line
     * @param bodyFrom where the line after it begins
     * @param to where the next heading of its level or a higher one begins
     */
    public record Heading(int level, String title, int from, int bodyFrom, int to) {}

    /**
     * An item of an outermost list; offsets are UTF-16 units of the text.
     *
     * @param from where its first line begins
     * @param to where its last line ends
     * @param text the first line after mark and box
     * @param group the nearest heading or bold label above it; empty when there is none
     */
    public record Entry(int from, int to, boolean ordered, boolean boxed, boolean done, String text, String group) {}

    private Structure(String text) {
        readHeadings(text);
        if (!HardToParse.asBlocks(text)) {
            readEntries(text, Outline.BLOCKS.parse(text));
        }
    }

    public static Structure of(String text) {
        return new Structure(text);
    }

    private void readHeadings(String text) {
        var found = Outline.of(text).headings();
        for (int i = 0; i < found.size(); i++) {
            var heading = found.get(i);
            int to = text.length();
            for (int next = i + 1; next < found.size(); next++) {
                if (found.get(next).level() <= heading.level()) {
                    to = found.get(next).from();
                    break;
                }
            }
            headings.add(new Heading(heading.level(), heading.title(), heading.from(), heading.to(), to));
        }
    }

    private void readEntries(String text, Node document) {
        var group = "";
        int next = 0;
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case org.commonmark.node.Heading heading -> {
                    int at = end(heading.getSourceSpans());
                    for (; next < headings.size() && headings.get(next).from() <= at; next++) {
                        group = headings.get(next).title();
                    }
                }
                case Paragraph paragraph -> {
                    var label = LABEL.matcher(source(text, paragraph.getSourceSpans()));
                    group = label.matches() ? label.group(1).strip() : group;
                }
                case ListBlock list -> readList(text, list, group);
                default -> {}
            }
        }
    }

    private void readList(String text, ListBlock list, String group) {
        for (var node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item && !item.getSourceSpans().isEmpty()) {
                var spans = item.getSourceSpans();
                int from = text.lastIndexOf('\n', start(spans) - 1) + 1;
                var first = item.getFirstChild();
                var words = first instanceof Paragraph paragraph
                        ? source(text, paragraph.getSourceSpans().subList(0, 1))
                        : "";
                var box = BOX.matcher(words);
                boolean boxed = box.find();
                entries.add(new Entry(
                        from,
                        end(spans),
                        list instanceof OrderedList,
                        boxed,
                        boxed && !box.group(1).equals(" "),
                        (boxed ? words.substring(box.end()) : words).strip(),
                        group));
            }
        }
    }

    private static int start(List<SourceSpan> spans) {
        return spans.getFirst().getInputIndex();
    }

    private static int end(List<SourceSpan> spans) {
        var last = spans.getLast();
        return last.getInputIndex() + last.getLength();
    }

    private static String source(String text, List<SourceSpan> spans) {
        return spans.isEmpty() ? "" : text.substring(start(spans), end(spans));
    }

    public List<Heading> headings() {
        return headings;
    }

    /** @return none where the text is too hard to read */
    public List<Entry> entries() {
        return entries;
    }
}
