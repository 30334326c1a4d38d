package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import io.planwright.application.decomposition.Units.Unit;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Knots;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first pass: each unit of work that the document describes becomes a task. */
final class Cycles {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern HIGH = word("high|hard|complex|large|l|xl|cao|khó|phức tạp|lớn");
    private static final Pattern MEDIUM = word("medium|moderate|m|trung bình|vừa");
    private static final Pattern LOW = word("low|easy|simple|small|s|xs|thấp|dễ|đơn giản|nhỏ");
    private static final double ENOUGH_IN_COMMON = 1.2;

    private final Source source;
    private final Reading.Read read;
    private final WorkTitle titles;
    private final boolean vietnamese;
    private final Catalogue catalogue;
    private final List<String> notes = new ArrayList<>();

    private Cycles(Source source, Reading.Read read) {
        this.source = source;
        this.read = read;
        vietnamese = WorkTitle.isVietnamese(source.text());
        titles = new WorkTitle(vietnamese);
        catalogue = new Catalogue(read.lines());
        notes.addAll(read.notes());
    }

    private static Pattern word(String words) {
        return Pattern.compile("^\\W*(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Proposal of(Source source, Reading.Read read) {
        return new Cycles(source, read).proposal();
    }

    private Proposal proposal() {
        var found = Units.in(read, vietnamese ? "Công việc" : "Work");
        var units = withPhases(limited(found.units()), found.byRequirement());
        notes.addAll(found.notes());
        var keys = new ArrayList<String>();
        int open = 0;
        for (var unit : units) {
            keys.add(unit.done() ? "" : "t" + ++open);
        }
        if (open == 0) {
            return verification(units.getFirst().phase());
        }
        var files = new Files(units);
        var blockers = Blockers.of(units, keys, files.made, notes);
        var names = names(units, files);
        var tasks = new ArrayList<ProposedTask>();
        for (int i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            if (unit.done()) {
                continue;
            }
            tasks.add(new ProposedTask(
                    keys.get(i),
                    names.get(i),
                    unit.phase(),
                    complexity(unit, files.made.get(i)),
                    files.made.get(i),
                    files.tests.get(i),
                    blockers.get(i),
                    List.of(),
                    List.of(),
                    new Lines(unit.block().from, Math.max(unit.block().from, unit.block().to))));
        }
        files.note(keys);
        var undone = Knots.undo(tasks);
        notes.addAll(undone.notes());
        return new Proposal(Pass.CYCLES, undone.tasks(), notes);
    }

    /** Where everything is ticked, there is only to see whether it is so. */
    private Proposal verification(String phase) {
        var task = new ProposedTask(
                "t1",
                (vietnamese ? "Kiểm tra những gì đã đánh dấu trong " : "Verify what is ticked in ") + sourceName(),
                phase,
                Complexity.LOW,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                new Lines(1, read.lines().size()));
        return new Proposal(Pass.CYCLES, List.of(task), notes);
    }

    private String sourceName() {
        var name = source.name().replaceAll("\\s+", " ").strip();
        return WorkTitle.shortened(name.isEmpty() ? "the document" : name, 80);
    }

    private List<Unit> limited(List<Unit> units) {
        if (units.size() <= Proposal.MOST_TASKS) {
            return units;
        }
        notes.add("only the first " + Proposal.MOST_TASKS + " of " + units.size() + " tasks were taken, up to line "
                + (units.get(Proposal.MOST_TASKS).block().from - 1) + ": split the document");
        return units.subList(0, Proposal.MOST_TASKS);
    }

    /** What is only listed as wanted is ordered by what builds on what. */
    private List<Unit> withPhases(List<Unit> units, boolean byRequirement) {
        boolean one = units.stream().map(Unit::phase).distinct().count() == 1;
        if (!byRequirement || !one || units.size() < 5) {
            return inPhases(units);
        }
        record Placed(Concern concern, Unit unit) {}
        var placed = units.stream()
                .map(unit -> new Placed(Concern.of(WorkTitle.plain(unit.text())), unit))
                .sorted(Comparator.comparing(Placed::concern))
                .toList();
        if (placed.getFirst().concern() == placed.getLast().concern()) {
            return units;
        }
        return placed.stream()
                .map(each -> new Unit(
                        each.unit().block(),
                        each.unit().text(),
                        each.unit().code(),
                        each.concern().in(vietnamese),
                        false,
                        each.unit().done()))
                .toList();
    }

    private static List<Unit> inPhases(List<Unit> units) {
        var phases = new java.util.LinkedHashMap<String, List<Unit>>();
        units.forEach(unit ->
                phases.computeIfAbsent(unit.phase(), _ -> new ArrayList<>()).add(unit));
        return phases.values().stream().flatMap(List::stream).toList();
    }

    private List<String> names(List<Unit> units, Files files) {
        var taken = new HashSet<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            if (unit.done()) {
                names.add("");
                continue;
            }
            var text = unit.block().kind == Kind.DOCUMENT ? source.name() : unit.text();
            var name = titles.of(text);
            if (unit.block().kind == Kind.DOCUMENT || name.isEmpty()) {
                name = (vietnamese ? "Làm những gì tài liệu mô tả: " : "Do what is described in ") + sourceName();
            }
            names.add(Titled.unique(
                    name,
                    files.made.get(i).isEmpty()
                            ? unit.phase()
                            : FileNames.last(files.made.get(i).getFirst()),
                    taken));
        }
        return names;
    }

