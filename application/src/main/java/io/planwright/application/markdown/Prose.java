package io.planwright.application.markdown;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a text says in words: without code, addresses and markup, block by block, in composed Unicode (NFC). */
public final class Prose {

    private static final int DEEPEST_NESTING = 100;

    /** Stands for code and markup, which are no words but keep words apart. */
    private static final char SOMETHING_ELSE = '\uFFFC';

    private static final Pattern ADDRESS = Pattern.compile("\\b(?:[a-z][a-z0-9+.-]{1,20}://|www\\.)\\S+");
    private static final Pattern MARKUP = Pattern.compile("<!--[\\s\\S]*?-->|<[^<>]*>");

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST_NESTING)
            .build();

    /** Where a passage stands. ITEM: it is what a list item begins with. */
    public enum Place {
        HEADING,
        ITEM,
        ELSEWHERE
    }

    /** The words of one paragraph, heading, table cell or the like. */
    public static final class Passage {
        private final Place place;
        private final StringBuilder words = new StringBuilder();
        private final List<int[]> lines = new ArrayList<>();

        private Passage(Place place) {
            this.place = place;
        }

        public Place place() {
            return place;
        }

        public String words() {
            return words.toString();
        }

        /** @return the line of the text, from 1, on which that place of the words stands */
        public int lineAt(int index) {
            int low = 0;
            int high = lines.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (lines.get(middle)[0] <= index) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return lines.isEmpty() ? 0 : lines.get(low)[1];
        }

        private void append(String text, int line) {
            lines.add(new int[] {words.length(), line});
            words.append(withoutAddresses(Normalizer.normalize(text, Normalizer.Form.NFC)));
        }
    }

    private Prose() {}

    /** @return the passages in their order; a text that is too hard to read is taken line by line as it stands */
    public static List<Passage> of(String text) {
        if (HardToParse.asBlocks(text) || HardToParse.asInlines(text)) {
            return lineByLine(text);
        }
        try {
            return passages(PARSER.parse(text));
        } catch (StackOverflowError _) {
            return lineByLine(text);
        }
    }

    private static List<Passage> lineByLine(String text) {
        var passages = new ArrayList<Passage>();
        int number = 0;
        for (var line : text.lines().toList()) {
            var passage = new Passage(Place.ELSEWHERE);
            passage.append(line, ++number);
            passages.add(passage);
        }
        return passages;
    }

    private static List<Passage> passages(Node document) {
        var passages = new ArrayList<Passage>();
        for (var node = document.getFirstChild(); node != null; ) {
            var read = passage(node);
            if (read != null) {
                passages.add(read);
            }
            node = after(node, document, read == null);
        }
        return passages;
    }

    private static @Nullable Passage passage(Node node) {
        return switch (node) {
            case Heading heading -> words(heading, Place.HEADING);
            case Paragraph paragraph -> {
                boolean first = paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
                yield words(paragraph, first ? Place.ITEM : Place.ELSEWHERE);
            }
            case TableCell cell -> words(cell, Place.ELSEWHERE);
            case HtmlBlock html -> {
                var passage = new Passage(Place.ELSEWHERE);
                int line = lineOf(html, 1);
                for (var each : MARKUP.matcher(html.getLiteral())
                        .replaceAll(markup -> "\n".repeat((int)
                                markup.group().chars().filter(c -> c == '\n').count()))
                        .lines()
                        .toList()) {
                    passage.append(each + " ", line++);
                }
                yield passage;
            }
            default -> null;
        };
    }

    private static Passage words(Node block, Place place) {
        var passage = new Passage(place);
        int line = lineOf(block, 1);
        for (var node = block.getFirstChild(); node != null; ) {
            line = lineOf(node, line);
            boolean within = true;
            switch (node) {
                case Text text -> passage.append(text.getLiteral(), line);
                case SoftLineBreak _, HardLineBreak _ -> passage.append(" ", line);
                case Code _, HtmlInline _ -> passage.append(String.valueOf(SOMETHING_ELSE), line);
                case Link link
                when isAddress(link) -> {
                    passage.append(String.valueOf(SOMETHING_ELSE), line);
                    within = false;
                }
                default -> {}
            }
            node = after(node, block, within);
        }
        return passage;
    }

    private static boolean isAddress(Link link) {
        return link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && link.getDestination().endsWith(text.getLiteral());
    }

    /** The next node in the order of reading, without recursion: emphasis may be nested very deep. */
    private static @Nullable Node after(Node node, Node within, boolean children) {
        if (children && node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        for (var at = node; at != null && at != within; at = at.getParent()) {
            if (at.getNext() != null) {
                return at.getNext();
            }
        }
        return null;
    }

    private static int lineOf(Node node, int otherwise) {
        return node.getSourceSpans().isEmpty()
                ? otherwise
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private static String withoutAddresses(String text) {
        return text.contains("://") || text.contains("www.")
                ? ADDRESS.matcher(text).replaceAll(String.valueOf(SOMETHING_ELSE))
                : text;
    }
}
