package io.planwright.application.item;

import io.planwright.application.item.Found.Box;
import io.planwright.application.item.Found.Form;
import io.planwright.application.item.Found.FoundRow;
import io.planwright.application.item.Found.FoundTable;
import io.planwright.application.item.Found.Said;
import io.planwright.application.item.Found.Shape;
import io.planwright.application.item.Found.Style;
import io.planwright.application.item.Found.Value;
import io.planwright.application.item.ItemReader.Region;
import io.planwright.application.markdown.Outline;
import io.planwright.application.markdown.Outline.Entry;
import io.planwright.application.markdown.Outline.Heading;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.markdown.TextEdit;
import io.planwright.domain.Refused;
import io.planwright.domain.project.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the edit of a text that adds, changes, moves or removes an item. There are several ways to write a thing, and a
 * text may hold anything: each way is tried until one is read back as it is meant, with all other items as they were.
 */
final class ItemWriter {

    private static final Pattern NUMBERED = Pattern.compile("^(\\s*)(\\d{1,8})([.)])(\\s+)$");

    private final Passage passage;
    private final ItemKind kind;
    private final String text;
    private final String newline;
    private final Language language;
    private final ItemReader read;
    private final List<Found> found;
    private final List<Said> before;

    /**
     * What is to be done to a text, in ascending order.
     *
     * @param place what the text view knows the item by afterwards; -1 where it is gone
     */
    record Edited(List<TextEdit> edits, int place) {}

    /** @param language what labels are written in */
    ItemWriter(Passage passage, String text, Language language) {
        this.language = language;
        this.passage = passage;
        this.kind = passage.kind();
        this.text = text;
        newline = text.contains("\r\n") ? "\r\n" : "\n";
        read = ItemReader.read(passage, text);
        found = read.found();
        before = said(found);
    }

    private List<Said> said(List<Found> items) {
        return items.stream().map(item -> item.compared(kind)).toList();
    }

    // ------------------------------------------------------------------ adding

    /** @return the whole text of a note */
    static String note(NewItem note) {
        for (var closing : List.of("", " #")) {
            var head = "# " + note.text() + closing + "\n";
            var body = note.fields().get("body");
            var text = body == null ? head : head + "\n" + body + "\n";
            var read = ItemReader.read(new Passage(ItemKind.NOTE, true, false, ""), text);
            if (read.found().getFirst().text().equals(note.text())) {
                return text;
            }
        }
        throw new IllegalArgumentException("a note cannot have '" + note.text() + "' for its title");
    }

    /** @throws IllegalArgumentException when nothing can be written that would be read as the item */
    Edited add(NewItem item) {
        for (var way : ways(item)) {
            var edit = way.get();
            for (var edits : edit == null ? List.<List<TextEdit>>of() : withBoxes(edit)) {
                var edited = ifAdded(item, edit, ended(edits));
                if (edited != null) {
                    return edited;
                }
            }
        }
        throw new IllegalArgumentException(kind.noun() + " cannot be written here so that it reads '" + item.text()
                + "'; try other words or another group");
    }

    /** A box that is the first one of a text would make the other criteria none, so there they may all get one. */
    private List<List<TextEdit>> withBoxes(TextEdit edit) {
        var boxes = new ArrayList<TextEdit>();
        if (kind == ItemKind.CRITERION) {
            found.stream()
                    .map(Found::box)
                    .filter(box -> !box.there())
                    .forEach(box -> boxes.add(new TextEdit(box.at(), box.at(), "[ ] ")));
        }
        if (boxes.isEmpty()) {
            return List.of(List.of(edit));
        }
        boxes.add(edit);
        return List.of(List.of(edit), boxes);
    }

    private @Nullable Edited ifAdded(NewItem item, TextEdit edit, List<TextEdit> edits) {
        var edited = SmallestEdit.apply(text, edits);
        var now = ItemReader.read(passage, edited).found();
        if (now.size() != found.size() + 1 || !staysClosed(edited)) {
            return null;
        }
        int from = edit.from();
        int to = from;
        for (var each : edits) {
            from += each.from() < edit.from() ? each.insert().length() : 0;
            to += each.from() <= edit.from() ? each.insert().length() : 0;
        }
        for (int i = 0; i < now.size(); i++) {
            var fresh = now.get(i);
            if (fresh.from() >= from && fresh.from() < to) {
                var others = new ArrayList<>(said(now));
                others.remove(i);
                return isAsAsked(item, fresh.compared(kind)) && others.equals(before)
                        ? new Edited(edits, fresh.place())
                        : null;
            }
        }
        return null;
    }

