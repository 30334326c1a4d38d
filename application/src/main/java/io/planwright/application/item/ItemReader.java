package io.planwright.application.item;

import io.planwright.application.item.Found.Box;
import io.planwright.application.item.Found.Form;
import io.planwright.application.item.Found.FoundRow;
import io.planwright.application.item.Found.FoundTable;
import io.planwright.application.item.Found.Shape;
import io.planwright.application.item.Found.Style;
import io.planwright.application.item.Found.Value;
import io.planwright.application.markdown.Outline;
import io.planwright.application.markdown.Outline.Block;
import io.planwright.application.markdown.Outline.Entry;
import io.planwright.application.markdown.Outline.Heading;
import io.planwright.application.markdown.Outline.Other;
import io.planwright.application.markdown.Outline.Prose;
import io.planwright.application.markdown.Outline.Row;
import io.planwright.application.markdown.Outline.Table;
import io.planwright.application.markdown.Slugs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the items of a text; any text has some or none. */
final class ItemReader {

    private static final Pattern STEP =
            Pattern.compile("(?i)^(?:step|b\u01B0\u1EDBc)\\s{1,9}\\d{1,9}\\s{0,9}[:.\u2014\u2013-]?");

    private final Passage passage;
    private final ItemKind kind;
    private final String text;
    private final Outline outline;
    private final @Nullable Heading own;
    private final List<Found> found = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<FoundTable> tables = new ArrayList<>();
    private final boolean anyBox;
    private String group = "";
    private @Nullable Found openPair;

    /**
     * A part of a text with a heading or a label of its own; the first one has none, or the heading of the text.
     *
     * @param from where what is in it begins, after the heading
     * @param to where the next one begins
     * @param labelled whether a label and no heading begins it
     */
    record Region(String group, int from, int to, boolean labelled) {}

    private ItemReader(Passage passage, String text) {
        this.passage = passage;
        this.kind = passage.kind();
        this.text = text;
        this.outline = Outline.of(text);
        var first = outline.headings().stream().findFirst();
        boolean blocks = kind.isBlock() && !passage.headed();
        own = first.filter(heading -> !blocks || heading.level() == 1).orElse(null);
        anyBox = outline.items().stream().anyMatch(Outline.Item::boxed);
    }

    /** @return what is to be found in the text */
    static ItemReader read(Passage passage, String text) {
        var reader = new ItemReader(passage, text);
        reader.regions.add(new Region("", reader.own == null ? 0 : reader.own.to(), text.length(), false));
        if (passage.kind() == ItemKind.NOTE) {
            reader.note();
        } else if (passage.kind().isBlock()) {
            reader.blocks();
        } else {
            reader.lines();
        }
        return reader;
    }

    /** @return the items in the order in which they are read */
    List<Found> found() {
        return found;
    }

    List<Region> regions() {
        return regions;
    }

    List<FoundTable> tables() {
        return tables;
    }

    /** @return level of the heading of the text; 0 where it has none */
    int level() {
        return own == null ? 0 : own.level();
    }

    // ------------------------------------------------------------------ items on lines and in tables

    private void lines() {
        for (var block : outline.blocks()) {
            if (!(block instanceof Entry)) {
                openPair = null;
            }
            switch (block) {
                case Heading heading -> {
                    if (heading != own) {
                        begin(heading.title(), heading.from(), heading.to(), false);
                    }
                }
                case Prose prose -> {
                    if (kind != ItemKind.CRITERION) {
                        int last = prose.lines().getLast();
                        Labels.alone(text, last, lineEnd(last))
                                .ifPresent(label -> begin(label, lineStart(last), prose.to(), true));
                    }
                }
                case Entry entry -> {
                    if (kind == ItemKind.CRITERION) {
                        criteria(entry, entry);
                    } else {
                        entry(entry, entry);
                    }
                }
                case Table table -> {
                    if (kind != ItemKind.CRITERION) {
                        table(table);
                    }
                }
                case Other _ -> {}
            }
        }
    }