    private Complexity complexity(Unit unit, List<String> files) {
        for (var block : unit.block().all()) {
            if (block.is(Field.COMPLEXITY)) {
                var said = block.text();
                if (HIGH.matcher(said).find()) {
                    return Complexity.HIGH;
                }
                if (MEDIUM.matcher(said).find()) {
                    return Complexity.MEDIUM;
                }
                if (LOW.matcher(said).find()) {
                    return Complexity.LOW;
                }
            }
        }
        var said = Steps.of(unit.block());
        int tests = said.tests.stream()
                .map(test -> NUMBER.matcher(test.text()))
                .filter(number -> number.lookingAt())
                .mapToInt(number -> Integer.parseInt(number.group()))
                .max()
                .orElse(0);
        if (Concern.of(WorkTitle.plain(unit.text())) == Concern.TESTS) {
            return said.steps.size() < 4 ? Complexity.LOW : Complexity.MEDIUM;
        }
        long made = files.stream().filter(Splitting::isOwnWork).count();
        long nested = said.steps.stream()
                .filter(step -> step.lines().to() - step.lines().from() > 3)
                .count();
        long points = said.steps.size() + 2 * Math.max(0, made - 1) + (tests >= 20 ? 4 : tests >= 12 ? 2 : 0) + nested;
        return points >= 7 ? Complexity.HIGH : points >= 4 ? Complexity.MEDIUM : Complexity.LOW;
    }

    /** Which files the units are about. */
    private final class Files {

        private final List<List<String>> made = new ArrayList<>();
        private final List<@Nullable String> tests = new ArrayList<>();
        private final List<List<String>> folders = new ArrayList<>();
        private final List<Boolean> declared = new ArrayList<>();
        private final Set<Integer> guessed = new LinkedHashSet<>();

        Files(List<Unit> units) {
            units.forEach(this::mentioned);
            described(units);
            for (int i = 0; i < units.size(); i++) {
                finish(i, units.get(i));
            }
        }

        private void mentioned(Unit unit) {
            var listed = new LinkedHashSet<String>();
            var named = new LinkedHashSet<String>();
            var testing = new LinkedHashSet<String>();
            for (var block : unit.block().all()) {
                if (block.kind == Kind.CODE || block.is(Field.CRITERIA) || block.is(Field.DEPENDS)) {
                    continue;
                }
                if (block.around(around -> around.is(Field.CRITERIA)) != null) {
                    continue;
                }
                var text = block == unit.block() && block.kind != Kind.ROW ? unit.text() : block.text();
                var into = block.is(Field.FILES) || block.around(around -> around.is(Field.FILES)) != null
                        ? listed
                        : block.is(Field.TESTS) ? testing : named;
                FileNames.in(text).stream().map(catalogue::resolved).forEach(into::add);
            }
            var whole = new LinkedHashSet<String>();
            boolean lists = listed.stream().anyMatch(file -> !file.endsWith("/"));
            whole.addAll(listed);
            if (!lists) {
                whole.addAll(named);
            }
            var test = testing.stream()
                    .filter(file -> !file.endsWith("/"))
                    .findFirst()
                    .or(() -> whole.stream()
                            .filter(file -> FileNames.isTest(file) && !file.endsWith("/"))
                            .findFirst());
            folders.add(listed.stream().filter(file -> file.endsWith("/")).toList());
            made.add(new ArrayList<>(
                    whole.stream().filter(file -> !file.endsWith("/")).toList()));
            tests.add(test.orElse(null));
            declared.add(lists);
        }