    private boolean isAsAsked(NewItem item, Said said) {
        var fields = new LinkedHashMap<>(item.fields());
        if (kind == ItemKind.TARGET) {
            fields.putIfAbsent("state", "planned");
        }
        return said.text().equals(item.text())
                && said.fields().equals(fields)
                && said.rows().equals(item.rows())
                && (kind.done() != ItemKind.Done.BOX || said.done() == item.done())
                && (item.group() == null || said.group().equals(item.group()));
    }

    private List<Supplier<@Nullable TextEdit>> ways(NewItem item) {
        var ways = new ArrayList<Supplier<@Nullable TextEdit>>();
        if (kind.isBlock()) {
            int level = (read.level() == 0 ? 1 : read.level()) + 1;
            for (boolean bullets : new boolean[] {false, true}) {
                for (var closing : List.of("", " #")) {
                    ways.add(() -> {
                        int at = found.isEmpty()
                                ? text.length()
                                : found.getLast().to();
                        return new TextEdit(at, at, gap(at, 2) + block(item, level, closing, bullets) + gapAfter(at));
                    });
                }
            }
            return ways;
        }
        var last = lastOf(item.group());
        if (last != null) {
            behind(last, item, ways);
        }
        for (boolean boxed : new boolean[] {false, true}) {
            if (item.group() == null || read.regions().stream().anyMatch(region -> isIn(region, item.group()))) {
                ways.add(() -> intoRegion(item, boxed));
            }
            for (boolean labelled : new boolean[] {prefersLabels(), !prefersLabels()}) {
                ways.add(() -> atEnd(item, boxed, labelled));
            }
        }
        return ways;
    }

    private static boolean isIn(Region region, @Nullable String group) {
        return group != null && region.group().equals(group);
    }

    private @Nullable Found lastOf(@Nullable String group) {
        var wanted = group != null
                ? group
                : found.stream().anyMatch(item -> item.group().isEmpty()) ? "" : null;
        return found.stream()
                .filter(item -> wanted == null || item.group().equals(wanted))
                .reduce((_, next) -> next)
                .orElse(null);
    }

    private void behind(Found last, NewItem item, List<Supplier<@Nullable TextEdit>> ways) {
        switch (last.shape()) {
            case Shape.InTable(var table, var row) -> {
                ways.add(() -> rowBehind(table, row.to(), item));
                ways.add(() -> new TextEdit(
                        table.table().to(),
                        table.table().to(),
                        gap(table.table().to(), 2)
                                + lines(item, "- ", false, false)
                                + gapAfter(table.table().to())));
            }
            case Shape.InList(var _, var top) -> {
                var inner = inner(last);
                for (boolean boxed : new boolean[] {false, true}) {
                    for (int lines : new int[] {1, 2}) {
                        if (inner != null) {
                            ways.add(() -> new TextEdit(
                                    last.to(), last.to(), gap(last.to(), lines) + lines(item, inner, boxed, false)));
                        }
                        int to = Math.max(last.to(), top.to());
                        var prefix = next(prefix(top));
                        ways.add(() -> new TextEdit(
                                to, to, gap(to, lines) + lines(item, prefix, boxed, last.form() == Form.PAIRS)));
                    }
                }
            }
            case Shape.Headed _, Shape.Whole _ -> {}
        }
    }

    /** @return how a list item begins that is to follow one in another that only names a group; null for other ones */
    private @Nullable String inner(Found last) {
        return last.shape() instanceof Shape.InList(var own, var top) && own != top && kind != ItemKind.CRITERION
                ? next(prefix(own))
                : null;
    }

    private String prefix(Entry entry) {
        var item = entry.item();
        if (item.boxAt() < 0) {
            return "- ";
        }
        var prefix = text.substring(item.from(), item.boxAt());
        return prefix.isBlank() ? "- " : prefix;
    }

    private static String next(String prefix) {
        var number = NUMBERED.matcher(prefix);
        return number.matches()
                ? number.group(1) + (Integer.parseInt(number.group(2)) + 1) + number.group(3) + number.group(4)
                : prefix;
    }

    /** At the end of a part of the text that has no items yet. */
    private @Nullable TextEdit intoRegion(NewItem item, boolean boxed) {
        var wanted = item.group() == null ? "" : item.group();
        var region = read.regions().stream()
                .filter(each -> each.group().equals(wanted))
                .reduce((_, next) -> next)
                .orElse(null);
        if (region == null) {
            return null;
        }
        var table = read.tables().stream()
                .filter(each ->
                        each.group().equals(wanted) && each.table().rows().isEmpty())
                .findFirst();
        if (table.isPresent()) {
            var row = rowBehind(table.get(), table.get().table().to(), item);
            if (row != null) {
                return row;
            }
        }
        int at = region.to() == text.length() ? text.length() : endOfContent(region.from(), region.to());
        boolean directly =
                region.labelled() && text.substring(region.from(), at).isBlank();
        return new TextEdit(at, at, gap(at, directly ? 1 : 2) + fresh(item, boxed) + gapAfter(at));
    }