    private void begin(String name, int from, int body, boolean labelled) {
        group = name;
        var before = regions.removeLast();
        regions.add(new Region(before.group(), before.from(), Math.max(before.from(), from), before.labelled()));
        regions.add(new Region(name, body, text.length(), labelled));
    }

    /** As {@link io.planwright.application.markdown.CheckItems} has it: with boxes, or the outermost ones of a text without. */
    private void criteria(Entry entry, Entry top) {
        var item = entry.item();
        if (anyBox ? item.boxed() : item.top() && item.boxAt() >= 0) {
            add(line(Form.LINE, entry, top, item.textFrom(), Map.of()));
        }
        for (var block : entry.blocks()) {
            if (block instanceof Entry inner) {
                criteria(inner, top);
            }
        }
    }

    private void entry(Entry entry, Entry top) {
        var item = entry.item();
        if (item.boxAt() < 0 || item.textFrom() >= item.textTo()) {
            openPair = null;
            return;
        }
        var label = Labels.at(text, item.textFrom(), item.textTo()).orElse(null);
        if (label != null && isGroup(entry, label)) {
            openPair = null;
            var around = group;
            group = label.name();
            for (var block : entry.blocks()) {
                if (block instanceof Entry inner) {
                    entry(inner, top);
                }
            }
            group = around;
            return;
        }
        if (label != null && kind == ItemKind.RISK) {
            int said = skipSpace(label.end(), item.textTo());
            if (said < item.textTo() && Labels.names(kind, label.name())) {
                openPair = line(Form.PAIRS, entry, top, said, fields(entry));
                add(openPair);
                return;
            }
            var field = Labels.field(kind.fields(), label.name());
            if (openPair != null && field.isPresent()) {
                attach(openPair, field.get(), value(entry, label.end(), entry.to(), Style.BULLET), entry.to());
                return;
            }
        }
        openPair = null;
        add(line(Form.LINE, entry, top, item.textFrom(), fields(entry)));
    }

    private boolean isGroup(Entry entry, Labels.Label label) {
        if (skipSpace(label.end(), entry.item().textTo()) < entry.item().textTo()
                || Labels.names(kind, label.name())
                || Labels.field(kind.fields(), label.name()).isPresent()) {
            return false;
        }
        return entry.blocks().stream()
                .anyMatch(block -> block instanceof Entry inner
                        && Labels.at(text, inner.item().textFrom(), inner.item().textTo())
                                .flatMap(field -> Labels.field(kind.fields(), field.name()))
                                .isEmpty());
    }

    private void attach(Found pair, String field, Value value, int to) {
        var fields = new LinkedHashMap<>(pair.fields());
        fields.putIfAbsent(field, value);
        openPair = new Found(
                pair.form(),
                pair.place(),
                pair.from(),
                to,
                pair.group(),
                pair.text(),
                pair.textFrom(),
                pair.textTo(),
                pair.box(),
                fields,
                pair.rows(),
                pair.shape());
        found.set(found.size() - 1, openPair);
    }

    private Found line(Form form, Entry entry, Entry top, int textFrom, Map<String, Value> fields) {
        var item = entry.item();
        var said = text.substring(textFrom, item.textTo());
        var all = fields;
        if (kind == ItemKind.TARGET) {
            var target = TargetLine.parse(said, item.done());
            said = target.name();
            all = new LinkedHashMap<>();
            all.put("state", inline(target.state()));
            all.put("reason", inline(target.reason()));
            all.put("detail", inline(target.detail()));
        }
        return new Found(
                form,
                item.boxAt(),
                entry.from(),
                entry.to(),
                group,
                said,
                textFrom,
                item.textTo(),
                new Box(item.boxAt(), item.boxed(), item.done()),
                all,
                List.of(),
                new Shape.InList(entry, top));
    }

    private static Value inline(String text) {
        return new Value(text, Style.INLINE, 0, 0, 0, 0, 0);
    }

