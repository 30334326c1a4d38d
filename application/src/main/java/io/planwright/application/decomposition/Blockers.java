package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import io.planwright.application.decomposition.Units.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which unit waits for which: by what the document says, else by what one makes and another uses. */
final class Blockers {

    private static final String KIND =
            "tasks?|cycles?|steps?|stor(?:y|ies)|work items?|tickets?|phases?|milestones?|bước"
                    + "|nhiệm vụ|công việc|việc|chu trình|giai đoạn|aufgaben?|schritte?n?";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])([A-Z]{1,6}-\\d{1,4}(?:\\.\\d{1,3})*)|(?:(" + KIND
                    + ")\\s{0,2})?#?(?<![\\p{L}\\p{N}.-])(\\d{1,4}(?:\\.\\d{1,3})*)(?:\\s?[-\u2013]\\s?(\\d{1,4}))?(?![\\p{L}\\p{N}%])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PHRASE = Pattern.compile(
            "(?<!\\p{L})(?<!not |n't |never |không )(?:depends? on|depending on|after|requires?|blocked by|builds on|once|needs"
                    + "|prerequisite:?|phụ thuộc(?: vào)?|sau(?: khi)?|dựa trên|cần có|yêu cầu"
                    + "|nach|hängt (?:ab )?von|benötigt)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern KIND_NUMBER = Pattern.compile(
            "(?<!\\p{L})(?:" + KIND + ")\\s{0,2}#?\\d|(?<![\\p{L}\\p{N}])[A-Z]{1,6}-\\d",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What stands before a number that goes on with others; behind any other word, as in {@code Python 3}, it is none of theirs. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?:^|[^\\p{L}\\p{N}\\s]|(?<!\\p{L})(?:and|or|to|và|hoặc|und|oder|bis))\\s*$", Pattern.CASE_INSENSITIVE);
    /** What follows a number where the part of the document is named that it stands in; other numbers may stand between. */
    private static final Pattern IN_PART = Pattern.compile(
            "(?:\\s*,\\s*(?=#?\\d|" + KIND + ")|\\s+(?:and|or|và|hoặc|und|oder)\\s+|(?:" + KIND
                    + ")\\s{0,2}|#?\\d[\\d.\u2013-]*)*+,?\\s+(?:(of|của|von)|in|from|trong|aus)\\s+(?:the\\s+)?(?=\\S)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** {@code Phase 1's task 2} is said for {@code task 2 of phase 1}. */
    private static final Pattern PARTS_OWN = Pattern.compile(
            "(?<!\\p{L})((?:section|part|chapter|phase|milestone|sprint|iteration|stage|phần|mục|giai đoạn)\\s+(?:\\p{L}|\\d+))"
                    + "(?:['\u2019]s)?\\s+((?:" + KIND
                    + ")\\s{0,2}#?\\d{1,4}(?:\\.\\d{1,3})*(?:\\s?[-\u2013]\\s?\\d{1,4})?)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MADE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:class|def|interface|record|enum|struct|func|function|type)\\s+(\\w{3,80})"
                    + "|(?m)^\\s{0,8}([A-Z][A-Z0-9_]{3,80})\\s*[:=]");
    private static final Pattern STATEMENT_END = Pattern.compile("[.;:!?](?:\\s|$)|\\bbut\\b|\\bnhưng\\b");
    /** Tests that need what was built before, all of it. */
    private static final Pattern WHOLE = Pattern.compile(
            "(?:integration|end-to-end|e2e|full|regression|tích hợp|toàn bộ).{0,30}(?:tests?|kiểm thử)|kiểm thử tích hợp",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int FAR = 90;
    private static final int MOST = 40;

    private final List<Unit> units;
    private final List<String> keys;
    private final List<List<String>> files;
    private final Numbers numbers;
    private final List<String> notes;
    private final Map<String, Integer> byTitle = new HashMap<>();
    private final Map<String, List<Integer>> byPhase = new HashMap<>();
    private final List<Set<Integer>> blockers = new ArrayList<>();

    private Blockers(List<Unit> units, List<String> keys, List<List<String>> files, List<String> notes) {
        this.units = units;
        this.keys = keys;
        this.files = files;
        this.notes = notes;
        numbers = new Numbers(units);
        for (int i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            blockers.add(new LinkedHashSet<>());
            byTitle.putIfAbsent(folded(unit.text()), i);
            var number = Pattern.compile("\\d+").matcher(unit.phase());
            if (number.find()) {
                byPhase.computeIfAbsent(number.group(), _ -> new ArrayList<>()).add(i);
            }
        }
    }

    /**
     * @param keys of the units; those that are done have none
     * @param notes is told what the document says unclearly
     * @return for each of the units the keys of those that it waits for
     */
    static List<List<String>> of(List<Unit> units, List<String> keys, List<List<String>> files, List<String> notes) {
        var blockers = new Blockers(units, keys, files, notes);
        boolean declared = blockers.declared();
        if (!declared) {
            blockers.used();
            blockers.inOrder();
        }
        return blockers.blockers.stream()
                .map(waiting ->
                        waiting.stream().sorted().limit(MOST).map(keys::get).toList())
                .toList();
    }

    static String folded(String title) {
        return WorkTitle.plain(title)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}/_.]+", " ")
                .strip();
    }

    /** @return whether the document says what waits for what in lines of their own */
    private boolean declared() {
        boolean any = false;
        for (int i = 0; i < units.size(); i++) {
            for (var block : units.get(i).block().all()) {
                if (block.is(Field.DEPENDS)) {
                    any = true;
                    refer(i, units.get(i).block(), block.text());
                    named(i, block.text());
                    for (var child : block.children) {
                        refer(i, units.get(i).block(), child.text());
                        named(i, child.text());
                    }
                } else if (block.kind == Kind.ROW && block == units.get(i).block()) {
                    any |= row(i, block);
                } else if (block.kind != Kind.CODE) {
                    phrases(
                            i,
                            block,
                            block == units.get(i).block() ? units.get(i).text() : block.text());
                }
            }
        }
        return any;
    }

    private boolean row(int unit, Block row) {
        boolean any = false;
        for (int column = 0; column < Math.min(row.head.size(), row.cells.size()); column++) {
            if (Field.named(row.head.get(column).replaceAll("[*_`]", "")) == Field.DEPENDS) {
                any = true;
                refer(unit, row, row.cells.get(column));
                named(unit, row.cells.get(column));
            }
        }
        return any;
    }

    private void phrases(int unit, Block block, String text) {
        var phrase = PHRASE.matcher(text);
        while (phrase.find()) {
            var after = text.substring(phrase.end(), Math.min(text.length(), phrase.end() + FAR));
            var end = STATEMENT_END.matcher(after);
            var said = end.find() ? after.substring(0, end.start()) : after;
            if (KIND_NUMBER.matcher(said).find()) {
                refer(
                        unit,
                        block,
                        said.replaceAll("(?i)\\b\\d+ (?:seconds?|minutes?|hours?|days?|times?|lines?)\\b", ""));
            }
            titles(unit, said);
        }
    }

    /** @param block where it is said */
    private void refer(int unit, Block block, String said) {
        var kind = "";
        var words = PARTS_OWN.matcher(said).replaceAll("$2 of $1");
        var reference = REFERENCE.matcher(words);
        int from = 0;
        int to = 0;
        while (reference.find()) {
            if (reference.start() >= from && reference.start() < to) {
                continue; // tells of what is before it where it stands
            }
            if (reference.group(1) != null) {
                block(
                        unit,
                        reference.group(),
                        numbers.of(unit, block, "", reference.group(1).toLowerCase(Locale.ROOT), null));
                continue;
            }
            if (reference.group(2) == null
                    && !GOES_ON.matcher(words.substring(0, reference.start())).find()) {
                continue;
            }
            kind = reference.group(2) == null ? kind : singular(reference.group(2));
            var number = reference.group(3);
            if (kind.equals("phase") || kind.equals("milestone") || kind.equals("giai đoạn")) {
                byPhase.getOrDefault(number, List.of()).forEach(other -> block(unit, other));
                continue;
            }
            var in = IN_PART.matcher(words).region(reference.end(), words.length());
            var part = in.lookingAt() ? numbers.part(words.substring(in.end()), in.group(1) != null) : null;
            if (part != null) {
                from = in.end();
                to = from + part.length();
            }
            block(unit, reference.group(), numbers.of(unit, block, kind, number, part));
            if (reference.group(4) != null && number.indexOf('.') < 0) {
                int last = Math.min(Integer.parseInt(reference.group(4)), Integer.parseInt(number) + MOST);
                for (int each = Integer.parseInt(number) + 1; each <= last; each++) {
                    block(unit, kind + " " + each, numbers.of(unit, block, kind, Integer.toString(each), part));
                }
            }
        }
    }

    private static String singular(String kind) {
        var one = kind.toLowerCase(Locale.ROOT);
        return one.equals("stories") ? "story" : one.equals("aufgaben") ? "aufgabe" : one.replaceFirst("s$", "");
    }

    private void block(int unit, String said, Numbers.Meant meant) {
        meant.units().forEach(other -> block(unit, other));
        if (meant.unclear() && !units.get(unit).done()) {
            notes.add(keys.get(unit) + " is to follow '" + said.strip()
                    + "', and the document does not tell which that is: it was left out");
        }
    }

    /** What waits for others by their titles, one after another. */
    private void named(int unit, String said) {
        for (var title : said.split("[,;]| and | và ")) {
            block(unit, byTitle.get(folded(title)));
        }
    }

    /** A title of two words and more in a phrase is meant. */
    private void titles(int unit, String said) {
        var words = folded(said).split(" ");
        for (int from = 0; from < Math.min(words.length, 4); from++) {
            var title = new StringBuilder(words[from]);
            for (int to = from + 1; to < words.length; to++) {
                title.append(' ').append(words[to]);
                block(unit, byTitle.get(title.toString()));
            }
        }
    }

    private void block(int unit, @org.jspecify.annotations.Nullable Integer blocker) {
        if (blocker != null
                && blocker != unit
                && !units.get(unit).done()
                && !units.get(blocker).done()) {
            blockers.get(unit).add(blocker);
        }
    }

    /** Who uses what an earlier one makes waits for it, and so does who changes a file that an earlier one changes. */
    private void used() {
        var maker = new HashMap<String, Integer>();
        var lastAt = new HashMap<String, Integer>();
        for (int i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            if (unit.done()) {
                continue;
            }
            var mine = new HashSet<String>();
            var used = new HashSet<String>();
            for (var term : Terms.of(unit.text())) {
                if (term.startsWith("=")) {
                    mine.add(term.substring(1));
                }
            }
            for (var block : unit.block().all()) {
                var made = MADE.matcher(block.text());
                while (block.kind == Kind.CODE && made.find()) {
                    mine.add(made.group(1) == null ? made.group(2) : made.group(1));
                }
                Terms.of(block.text()).stream()
                        .filter(term -> term.startsWith("="))
                        .map(term -> term.substring(1))
                        .forEach(used::add);
                FileNames.in(block.text()).stream().map(FileNames::last).forEach(used::add);
            }
            for (var name : used) {
                block(i, maker.get(name));
            }
            for (var file : files.get(i)) {
                if (!file.endsWith("/")) {
                    block(i, lastAt.get(file));
                    lastAt.put(file, i);
                    mine.add(FileNames.last(file));
                }
            }
            for (var name : mine) {
                maker.putIfAbsent(name, i);
            }
        }
    }

    /** Numbered steps follow each other, and so do numbered phases where nothing else is said. */
    private void inOrder() {
        var lastOfPhase = new HashMap<String, Integer>();
        var phases = new ArrayList<String>();
        for (int i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            if (unit.done()) {
                continue;
            }
            boolean begins = !lastOfPhase.containsKey(unit.phase());
            if (begins) {
                phases.add(unit.phase());
            }
            if (unit.ordered() && !begins && blockers.get(i).isEmpty()) {
                block(i, lastOfPhase.get(unit.phase()));
            }
            int place = phases.indexOf(unit.phase());
            boolean numbered = Pattern.compile("\\d").matcher(unit.phase()).find();
            boolean whole = WHOLE.matcher(unit.text()).find();
            if (numbered && place > 0 && (whole || blockers.get(i).isEmpty())) {
                block(i, Objects.requireNonNull(lastOfPhase.get(phases.get(place - 1))));
            }
            lastOfPhase.put(unit.phase(), i);
        }
    }
}