    /** At the end of the text, under a heading or label of its own where it is to have a group. */
    private TextEdit atEnd(NewItem item, boolean boxed, boolean labelled) {
        int at = text.length();
        var head = "";
        if (item.group() != null) {
            int level = Math.min(6, read.level() == 0 ? 3 : read.level() + 1);
            head = labelled && kind != ItemKind.CRITERION
                    ? "**" + item.group() + "**:\n"
                    : "#".repeat(level) + " " + item.group() + (item.group().endsWith("#") ? " #" : "") + "\n\n";
        }
        return new TextEdit(at, at, gap(at, 2) + head + fresh(item, boxed));
    }

    private boolean prefersLabels() {
        if (read.regions().size() > 1) {
            return read.regions().getLast().labelled();
        }
        return kind == ItemKind.DEPENDENCY || kind == ItemKind.REFERENCE || kind == ItemKind.TARGET;
    }

    private String fresh(NewItem item, boolean boxed) {
        return lines(item, kind == ItemKind.QUESTION ? "1. " : "- ", boxed, kind == ItemKind.RISK);
    }

    /** The lines of a list item with its fields. */
    private String lines(NewItem item, String prefix, boolean boxed, boolean pairs) {
        boolean always = kind == ItemKind.CRITERION
                && found.stream().allMatch(each -> each.box().there());
        var box = item.done() ? "[x] " : always || boxed ? "[ ] " : "";
        if (kind == ItemKind.TARGET) {
            return prefix + box
                    + target(item.text(), item.fields(), passage.mixed() && !inTargets(item))
                            .written() + "\n";
        }
        var lines = new StringBuilder(prefix).append(box);
        if (pairs) {
            lines.append("**").append(Labels.of(kind.key(), language)).append("**: ");
        }
        lines.append(item.text()).append('\n');
        int indent = prefix.length();
        for (var field : kind.fields()) {
            var value = item.fields().get(field);
            if (value != null) {
                lines.append(
                        pairs
                                ? bullet(prefix, indent, field, value)
                                : bullet(" ".repeat(indent) + "- ", indent + 2, field, value));
            }
        }
        return lines.toString();
    }

    private static boolean inTargets(NewItem item) {
        return item.group() != null && ItemReader.isOfTargets(item.group());
    }

    private static TargetLine target(String name, Map<String, String> fields, boolean stated) {
        return TargetLine.parse("", false)
                .with(
                        name,
                        fields.getOrDefault("detail", ""),
                        fields.getOrDefault("state", "planned"),
                        fields.getOrDefault("reason", ""),
                        stated);
    }

    private String bullet(String prefix, int indent, String field, String value) {
        return prefix + "**" + Labels.of(field, language) + "**:" + after(value, indent) + "\n";
    }

    /** @return a value as it follows its label: on the same line, or from the next but one where it has several */
    private static String after(String value, int indent) {
        if (value.indexOf('\n') < 0) {
            return " " + value;
        }
        return "\n\n" + indented(value, indent);
    }

    private static String indented(String value, int indent) {
        return Arrays.stream(value.split("\n", -1))
                .map(line -> line.isEmpty() ? "" : " ".repeat(indent) + line)
                .collect(Collectors.joining("\n"));
    }

    private @Nullable TextEdit rowBehind(FoundTable table, int at, NewItem item) {
        if (!table.columns().containsAll(item.fields().keySet())) {
            return null;
        }
        var cells = new LinkedHashMap<>(item.fields());
        cells.put("text", item.text());
        return new TextEdit(at, at, gap(at, 1) + row(table.columns(), cells));
    }

    private static String row(List<String> columns, Map<String, String> cells) {
        return columns.stream()
                .map(column -> cell(column.isEmpty() ? "" : cells.getOrDefault(column, "")))
                .collect(Collectors.joining("|", "|", "|\n"));
    }

    private static String cell(String value) {
        return value.isEmpty() ? "  " : " " + value.replace("|", "\\|").replace("\n", "<br>") + " ";
    }