    private void add(Found item) {
        if (kind != ItemKind.TARGET || !passage.mixed() || isPlainlyTarget(item)) {
            found.add(item);
        }
    }

    private boolean isPlainlyTarget(Found item) {
        return isOfTargets(item.group())
                || item.shape() instanceof Shape.InTable(var table, var _)
                        && table.columns().contains("state")
                || item.form() == Form.LINE
                        && TargetLine.parse(text.substring(item.textFrom(), item.textTo()), false)
                                .stated();
    }

    /** @return whether a group says by its name that it holds targets */
    static boolean isOfTargets(String group) {
        var slug = Slugs.slug(group);
        return Stream.of("target", "compatib", "muc-tieu", "tuong-thich").anyMatch(slug::contains);
    }

    /** The fields of a list item: list items in it and lines of its paragraphs that begin with a label. */
    private Map<String, Value> fields(Entry entry) {
        if (kind.fields().isEmpty() || kind == ItemKind.TARGET) {
            return Map.of();
        }
        var starts = new ArrayList<Start>();
        int end = lineAfter(entry.item().textTo());
        for (var block : entry.blocks()) {
            switch (block) {
                case Entry inner -> starts(inner, kind.fields(), starts);
                case Prose prose -> starts(prose, end, kind.fields(), starts);
                default -> {}
            }
        }
        return values(starts, entry.to(), entry.indent());
    }

    /** Where a field begins. @param inner the list item that it is; null where it is a line of a paragraph */
    private record Start(
            String field, int lineFrom, int from, @Nullable Entry inner) {}

    private void starts(Entry inner, List<String> fields, List<Start> starts) {
        Labels.at(text, inner.item().textFrom(), inner.item().textTo())
                .ifPresent(label -> Labels.field(fields, label.name())
                        .ifPresent(field -> starts.add(new Start(field, inner.from(), label.end(), inner))));
    }

    private void starts(Prose prose, int after, List<String> fields, List<Start> starts) {
        for (int line : prose.lines()) {
            if (line >= after) {
                Labels.at(text, line, lineEnd(line))
                        .ifPresent(label -> Labels.field(fields, label.name())
                                .ifPresent(field -> starts.add(new Start(field, lineStart(line), label.end(), null))));
            }
        }
    }

    private Map<String, Value> values(List<Start> starts, int end, int indent) {
        var values = new LinkedHashMap<String, Value>();
        for (int i = 0; i < starts.size(); i++) {
            var start = starts.get(i);
            int next = i + 1 < starts.size() ? starts.get(i + 1).lineFrom() : end;
            var value = start.inner() != null
                    ? value(start.inner(), start.from(), next, Style.BULLET)
                    : value(start.lineFrom(), start.from(), next, next, indent, Style.PARAGRAPH);
            values.putIfAbsent(start.field(), value);
        }
        return values;
    }

    private Value value(Entry entry, int from, int limit, Style style) {
        int lineTo = entry.to();
        while (lineTo < limit && text.substring(lineTo, lineAfter(lineTo)).isBlank()) {
            lineTo = lineAfter(lineTo);
        }
        return value(entry.from(), from, entry.to(), lineTo, entry.indent(), style);
    }