        /** A file that is described elsewhere goes to the unit that has most in common with what is said of it. */
        private void described(List<Unit> units) {
            var titles = units.stream().map(unit -> Terms.of(unit.text())).toList();
            var index = new Terms.Index(units.stream()
                    .map(unit -> {
                        var terms = Terms.of(unit.text());
                        unit.block().all().forEach(block -> terms.addAll(Terms.of(block.text())));
                        return terms;
                    })
                    .toList());
            var byTitle = new Terms(titles);
            var taken = new HashSet<String>();
            made.forEach(taken::addAll);
            for (var entry : catalogue.entries()) {
                if (taken.contains(entry.path) || !entry.isDescribed() && !entry.test) {
                    continue;
                }
                var terms = entry.terms();
                int best = -1;
                double most = ENOUGH_IN_COMMON;
                for (var like : index.like(terms).entrySet()) {
                    int unit = like.getKey();
                    if (declared.get(unit) && !entry.test || !isWithin(entry.path, folders.get(unit), entry.test)) {
                        continue;
                    }
                    double much = like.getValue()
                            + byTitle.common(terms, titles.get(unit))
                            + (folders.get(unit).contains(parent(entry.path)) ? 1 : 0)
                            + (FileNames.stem(entry.path).startsWith("__") ? -2.5 : 0);
                    if (much > most) {
                        most = much;
                        best = unit;
                    }
                }
                if (best >= 0) {
                    if (!entry.test || isTesting(units.get(best), folders.get(best))) {
                        made.get(best).add(entry.path);
                    } else if (tests.get(best) == null) {
                        tests.set(best, entry.path);
                    } else {
                        made.get(best).add(entry.path);
                    }
                }
            }
        }

        private boolean isTesting(Unit unit, List<String> folders) {
            return folders.stream().anyMatch(FileNames::isTest);
        }

        private boolean isWithin(String path, List<String> folders, boolean test) {
            return folders.isEmpty()
                    || folders.stream().anyMatch(path::startsWith)
                    || test && folders.stream().noneMatch(FileNames::isTest);
        }

        private static String parent(String path) {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }

        private void finish(int unit, Unit of) {
            var files = made.get(unit);
            if (files.stream().allMatch(FileNames::isTest)) {
                folders.get(unit).stream()
                        .filter(folder -> !FileNames.isTest(folder))
                        .forEach(files::add);
            }
            if (files.isEmpty()) {
                files.addAll(folders.get(unit));
            }
            if (tests.get(unit) == null) {
                var first = files.stream()
                        .filter(file -> FileNames.isTest(file) && !file.endsWith("/"))
                        .findFirst();
                if (first.isPresent()) {
                    tests.set(unit, first.get());
                } else {
                    var made = files.stream()
                            .filter(file -> !FileNames.stem(file).startsWith("__"))
                            .findFirst();
                    var test = made.map(catalogue::testOf).orElse(null);
                    if (test != null && Concern.of(WorkTitle.plain(of.text())) != Concern.DOCUMENTS) {
                        tests.set(unit, test);
                        if (catalogue.at(test) == null) {
                            guessed.add(unit);
                        }
                    }
                }
            }
        }

        void note(List<String> keys) {
            var open = guessed.stream()
                    .map(keys::get)
                    .filter(key -> !key.isEmpty())
                    .toList();
            if (!open.isEmpty()) {
                notes.add("the document names no test file for "
                        + Titled.some(open)
                        + ": those proposed are named after the manner of its other files");
            }
        }
    }
}