    private String block(NewItem item, int level, String closing, boolean bullets) {
        var block = new StringBuilder("#".repeat(level) + " " + item.text() + closing + "\n");
        if (kind == ItemKind.DECISION) {
            paragraph(block, "context", item.fields(), bullets);
            if (!item.rows().isEmpty()) {
                block.append('\n').append(positions(item.rows()));
            }
            paragraph(block, "outcome", item.fields(), bullets);
            paragraph(block, "decidedBy", item.fields(), bullets);
        } else {
            kind.fields().forEach(field -> paragraph(block, field, item.fields(), bullets));
            int number = 1;
            for (var step : item.rows()) {
                block.append(step(level + 1, number++, step, bullets));
            }
        }
        return block.toString();
    }

    private void paragraph(StringBuilder block, String field, Map<String, String> fields, boolean bullets) {
        var value = fields.get(field);
        if (value != null) {
            block.append('\n').append(paragraph(field, value, bullets));
        }
    }

    private String paragraph(String field, String value, boolean bullets) {
        return bullets ? bullet("- ", 2, field, value) : bullet("", 0, field, value);
    }

    private String positions(List<Map<String, String>> rows) {
        var columns = kind.rowFields();
        return columns.stream()
                        .map(column -> Labels.of(column, language))
                        .collect(Collectors.joining(" | ", "| ", " |\n"))
                + "|---".repeat(columns.size()) + "|\n"
                + rows.stream().map(row -> row(columns, row)).collect(Collectors.joining());
    }

    private String step(int level, int number, Map<String, String> step, boolean bullets) {
        var block = new StringBuilder("\n" + "#".repeat(level) + " " + Labels.step(number, language) + "\n");
        kind.rowFields().forEach(field -> paragraph(block, field, step, bullets));
        return block.toString();
    }

    // ------------------------------------------------------------------ changing

    /** @throws IllegalArgumentException when nothing can be written that would be read as the item is to be */
    Edited change(int index, ItemChange change) {
        var item = found.get(index);
        var wanted = wanted(item, change);
        if (wanted.equals(item.compared(kind))) {
            return new Edited(List.of(), item.place());
        }
        var expected = new ArrayList<>(before);
        expected.set(index, wanted);
        for (boolean plain : new boolean[] {true, false}) {
            var edits = edits(item, change, wanted, plain);
            var ended = ended(edits);
            var edited = SmallestEdit.apply(text, ended);
            var now = ItemReader.read(passage, edited).found();
            if (said(now).equals(expected) && staysClosed(edited)) {
                return new Edited(ended, now.get(index).place());
            }
        }
        throw new IllegalArgumentException(
                kind.noun() + " cannot be changed so that it reads '" + wanted.text() + "'; try other words");
    }