    private Value value(int lineFrom, int from, int to, int lineTo, int indent, Style style) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Value(said(from, end, indent), style, lineFrom, from, end, lineTo, indent);
    }

    /** @return what a value says, without the indentation of its further lines */
    private String said(int from, int to, int indent) {
        var raw = text.substring(from, Math.max(from, to));
        if (raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0) {
            return raw.strip();
        }
        var lines = raw.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        var said = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int cut = 0;
            while (cut < Math.min(indent, lines[i].length()) && " \t".indexOf(lines[i].charAt(cut)) >= 0) {
                cut++;
            }
            said.append('\n').append(lines[i].isBlank() ? "" : lines[i].substring(cut));
        }
        return said.toString().strip();
    }

    // ------------------------------------------------------------------ tables

    private void table(Table table) {
        var heads = cells(table.head());
        var columns = columns(heads, kind.fields());
        int main = 0;
        for (int i = heads.size() - 1; i >= 0; i--) {
            if (Labels.names(kind, heads.get(i).text())) {
                main = i;
            }
        }
        if (!columns.get(main).isEmpty()) {
            main = columns.indexOf("");
        }
        if (main < 0) {
            return;
        }
        columns.set(main, "text");
        var told = new FoundTable(table, group, List.copyOf(columns));
        tables.add(told);
        for (var row : table.rows()) {
            row(told, row);
        }
    }

    private void row(FoundTable table, Row row) {
        var values = new LinkedHashMap<>(named(row, table.columns()));
        var main = values.remove("text");
        if (main == null || main.text().isEmpty()) {
            return;
        }
        if (kind == ItemKind.TARGET && values.containsKey("state")) {
            values.computeIfPresent(
                    "state",
                    (_, state) -> new Value(
                            TargetLine.stateOf(state.text()),
                            state.style(),
                            state.lineFrom(),
                            state.from(),
                            state.to(),
                            state.lineTo(),
                            state.indent()));
        } else if (kind == ItemKind.TARGET) {
            values.put("state", inline("planned"));
        }
        add(new Found(
                Form.ROW,
                row.from() + 1,
                row.from(),
                row.to(),
                group,
                main.text(),
                main.from(),
                main.to(),
                Box.NONE,
                values,
                List.of(),
                new Shape.InTable(table, row)));
    }

    private List<String> columns(List<Value> heads, List<String> fields) {
        var columns = new ArrayList<String>();
        for (var head : heads) {
            var field = Labels.field(fields, head.text()).orElse("");
            columns.add(columns.contains(field) ? "" : field);
        }
        return columns;
    }

    private Map<String, Value> named(Row row, List<String> columns) {
        var cells = cells(row);
        var values = new LinkedHashMap<String, Value>();
        for (int i = 0; i < columns.size() && i < cells.size(); i++) {
            if (!columns.get(i).isEmpty()) {
                values.put(columns.get(i), cells.get(i));
            }
        }
        return values;
    }

    /** The cells of a row as the parser splits them; each from bar to bar. */
    private List<Value> cells(Row row) {
        int end = lineEnd(row.from());
        int at = skipSpace(row.from(), end);
        if (at < end && text.charAt(at) == '|') {
            at++;
        }
        while (end > at && " \t".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var cells = new ArrayList<Value>();
        int from = at;
        for (; at < end; at++) {
            if (text.charAt(at) == '\\' && at + 1 < end && text.charAt(at + 1) == '|') {
                at++;
            } else if (text.charAt(at) == '|') {
                cells.add(cell(row, from, at));
                from = at + 1;
            }
        }
        if (from < end) {
            cells.add(cell(row, from, end));
        }
        return cells;
    }

    private Value cell(Row row, int from, int to) {
        var said = text.substring(from, to).strip().replace("\\|", "|").replaceAll("(?i)<br ?/?>", "\n");
        return new Value(said.strip(), Style.CELL, row.from(), from, to, row.to(), 0);
    }

    // ------------------------------------------------------------------ items under headings

    private void blocks() {
        int level = own == null ? 2 : own.level() + 1;
        var all = outline.blocks();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Heading heading && heading != own && heading.level() <= level) {
                if (heading.level() < level) {
                    begin(heading.title(), heading.from(), heading.to(), false);
                    continue;
                }
                int next = i + 1;
                while (next < all.size() && !(all.get(next) instanceof Heading end && end.level() <= level)) {
                    next++;
                }
                int to = next < all.size() ? all.get(next).from() : text.length();
                found.add(block(heading, all.subList(i + 1, next), to));
                i = next - 1;
            }
        }
    }

    private Found block(Heading heading, List<Block> inside, int to) {
        var fields = new LinkedHashMap<String, Value>();
        var rows = new ArrayList<FoundRow>();
        var starts = new ArrayList<Start>();
        Map<String, Value> step = null;
        Heading stepHeading = null;
        int at = heading.to();
        for (int i = 0; i <= inside.size(); i++) {
            var block = i < inside.size() ? inside.get(i) : null;
            var positions = block instanceof Table table ? positions(table) : null;
            if (block != null && !(block instanceof Heading) && positions == null) {
                var possible = new ArrayList<>(kind.fields());
                if (stepHeading != null) {
                    possible.addAll(0, kind.rowFields());
                }
                switch (block) {
                    case Entry entry -> starts(entry, possible, starts);
                    case Prose prose -> starts(prose, 0, possible, starts);
                    default -> {}
                }
                continue;
            }
            int end = block == null ? to : block.from();
            var owner = step;
            values(starts, end, 0).forEach((name, value) -> {
                if (owner != null && kind.rowFields().contains(name)) {
                    owner.putIfAbsent(name, value);
                } else {
                    fields.putIfAbsent(name, value);
                }
            });
            starts.clear();
            if (positions != null) {
                for (var row : positions.table().rows()) {
                    rows.add(new FoundRow(row.from(), row.to(), named(row, positions.columns()), row));
                }
                tables.add(positions);
            } else if (block == null || ((Heading) block).level() == heading.level() + 1) {
                if (stepHeading != null) {
                    rows.add(step(stepHeading, Objects.requireNonNull(step), end));
                }
                boolean steps = kind == ItemKind.INVESTIGATION && block != null;
                stepHeading = steps ? (Heading) block : null;
                step = steps ? new LinkedHashMap<>() : null;
            }
        }
        return new Found(
                Form.BLOCK,
                heading.from() + 1,
                heading.from(),
                to,
                group,
                heading.title(),
                heading.titleFrom(),
                heading.titleTo(),
                Box.NONE,
                fields,
                rows,
                new Shape.Headed(heading.level(), at));
    }

    private @Nullable FoundTable positions(Table table) {
        if (kind != ItemKind.DECISION) {
            return null;
        }
        var columns = columns(cells(table.head()), kind.rowFields());
        boolean told = columns.contains("actor") && columns.stream().distinct().count() > 2
                || columns.containsAll(List.of("stance", "argument"));
        return told ? new FoundTable(table, "", columns) : null;
    }

    private FoundRow step(Heading heading, Map<String, Value> fields, int to) {
        var title = text.substring(heading.titleFrom(), heading.titleTo());
        var step = STEP.matcher(title);
        int skip = step.find() ? step.end() : 0;
        var rest = title.substring(skip).strip();
        if (!rest.isEmpty() && !fields.containsKey("hypothesis")) {
            var all = new HashMap<String, Value>(fields);
            all.put(
                    "hypothesis",
                    new Value(
                            rest,
                            Style.INLINE,
                            heading.from(),
                            heading.titleFrom() + skip,
                            heading.titleTo(),
                            heading.to(),
                            0));
            return new FoundRow(heading.from(), to, all, null);
        }
        return new FoundRow(heading.from(), to, fields, null);
    }

    // ------------------------------------------------------------------ notes

    private void note() {
        var first = outline.blocks().isEmpty() ? null : outline.blocks().getFirst();
        var title = first instanceof Heading heading ? heading : null;
        int body = title == null ? 0 : title.to();
        var fields = new LinkedHashMap<String, Value>();
        fields.put("body", value(body, body, text.length(), text.length(), 0, Style.PARAGRAPH));
        found.add(new Found(
                Form.NOTE,
                -1,
                0,
                text.length(),
                "",
                title == null ? passage.name() : title.title(),
                title == null ? 0 : title.titleFrom(),
                title == null ? 0 : title.titleTo(),
                Box.NONE,
                fields,
                List.of(),
                new Shape.Whole(body)));
    }

    // ------------------------------------------------------------------ lines

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int lineAfter(int at) {
        int end = lineEnd(at);
        return Math.min(text.length(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
    }

    private int skipSpace(int from, int to) {
        int at = from;
        while (at < to && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
