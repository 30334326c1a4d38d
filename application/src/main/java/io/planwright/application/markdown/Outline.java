package io.planwright.application.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a text is made of, as CommonMark sees it: its headings and list items in the order they stand in it, and all of
 * its blocks.
 *
 * <p>Left out are headings inside list items, everything inside block quotes, and a YAML front matter, which CommonMark
 * would take for a heading.
 */
public final class Outline {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Deeper nesting than this is read as plain text, so that no input can exhaust the stack. */
    private static final int DEEPEST_NESTING = 200;

    static final Parser BLOCKS = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST_NESTING)
            .inlineParserFactory(_ -> (_, _) -> {})
            .build();

    private final String text;
    private final int start;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private Outline(String text) {
        this.text = text;
        this.start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    }

    public static Outline of(String text) {
        var outline = new Outline(text);
        if (!HardToParse.asBlocks(text)) {
            outline.visit(BLOCKS.parse(text.substring(outline.start)), null, outline.blocks);
        }
        return outline;
    }

    /** @return the blocks that are in no other, in order; none where the text is too hard to parse */
    public List<Block> blocks() {
        return blocks;
    }

    public List<Mark> marks() {
        return marks;
    }

    public List<Heading> headings() {
        return marks.stream()
                .filter(Heading.class::isInstance)
                .map(Heading.class::cast)
                .toList();
    }

    public List<Item> items() {
        return marks.stream()
                .filter(Item.class::isInstance)
                .map(Item.class::cast)
                .toList();
    }

    /** Something that can give a text its structure. */
    public sealed interface Mark {}

    /**
     * A heading of the document.
     *
     * @param from where its first line begins
     * @param titleFrom where its text begins on its first line
     * @param titleTo where its text on its first line ends, closing hashes and white space left out
     * @param to where the line after it begins
     * @param title its text as Markdown source, in one line
     */
    public record Heading(int level, int from, int titleFrom, int titleTo, int to, String title)
            implements Mark, Block {}

    /**
     * A list item.
     *
     * @param from where its first line begins
     * @param boxAt where its box stands or could be put, or -1 when it does not begin with a line of text
     * @param textFrom where its text begins, after box and white space
     * @param textTo where its text on the first line ends, without white space
     * @param to where the line after its first begins
     * @param top whether its list is not nested in anything
     * @param parent the nearest item that it is nested in
     */
    public record Item(
            int from,
            int boxAt,
            boolean boxed,
            boolean done,
            int textFrom,
            int textTo,
            int to,
            boolean top,
            @Nullable Item parent)
            implements Mark {}

    /** A stretch of whole lines. */
    public sealed interface Block {
        /** @return where its first line begins */
        int from();

        /** @return where the line after its last begins */
        int to();
    }

    /**
     * A list item with all that is in it.
     *
     * @param indent how many columns its text stands to the right of its line's beginning
     */
    public record Entry(Item item, int to, int indent, List<Block> blocks) implements Block {
        @Override
        public int from() {
            return item.from();
        }
    }

    /** A paragraph. @param lines where the text of each line begins */
    public record Prose(int from, int to, List<Integer> lines) implements Block {}

    /** A table. @param rows without the head */
    public record Table(Row head, int to, List<Row> rows) implements Block {
        @Override
        public int from() {
            return head.from();
        }
    }

    /** A row of a table, on a line of its own. */
    public record Row(int from, int to) {}

    /** Anything else: code, a quote, HTML, a rule. */
    public record Other(int from, int to) implements Block {}

    private void visit(Node parent, @Nullable Item around, List<Block> into) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case org.commonmark.node.Heading heading when parent instanceof Document -> read(heading);
                case ListItem item -> {
                    var read = read(item, around);
                    marks.add(read);
                    var inside = new ArrayList<Block>();
                    visit(item, read, inside);
                    into.add(new Entry(read, end(item), indent(item), inside));
                }
                case ListBlock list -> visit(list, around, into);
                case Paragraph prose
                when !prose.getSourceSpans().isEmpty() ->
                    into.add(new Prose(
                            begin(prose),
                            end(prose),
                            prose.getSourceSpans().stream()
                                    .map(span -> skipBlanks(at(span), lineEnd(at(span))))
                                    .toList()));
                case TableBlock table -> into.add(read(table));
                case org.commonmark.node.Block block
                when !block.getSourceSpans().isEmpty() -> into.add(new Other(begin(block), end(block)));
                default -> {}
            }
        }
    }

    private Table read(TableBlock table) {
        var rows = new ArrayList<Row>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows.add(new Row(begin(row), end(row)));
            }
        }
        return new Table(rows.getFirst(), end(table), List.copyOf(rows.subList(1, rows.size())));
    }

    private static int indent(ListItem item) {
        var span = item.getSourceSpans().getFirst();
        return span.getColumnIndex() + (item.getContentIndent() == null ? 2 : item.getContentIndent());
    }

    private int begin(Node node) {
        return lineStart(node.getSourceSpans().getFirst());
    }

    private int end(Node node) {
        return lineAfter(lineEnd(at(node.getSourceSpans().getLast())));
    }

    private void read(org.commonmark.node.Heading heading) {
        var spans = heading.getSourceSpans();
        int from = lineStart(spans.getFirst());
        int firstEnd = lineEnd(from);
        int to = lineAfter(lineEnd(lineStart(spans.getLast())));
        boolean underlined = spans.size() > 1;
        if (underlined && isFrontMatter(from)) {
            return;
        }
        int titleFrom = skipBlanks(at(spans.getFirst()), firstEnd);
        int titleTo = firstEnd;
        if (!underlined) {
            while (titleFrom < firstEnd && text.charAt(titleFrom) == '#') {
                titleFrom++;
            }
            titleFrom = skipBlanks(titleFrom, firstEnd);
            titleTo = withoutClosingHashes(titleFrom, firstEnd);
        }
        titleTo = withoutTrailingSpace(titleFrom, titleTo);
        var title = underlined
                ? spans.subList(0, spans.size() - 1).stream()
                        .map(span -> text.substring(at(span), lineEnd(at(span))).strip())
                        .collect(Collectors.joining(" "))
                : text.substring(titleFrom, titleTo).strip();
        var read = new Heading(heading.getLevel(), from, titleFrom, titleTo, to, title);
        marks.add(read);
        blocks.add(read);
    }

    private boolean isFrontMatter(int headingFrom) {
        int firstEnd = lineEnd(start);
        return headingFrom == lineAfter(firstEnd)
                && text.substring(start, firstEnd).stripTrailing().equals("---");
    }

    private Item read(ListItem item, @Nullable Item around) {
        var span = item.getSourceSpans().getFirst();
        int from = lineStart(span);
        int end = lineEnd(at(span));
        int to = lineAfter(end);
        boolean top = item.getParent().getParent() instanceof Document;
        int content = textBegins(item, span, end);
        int textTo = withoutTrailingSpace(Math.max(content, from), end);
        if (content < 0) {
            return new Item(from, -1, false, false, textTo, textTo, to, top, around);
        }
        boolean boxed = isBox(content, end);
        int textFrom = boxed ? content + 3 : content;
        while (textFrom < textTo && Character.isWhitespace(text.charAt(textFrom))) {
            textFrom++;
        }
        if (textFrom >= textTo) {
            textFrom = end;
            textTo = end;
        }
        if (!boxed) {
            boolean plain = item.getFirstChild() instanceof Paragraph && textFrom < textTo;
            return new Item(from, plain ? content : -1, false, false, textFrom, textTo, to, top, around);
        }
        boolean done = text.charAt(content + 1) != ' ';
        return new Item(from, content, true, done, textFrom, textTo, to, top, around);
    }

    private int textBegins(ListItem item, SourceSpan span, int end) {
        var first = item.getFirstChild();
        boolean isText = switch (first) {
            case Paragraph _, TableBlock _ -> true;
            case org.commonmark.node.Heading heading -> heading.getSourceSpans().size() > 1;
            case null, default -> false;
        };
        if (!isText || first.getSourceSpans().isEmpty()) {
            return -1;
        }
        var begin = first.getSourceSpans().getFirst();
        return begin.getLineIndex() == span.getLineIndex() ? skipBlanks(at(begin), end) : -1;
    }

    private boolean isBox(int at, int end) {
        return at + 3 <= end
                && text.charAt(at) == '['
                && " xX".indexOf(text.charAt(at + 1)) >= 0
                && text.charAt(at + 2) == ']'
                && (at + 3 == end || isBlank(text.charAt(at + 3)));
    }

    private int at(SourceSpan span) {
        return start + span.getInputIndex();
    }

    private int lineStart(SourceSpan span) {
        int begin = at(span) - span.getColumnIndex();
        return begin == start ? 0 : begin;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int lineAfter(int lineEnd) {
        return Math.min(text.length(), text.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1);
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int withoutTrailingSpace(int from, int end) {
        int at = end;
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int withoutClosingHashes(int from, int end) {
        int blanks = end;
        while (blanks > from && isBlank(text.charAt(blanks - 1))) {
            blanks--;
        }
        int hashes = blanks;
        while (hashes > from && text.charAt(hashes - 1) == '#') {
            hashes--;
        }
        return hashes == from || isBlank(text.charAt(hashes - 1)) ? hashes : blanks;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