    private Said wanted(Found item, ItemChange change) {
        var fields = item.said();
        var all = new LinkedHashMap<>(fields);
        change.fields().forEach((name, value) -> {
            if (value.isEmpty()) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        var said = new Said(
                item.group(),
                change.text() == null ? item.text() : change.text(),
                change.done() == null ? item.box().ticked() : change.done(),
                all,
                change.rows() == null ? item.saidRows() : change.rows());
        boolean done = switch (kind.done()) {
            case BOX -> said.done();
            case SAID, NEVER -> doneBy(all);
        };
        return new Said(said.group(), said.text(), done, said.fields(), said.rows());
    }

    private boolean doneBy(Map<String, String> fields) {
        return switch (kind) {
            case QUESTION -> fields.containsKey("findings");
            case DECISION, INVESTIGATION -> fields.containsKey("outcome");
            case TARGET -> List.of("done", "verified").contains(fields.getOrDefault("state", ""));
            case CRITERION, DEPENDENCY, METRIC, RISK, REFERENCE, NOTE -> false;
        };
    }

    private List<TextEdit> edits(Found item, ItemChange change, Said wanted, boolean plain) {
        var edits = new ArrayList<TextEdit>();
        if (change.done() != null && change.done() != item.box().ticked()) {
            edits.addAll(tick(item, change.done()));
        }
        if (kind == ItemKind.TARGET && item.form() == Form.LINE) {
            edits.add(replaced(item.textFrom(), item.textTo(), target(item, wanted, plain)));
            return edits;
        }
        if (item.form() == Form.ROW) {
            edits.add(row(item, wanted));
            return edits;
        }
        if (!wanted.text().equals(item.text())) {
            edits.add(reworded(item, wanted.text(), plain));
        }
        for (var name : order()) {
            if (name.equals(kind.rows())) {
                if (change.rows() != null) {
                    rows(item, change.rows(), plain, edits);
                }
            } else if (change.fields().containsKey(name)) {
                field(item, name, change.fields().getOrDefault(name, ""), plain).ifPresent(edits::add);
            }
        }
        return edits;
    }

    private Optional<TextEdit> field(Found item, String field, String value, boolean plain) {
        var present = item.fields().get(field);
        if (value.equals(present == null ? "" : present.text())) {
            return Optional.empty();
        }
        if (present == null) {
            return Optional.of(newField(item, field, value, plain));
        }
        return Optional.of(
                value.isEmpty() && item.form() != Form.NOTE
                        ? new TextEdit(present.lineFrom(), present.lineTo(), "")
                        : said(present, field, value, plain));
    }

    /** Ticks a box; where the first box of a text would make the other criteria none, they get one too. */
    private List<TextEdit> tick(Found item, boolean done) {
        if (item.box().at() < 0) {
            throw new IllegalArgumentException(
                    "'done' is not possible here: the item is a row of a table and has no box");
        }
        var edits = new ArrayList<TextEdit>();
        for (var each : kind == ItemKind.CRITERION ? found : List.of(item)) {
            Box box = each.box();
            if (each == item) {
                edits.add(
                        box.there()
                                ? new TextEdit(box.at() + 1, box.at() + 2, done ? "x" : " ")
                                : new TextEdit(box.at(), box.at(), done ? "[x] " : "[ ] "));
            } else if (!box.there()) {
                edits.add(new TextEdit(box.at(), box.at(), "[ ] "));
            }
        }
        return edits;
    }

    private String target(Found item, Said wanted, boolean plain) {
        var line = TargetLine.parse(
                text.substring(item.textFrom(), item.textTo()), item.box().ticked());
        var fields = wanted.fields();
        return line.with(
                        wanted.text(),
                        fields.getOrDefault("detail", ""),
                        fields.getOrDefault("state", "planned"),
                        fields.getOrDefault("reason", ""),
                        line.stated()
                                        && !fields.getOrDefault("state", "planned")
                                                .equals("planned")
                                || !plain)
                .written();
    }

    private TextEdit row(Found item, Said wanted) {
        if (!(item.shape() instanceof Shape.InTable(var table, var row))) {
            throw new IllegalStateException("no row of a table: " + item);
        }
        var columns = table.columns();
        for (var field : wanted.fields().keySet()) {
            boolean told = field.equals("state") && wanted.fields().get(field).equals("planned");
            if (!columns.contains(field) && !told) {
                throw new IllegalArgumentException("'" + field + "' is not possible here: "
                        + "the item is a row of a table, and the table has no such column");
            }
        }
        var cells = new LinkedHashMap<>(wanted.fields());
        cells.put("text", wanted.text());
        var values = new LinkedHashMap<>(item.fields());
        values.put("text", new Value(item.text(), Style.CELL, row.from(), item.textFrom(), item.textTo(), row.to(), 0));
        return cells(row.from(), row.to(), columns, values, cells);
    }

    /** One edit that makes a row say something else and leaves the cells alone that say it already. */
    private TextEdit cells(
            int from, int to, List<String> columns, Map<String, Value> values, Map<String, String> wanted) {
        var edits = new ArrayList<TextEdit>();
        for (var column : columns) {
            if (column.isEmpty()
                    || column.equals("state")
                            && values.get(column) != null
                            && values.get(column).text().equals(wanted.getOrDefault(column, "planned"))) {
                continue;
            }
            var value = values.get(column);
            var now = wanted.getOrDefault(column, "");
            if (value == null || value.style() != Style.CELL) {
                if (!now.isEmpty()) {
                    return replaced(from, to, row(columns, wanted));
                }
            } else if (!value.text().equals(now)) {
                edits.add(new TextEdit(value.from(), value.to(), cell(now)));
            }
        }
        edits.sort(Comparator.comparingInt(TextEdit::from));
        var shifted = edits.stream()
                .map(edit -> new TextEdit(edit.from() - from, edit.to() - from, edit.insert()))
                .toList();
        return replaced(from, to, SmallestEdit.apply(text.substring(from, to), shifted));
    }

    private TextEdit reworded(Found item, String words, boolean plain) {
        return switch (item.form()) {
            case LINE, PAIRS ->
                replaced(item.textFrom(), item.textTo(), plain || item.box().there() ? words : "[ ] " + words);
            case BLOCK -> replaced(item.textFrom(), item.textTo(), plain ? words : words + " #");
            case NOTE ->
                item.textTo() == 0
                        ? new TextEdit(0, 0, "# " + words + (plain ? "" : " #") + "\n\n")
                        : replaced(item.textFrom(), item.textTo(), plain ? words : words + " #");
            case ROW -> throw new IllegalStateException("a row is changed as a whole");
        };
    }

    private TextEdit said(Value present, String field, String value, boolean plain) {
        return switch (present.style()) {
            case CELL -> replaced(present.from(), present.to(), cell(value));
            case INLINE -> replaced(present.from(), present.to(), " " + value);
            case BULLET -> replaced(present.from(), present.to(), after(value, present.indent()));
            case PARAGRAPH -> {
                if (kind == ItemKind.NOTE) {
                    var gap = present.from() == 0 ? "" : "\n";
                    yield replaced(present.from(), text.length(), value.isEmpty() ? "" : gap + value + "\n");
                }
                if (plain) {
                    yield replaced(present.from(), present.to(), after(value, present.indent()));
                }
                var pad = " ".repeat(present.indent());
                var bullet = bullet(pad + "- ", present.indent() + 2, field, value);
                yield replaced(present.lineFrom(), present.to(), bullet.stripTrailing());
            }
        };
    }

    private TextEdit newField(Found item, String field, String value, boolean plain) {
        var order = order();
        var next = order.subList(order.indexOf(field) + 1, order.size()).stream()
                .flatMap(later -> later.equals(kind.rows())
                        ? beginOfRows(item)
                        : Stream.ofNullable(item.fields().get(later)).map(Value::lineFrom))
                .min(Integer::compare)
                .orElse(-1);
        return switch (item.shape()) {
            case Shape.InList(var own, var _) -> {
                boolean pairs = item.form() == Form.PAIRS;
                var prefix = pairs ? prefix(own) : " ".repeat(own.indent()) + "- ";
                int indent = pairs ? own.indent() : own.indent() + 2;
                int at = plain && next >= 0 ? next : item.to();
                yield new TextEdit(at, at, gap(at, 1) + bullet(prefix, indent, field, value));
            }
            case Shape.Headed(var _, var body) -> {
                int at = next >= 0 ? next : endOfContent(body, item.to());
                yield new TextEdit(at, at, gap(at, 2) + paragraph(field, value, !plain) + gapAfter(at));
            }
            case Shape.Whole _, Shape.InTable _ -> throw new IllegalStateException("no place for a field: " + item);
        };
    }

    /** @return the fields and the rows of the kind in the order of writing */
    private List<String> order() {
        var order = new ArrayList<>(kind.fields());
        if (kind == ItemKind.DECISION) {
            order.add(1, kind.rows());
        } else if (!kind.rows().isEmpty()) {
            order.add(kind.rows());
        }
        return order;
    }

    private Stream<Integer> beginOfRows(Found item) {
        if (item.rows().isEmpty()) {
            return Stream.empty();
        }
        var first = item.rows().getFirst();
        return Stream.of(
                first.row() == null ? first.from() : tableOf(first).table().from());
    }

    private FoundTable tableOf(FoundRow row) {
        return read.tables().stream()
                .filter(table -> table.table().from() <= row.from()
                        && row.from() < table.table().to())
                .findFirst()
                .orElseThrow();
    }

    // ------------------------------------------------------------------ rows

    private void rows(Found item, List<Map<String, String>> wanted, boolean plain, List<TextEdit> edits) {
        var rows = item.rows();
        int head = 0;
        int least = Math.min(rows.size(), wanted.size());
        while (head < least && rows.get(head).said().equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head
                && rows.get(rows.size() - 1 - tail).said().equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        int changed = Math.min(rows.size(), wanted.size()) - tail;
        for (int i = head; i < changed; i++) {
            row(item, rows.get(i), wanted.get(i), plain, edits);
        }
        if (rows.size() > wanted.size()) {
            boolean none = wanted.isEmpty() && rows.getFirst().row() != null;
            if (none) {
                var table = tableOf(rows.getFirst()).table();
                edits.add(new TextEdit(table.from(), table.to(), ""));
            } else {
                rows.subList(changed, rows.size() - tail)
                        .forEach(row -> edits.add(new TextEdit(row.from(), row.to(), "")));
            }
        } else if (wanted.size() > rows.size()) {
            edits.add(newRows(item, wanted.subList(changed, wanted.size() - tail), changed, plain));
        }
    }

    private void row(Found item, FoundRow row, Map<String, String> wanted, boolean plain, List<TextEdit> edits) {
        if (row.row() != null) {
            edits.add(cells(row.from(), row.to(), tableOf(row).columns(), row.fields(), wanted));
            return;
        }
        for (var field : kind.rowFields()) {
            var present = row.fields().get(field);
            var value = wanted.getOrDefault(field, "");
            if (value.equals(present == null ? "" : present.text())) {
                continue;
            }
            if (present == null) {
                int next =
                        kind
                                .rowFields()
                                .subList(
                                        kind.rowFields().indexOf(field) + 1,
                                        kind.rowFields().size())
                                .stream()
                                .flatMap(later -> Stream.ofNullable(row.fields().get(later)))
                                .map(Value::lineFrom)
                                .min(Integer::compare)
                                .orElse(-1);
                int at = next >= 0 ? next : endOfContent(row.from(), row.to());
                edits.add(new TextEdit(at, at, gap(at, 2) + paragraph(field, value, !plain) + gapAfter(at)));
            } else if (value.isEmpty() && present.style() != Style.INLINE) {
                edits.add(new TextEdit(present.lineFrom(), present.lineTo(), ""));
            } else if (present.style() == Style.INLINE && (value.isEmpty() || value.indexOf('\n') >= 0)) {
                edits.add(new TextEdit(present.from(), present.to(), ""));
                if (!value.isEmpty()) {
                    int at = present.lineTo();
                    edits.add(new TextEdit(at, at, gap(at, 2) + paragraph(field, value, !plain) + gapAfter(at)));
                }
            } else {
                edits.add(said(present, field, value, plain));
            }
        }
    }

    private TextEdit newRows(Found item, List<Map<String, String>> rows, int before, boolean plain) {
        var body = item.shape() instanceof Shape.Headed(var _, var after) ? after : item.from();
        int level = item.shape() instanceof Shape.Headed(var own, var _) ? own : 2;
        if (kind == ItemKind.DECISION && !item.rows().isEmpty()) {
            var table = tableOf(item.rows().getFirst());
            int at = before == 0
                    ? item.rows().getFirst().from()
                    : item.rows().get(before - 1).to();
            var lines = rows.stream().map(row -> row(table.columns(), row)).collect(Collectors.joining());
            return new TextEdit(at, at, gap(at, 1) + lines);
        }
        if (kind == ItemKind.DECISION) {
            int next = Stream.of("outcome", "decidedBy")
                    .flatMap(field -> Stream.ofNullable(item.fields().get(field)))
                    .map(Value::lineFrom)
                    .min(Integer::compare)
                    .orElse(-1);
            int at = next >= 0 ? next : endOfContent(body, item.to());
            return new TextEdit(at, at, gap(at, 2) + positions(rows) + gapAfter(at));
        }
        int at = before < item.rows().size() ? item.rows().get(before).from() : endOfContent(body, item.to());
        int number = before + 1;
        var steps = new StringBuilder();
        for (var row : rows) {
            steps.append(step(level + 1, number++, row, !plain));
        }
        return new TextEdit(at, at, gap(at, 2) + steps.substring(1) + gapAfter(at));
    }

    // ------------------------------------------------------------------ removing and moving

    /** @throws Refused {@code item.entangled} when the text around it would not stay what it is */
    Edited remove(int index) {
        var item = found.get(index);
        int to = found.stream()
                .filter(other -> other != item && other.from() > item.from() && other.from() < item.to())
                .mapToInt(Found::from)
                .min()
                .orElse(item.to());
        var edits = List.of(new TextEdit(item.from(), to, ""));
        var expected = new ArrayList<>(before);
        expected.remove(index);
        if (!said(ItemReader.read(passage, SmallestEdit.apply(text, edits)).found())
                .equals(expected)) {
            throw entangled("cannot be removed without changing others");
        }
        return new Edited(edits, -1);
    }

    /**
     * @param after index of the item that it is to follow, with all that is in that one; -1 for the first place
     * @throws Refused {@code item.entangled} when the text around it would not stay what it is
     */
    Edited move(int index, int after) {
        var item = found.get(index);
        var moved = found.stream()
                .filter(each -> each.from() >= item.from() && each.from() < item.to())
                .toList();
        var target = after < 0 ? found.getFirst() : found.get(after);
        if (target == item) {
            return new Edited(List.of(), item.place());
        }
        if (moved.contains(target)) {
            throw entangled("cannot follow what is in it");
        }
        int at = after < 0 ? top(target) : end(target, item);
        if (at >= item.from() && at <= item.to()) {
            return new Edited(List.of(), item.place());
        }
        var order = new ArrayList<>(found);
        order.removeAll(moved);
        int place = (int) order.stream().filter(each -> each.from() < at).count();
        order.addAll(place, moved);
        var edits = moved(item, at);
        var now = ItemReader.read(passage, SmallestEdit.apply(text, edits)).found();
        var expected = order.stream()
                .map(each -> moved.contains(each) ? grouped(each.compared(kind), target.group()) : each.compared(kind))
                .toList();
        if (!said(now).equals(expected)) {
            throw entangled("cannot stand there without changing others");
        }
        return new Edited(edits, now.get(order.indexOf(item)).place());
    }

    private static Said grouped(Said said, String group) {
        return new Said(group, said.text(), said.done(), said.fields(), said.rows());
    }

    private static int top(Found item) {
        return item.shape() instanceof Shape.InList(var _, var top) ? top.from() : item.from();
    }

    private int end(Found target, Found moved) {
        if (target.shape() instanceof Shape.InList(var own, var top)
                && moved.shape() instanceof Shape.InList(var movedOwn, var _)
                && own != top
                && movedOwn.indent() < own.indent()) {
            return Math.max(top.to(), target.to());
        }
        return target.to();
    }

    private List<TextEdit> moved(Found item, int at) {
        int from = item.from();
        var lines = text.substring(from, item.to());
        int cutFrom = from;
        if (!endsLine(lines)) {
            lines += newline;
            cutFrom = lineBreakBefore(from);
        }
        if (item.form() == Form.BLOCK && at < text.length() && !lines.endsWith(newline + newline)) {
            lines += newline;
        }
        var gap = item.form() == Form.BLOCK ? gap(at, 2) : gap(at, 1);
        if (at == text.length() && !endsLine(text)) {
            lines = lines.substring(0, lines.length() - (lines.endsWith("\r\n") ? 2 : 1));
        }
        return Stream.of(new TextEdit(cutFrom, item.to(), ""), new TextEdit(at, at, gap.replace("\n", newline) + lines))
                .sorted(Comparator.comparingInt(TextEdit::from))
                .toList();
    }

    private int lineBreakBefore(int from) {
        return text.startsWith("\r\n", from - 2) ? from - 2 : Math.max(0, from - 1);
    }

    private Refused entangled(String why) {
        return new Refused(
                "item.entangled",
                kind.noun() + " " + why + ": the text around it hangs on it",
                List.of(),
                List.of("edit the text of its section"));
    }

    // ------------------------------------------------------------------ the text around

    /** @return what must stand in front of something new so that it begins a line, or a line after an empty one */
    private String gap(int at, int lines) {
        var front =
                text.substring(Math.max(0, at - 4), at).replace("\r\n", "\n").replace('\r', '\n');
        if (at == 0) {
            return "";
        }
        int there = front.endsWith("\n\n") ? 2 : front.endsWith("\n") ? 1 : 0;
        return "\n".repeat(Math.max(0, lines - there));
    }

    private String gapAfter(int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r' ? "" : "\n";
    }

    /** @return where the line after the last one begins that is not empty */
    private int endOfContent(int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int line = text.indexOf('\n', end);
        return line < 0 || line >= to ? to : end == from ? from : line + 1;
    }

    /** Code without an end would swallow whatever is written behind it later. */
    private boolean staysClosed(String edited) {
        return isClosed(edited) || !isClosed(text);
    }

    private static boolean isClosed(String text) {
        var blocks = Outline.of(text + "\n\n# End\n").blocks();
        return !blocks.isEmpty()
                && blocks.getLast() instanceof Heading last
                && last.title().equals("End");
    }

    private static boolean endsLine(String lines) {
        return lines.endsWith("\n") || lines.endsWith("\r");
    }

    /** @return the edit that puts something in the place of a stretch and leaves alone what is the same at its ends */
    private TextEdit replaced(int from, int to, String words) {
        var old = text.substring(from, to);
        int most = Math.min(old.length(), words.length());
        int head = 0;
        while (head < most && old.charAt(head) == words.charAt(head)) {
            head++;
        }
        if (head > 0 && Character.isHighSurrogate(old.charAt(head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < most - head && old.charAt(old.length() - 1 - tail) == words.charAt(words.length() - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(old.charAt(old.length() - tail))) {
            tail--;
        }
        return new TextEdit(from + head, to - tail, words.substring(head, words.length() - tail));
    }

    /** What is put where something goes stands behind that. */
    private static TextEdit behindWhatGoes(TextEdit edit, List<TextEdit> gone) {
        return gone.stream()
                .filter(other -> edit.from() == edit.to() && other.from() < edit.from() && edit.to() < other.to())
                .findFirst()
                .map(other -> new TextEdit(other.to(), other.to(), edit.insert()))
                .orElse(edit);
    }

    /** @return the edits in order, those that say nothing left out, with line ends as the text has them */
    private List<TextEdit> ended(List<TextEdit> edits) {
        var gone = edits.stream().filter(edit -> edit.to() - edit.from() > 1).toList();
        return edits.stream()
                .filter(edit -> edit.from() < edit.to() || !edit.insert().isEmpty())
                .map(edit -> behindWhatGoes(edit, gone))
                .sorted(Comparator.comparingInt(TextEdit::from).thenComparingInt(TextEdit::to))
                .map(edit -> new TextEdit(
                        edit.from(),
                        edit.to(),
                        edit.insert().replace("\r\n", "\n").replace("\n", newline)))
                .toList();
    }
}
