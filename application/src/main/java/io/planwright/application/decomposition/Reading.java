package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document as its author meant it, be it Markdown or plain text: line by line, each looked at once.
 *
 * <p>It is no Markdown parser: for that, {@code FR-1: Tasks} with indented lines below it would be one paragraph.
 */
final class Reading {

    /** What stands further right on a line is not read. */
    static final int WIDEST = 4_000;

    private static final int LABELS = 8;
    private static final int FIELDS = 12;
    private static final int TEXTS = 14;
    private static final int ITEMS = 20;

    private static final Pattern ATX = Pattern.compile("(#{1,6})[ \\t]+(\\S.*)");
    private static final Pattern ITEM =
            Pattern.compile("([-*+\u2022]|\\(?\\d{1,3}[.)]|[a-z][.)])[ \\t]+(?:\\[([ xX\u2713])][ \\t]+)?(\\S.*)");
    private static final Pattern BOLD = Pattern.compile("(?:\\*\\*([^*]+)\\*\\*|__([^_]+)__):?");
    private static final Pattern CODE_NUMBER =
            Pattern.compile("[A-Z]{1,6}-?\\d{1,4}((?:\\.\\d{1,3})*)\\s*[:.\u2013\u2014-]\\s*\\S.*");
    private static final Pattern SECTION_NUMBER = Pattern.compile("\\d{1,3}((?:\\.\\d{1,3})+)\\.?[ \\t]+\\p{Lu}.*");
    private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu}\\d][\\p{Lu}\\p{M}\\d &/,:()'-]{3,80}");

    private final List<String> lines;
    private final Block document = new Block(Kind.DOCUMENT, 0, 0, 1, null, "");
    private final Deque<Block> way = new ArrayDeque<>(List.of(document));
    private final List<String> notes = new ArrayList<>();
    private boolean afterBlank = true;
    private @Nullable Block open;
    private boolean hashes;

    private Reading(String text) {
        lines = lines(text);
    }

    /**
     * A document that was read.
     *
     * @param notes what of it could not be read
     */
    record Read(Block document, List<String> lines, List<String> notes) {}

    static Read of(Source source) {
        var reading = new Reading(source.text());
        reading.read();
        var withOpenParts = new HashSet<Block>();
        for (var block : reading.document.all().reversed()) {
            boolean openPart = withOpenParts.contains(block);
            block.ticked &= !openPart;
            if (block.parent != null) {
                block.parent.to = Math.max(block.parent.to, block.to);
                if (openPart || block.boxed && !block.ticked) {
                    withOpenParts.add(block.parent);
                }
            }
        }
        return new Read(reading.document, reading.lines, reading.notes);
    }

    private static List<String> lines(String text) {
        var clean = Normalizer.normalize(text.startsWith("\uFEFF") ? text.substring(1) : text, Normalizer.Form.NFC);
        return Arrays.asList(clean.split("\r\n|\r|\n", -1));
    }

    private void read() {
        hashes = lines.stream().anyMatch(line -> line.startsWith("#") || isUnderline(line));
        for (int i = afterFrontMatter(); i < lines.size(); i++) {
            i = read(i);
        }
    }

    private int afterFrontMatter() {
        if (!lines.getFirst().stripTrailing().equals("---")) {
            return 0;
        }
        for (int i = 1; i < Math.min(lines.size(), 200); i++) {
            if (lines.get(i).stripTrailing().equals("---")) {
                return i + 1;
            }
        }
        return 0;
    }

    /** @return the last line that was read */
    private int read(int at) {
        var raw = lines.get(at);
        if (raw.length() > WIDEST) {
            notes.add("line " + (at + 1) + " is longer than " + WIDEST + " characters: the rest of it was not read");
            raw = raw.substring(0, WIDEST);
        }
        int line = at + 1;
        int indent = indent(raw);
        var text = raw.strip();
        while (text.startsWith(">")) {
            text = text.substring(1).strip();
        }
        if (text.startsWith("```") || text.startsWith("~~~")) {
            return code(at, text.substring(0, 3), indent);
        }
        if (text.startsWith("<!--")) {
            int end = at;
            while (end < lines.size() - 1 && !lines.get(end).contains("-->")) {
                end++;
            }
            return end;
        }
        if (text.isEmpty() || isRule(text)) {
            afterBlank = true;
            open = null;
            return at;
        }
        var atx = ATX.matcher(text);
        if (atx.matches()) {
            heading(atx.group(1).length(), line, withoutHashes(atx.group(2)));
            return at;
        }
        var item = ITEM.matcher(text);
        boolean isItem = item.matches();
        var below = at + 1 < lines.size() ? lines.get(at + 1) : "";
        if (!isItem && (afterBlank || open == null || open.isTitle()) && isUnderline(below) && !text.contains("|")) {
            heading(below.strip().startsWith("=") ? 1 : 2, line, text);
            return at + 1;
        }
        if (text.contains("|") && isTableRule(below)) {
            return table(at, indent);
        }
        if (isItem) {
            item(line, indent, item.group(1), item.group(2), item.group(3));
        } else {
            words(line, indent, text);
        }
        afterBlank = false;
        return at;
    }

    private void heading(int level, int line, String title) {
        place(Kind.HEADING, level, 0, line, title);
        open = null;
        afterBlank = true;
    }

    private void item(int line, int indent, String mark, @Nullable String box, String text) {
        endTexts();
        var block = place(Kind.ITEM, ITEMS + Math.min(indent, 60), indent, line, text);
        block.ordered = Character.isLetterOrDigit(mark.charAt(0)) || mark.startsWith("(");
        block.number = mark.replaceAll("\\D", "");
        block.boxed = box != null;
        block.ticked = box != null && !box.equals(" ");
        var said = Field.of(text);
        if (said != null && !block.boxed) {
            block.field = said.field();
            block.words.setLength(0);
            block.words.append(said.value());
        }
        open = block;
    }

    /** What ends with a colon introduces the list below it, any other text does not. */
    private void endTexts() {
        while (way.element().kind == Kind.TEXT && !way.element().text().endsWith(":") || isSaid(way.element())) {
            way.pop();
        }
    }

    private static boolean isSaid(Block block) {
        return block.kind == Kind.FIELD
                && !block.text().isEmpty()
                && (block.is(Field.COMPLEXITY)
                        || block.is(Field.OTHER)
                        || block.is(Field.DEPENDS)
                        || block.is(Field.FILES)
                        || block.is(Field.TESTS));
    }

    private void words(int line, int indent, String text) {
        var bold = BOLD.matcher(text);
        if (bold.matches()) {
            var title = bold.group(1) == null ? bold.group(2) : bold.group(1);
            var said = Field.of(title.endsWith(":") || !text.endsWith(":") ? title : title + ":");
            if (said == null) {
                var block = place(
                        Kind.LABEL,
                        LABELS - 1,
                        indent,
                        line,
                        title.replaceFirst(":\\s*$", "").strip());
                open = null;
                block.to = line;
            } else {
                field(line, indent, said);
            }
            return;
        }
        var said = Field.of(text);
        if (said != null) {
            field(line, indent, said);
            return;
        }
        int label = label(text);
        if (label > 0) {
            place(Kind.LABEL, Math.min(LABELS + label - 1, FIELDS - 1), indent, line, text);
            open = null;
            return;
        }
        if (!hashes
                && afterBlank
                && CAPITALS.matcher(text).matches()
                && text.strip().length() > 4) {
            heading(1, line, text);
            return;
        }
        if (!afterBlank && open != null) {
            open.words.append(open.words.isEmpty() ? "" : " ").append(open.words.length() > WIDEST ? "" : text);
            open.to = line;
            return;
        }
        var around = way.stream()
                .filter(block -> block.kind == Kind.ITEM && block.indent < indent)
                .findFirst();
        while (afterBlank
                && way.element().kind == Kind.FIELD
                && way.element().indent >= indent
                && !way.element().text().isEmpty()) {
            way.pop();
        }
        int rank = around.isPresent() && afterBlank ? ITEMS + Math.min(indent, 60) : TEXTS;
        open = place(Kind.TEXT, rank, indent, line, text);
        if (text.endsWith(":")) {
            open.field = Field.named(text.substring(0, text.length() - 1).replaceAll("[*_`]", ""));
        }
    }

    private void field(int line, int indent, Field.Said said) {
        var around = way.stream()
                .filter(block -> block.kind == Kind.ITEM && block.indent < indent)
                .findFirst();
        int rank = around.isPresent() ? ITEMS + Math.min(indent, 60) : FIELDS;
        var block = place(Kind.FIELD, rank, indent, line, said.value());
        block.field = said.field();
        open = block;
    }

    /** @return 0 for a line that labels nothing, else how deep what it labels lies */
    private int label(String text) {
        if (text.length() > 160) {
            return 0;
        }
        var code = CODE_NUMBER.matcher(text);
        if (code.matches() && (afterBlank || open == null)) {
            return 1 + dots(code.group(1));
        }
        var section = SECTION_NUMBER.matcher(text);
        if (afterBlank && section.matches()) {
            return dots(section.group(1));
        }
        var unit = Units.labelOf(text);
        return unit == null || !(afterBlank || open == null || open.isTitle()) ? 0 : 1 + dots(unit.number());
    }

    private static int dots(String number) {
        return (int) number.chars().filter(c -> c == '.').count();
    }

    private int code(int at, String fence, int indent) {
        endTexts();
        var around = way.stream()
                .filter(block -> block.kind == Kind.ITEM && block.indent < indent)
                .findFirst();
        int rank = around.isPresent() ? ITEMS + Math.min(indent, 60) : TEXTS + 1;
        var block = place(Kind.CODE, rank, indent, at + 1, "");
        int end = at + 1;
        while (end < lines.size() && !lines.get(end).strip().startsWith(fence)) {
            if (block.words.length() < WIDEST) {
                block.words.append(lines.get(end)).append('\n');
            }
            end++;
        }
        block.to = Math.min(end + 1, lines.size());
        afterBlank = true;
        open = null;
        return Math.min(end, lines.size() - 1);
    }

    private int table(int at, int indent) {
        endTexts();
        var head = cells(lines.get(at));
        int end = at + 2;
        while (end < lines.size() && lines.get(end).contains("|")) {
            var row = place(Kind.ROW, TEXTS + 1, indent, end + 1, "");
            row.head = head;
            row.cells = cells(lines.get(end));
            row.words.append(String.join(" | ", row.cells));
            end++;
        }
        afterBlank = true;
        open = null;
        return end - 1;
    }

    private static List<String> cells(String line) {
        var row = (line.length() > WIDEST ? line.substring(0, WIDEST) : line).strip();
        row = row.startsWith("|") ? row.substring(1) : row;
        row = row.endsWith("|") ? row.substring(0, row.length() - 1) : row;
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    }

    private Block place(Kind kind, int rank, int indent, int line, String words) {
        while (way.element().rank >= rank) {
            way.pop();
        }
        var block = new Block(kind, rank, indent, line, way.element(), words);
        way.push(block);
        return block;
    }

    private static int indent(String line) {
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                column += 4 - column % 4;
            } else if (c == ' ') {
                column++;
            } else {
                break;
            }
        }
        return column;
    }

    private static boolean isUnderline(String line) {
        var text = line.strip();
        return text.length() >= 3 && (consistsOf(text, '=') || consistsOf(text, '-'));
    }

    private static boolean isRule(String text) {
        return text.length() >= 3
                && (consistsOf(text, '-') || consistsOf(text, '=') || consistsOf(text, '*') || consistsOf(text, '_'));
    }

    private static boolean isTableRule(String line) {
        return line.contains("|") && line.contains("-") && line.chars().allMatch(c -> "|-: \t".indexOf(c) >= 0);
    }

    private static boolean consistsOf(String text, char wanted) {
        return text.chars().allMatch(c -> c == wanted);
    }

    private static String withoutHashes(String title) {
        int end = title.length();
        while (end > 0 && title.charAt(end - 1) == '#') {
            end--;
        }
        return end == 0 || end < title.length() && title.charAt(end - 1) != ' '
                ? title
                : title.substring(0, end).strip();
    }
}
