package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Steps.Step;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The second pass: what is of high complexity is split into tasks of one concern each, everything else stays. */
final class Splitting {

    private static final int MOST_PIECES = 12;
    private static final double ENOUGH_IN_COMMON = 1.2;
    private static final Pattern OWNER = Pattern.compile("^`?([A-Z]\\w{2,60})[.#:]{1,2}\\w.*");
    private static final Pattern ENDPOINT = Pattern.compile("^[`*]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+/.*");
    private static final Pattern SHARED = Pattern.compile(
            "^(?:all|no|every|each|only|uses?|never|always|tất cả|không|mọi|mỗi|chỉ)(?!\\p{L})|^`?@|\\b(?:on|for) all\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Reading.Read read;
    private final Proposal before;
    private final Catalogue catalogue;
    private final WorkTitle titles;
    private final boolean vietnamese;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<String>> ends = new HashMap<>();
    private final List<String> notes;

    /** A part of a task. */
    private static final class Piece {
        final List<Step> steps = new ArrayList<>();
        final List<String> files = new ArrayList<>();
        String title = "";

        Concern concern() {
            return Concern.of(title);
        }
    }

    private Splitting(Source source, Reading.Read read, Proposal before) {
        this.read = read;
        this.before = before;
        catalogue = new Catalogue(read.lines());
        vietnamese = WorkTitle.isVietnamese(source.text());
        titles = new WorkTitle(vietnamese);
        notes = new ArrayList<>(before.notes());
        before.tasks().forEach(task -> keys.add(task.key()));
    }

    static Proposal of(Source source, Reading.Read read, Proposal before) {
        return new Splitting(source, read, before).proposal();
    }

    /** @return whether the file is worth a task of its own: tests and files that only gather others are not */
    static boolean isOwnWork(String file) {
        return !FileNames.isTest(file)
                && !file.endsWith("/")
                && !FileNames.stem(file).equals("__init__")
                && !FileNames.stem(file).equals("index")
                && !FileNames.stem(file).equals("package-info");
    }

    private Proposal proposal() {
        var tasks = new ArrayList<ProposedTask>();
        var whole = new ArrayList<String>();
        int left = Proposal.MOST_TASKS - before.tasks().size();
        for (var task : before.tasks()) {
            var pieces = task.complexity() == Complexity.HIGH ? pieces(task) : List.<Piece>of();
            if (pieces.size() < 2 || pieces.size() - 1 > left) {
                if (task.complexity() == Complexity.HIGH) {
                    whole.add(task.key());
                }
                names.add(task.title().toLowerCase(java.util.Locale.ROOT));
                tasks.add(task);
            } else {
                left -= pieces.size() - 1;
                tasks.addAll(split(task, pieces));
            }
        }
        if (!whole.isEmpty()) {
            notes.add("of high complexity, and the document gives nothing to split by: " + Titled.some(whole));
        }
        return new Proposal(Pass.ATOMIC, tasks.stream().map(this::withEnds).toList(), notes);
    }

    private ProposedTask withEnds(ProposedTask task) {
        var blockers = new LinkedHashSet<String>();
        task.dependsOn().forEach(key -> blockers.addAll(ends.getOrDefault(key, List.of(key))));
        return task.withDependsOn(List.copyOf(blockers));
    }

    private List<Piece> pieces(ProposedTask task) {
        if (task.lines() == null) {
            return List.of(); // the document says nothing about it
        }
        var steps = Steps.within(read, task.lines()).steps;
        var files = task.files().stream().filter(Splitting::isOwnWork).toList();
        for (var attempt : List.<Function<List<Step>, List<Piece>>>of(
                all -> byFile(task, all, files),
                all -> byName(task, all, Splitting::owner),
                all -> byName(task, all, Splitting::endpoint),
                this::byStep)) {
            var pieces = attempt.apply(steps);
            if (pieces.size() > 1) {
                return pieces;
            }
        }
        return List.of();
    }

    private List<Piece> byFile(ProposedTask task, List<Step> steps, List<String> files) {
        if (files.size() < 2) {
            return List.of();
        }
        var said = files.stream()
                .map(file -> {
                    var entry = catalogue.at(file);
                    return entry == null ? Terms.of(FileNames.stem(file)) : entry.terms();
                })
                .toList();
        var terms = new Terms(said);
        var pieces = new LinkedHashMap<String, Piece>();
        files.forEach(file -> pieces.put(file, new Piece()));
        var rest = new ArrayList<Step>();
        var last = "";
        for (var step : steps) {
            var best = "";
            double most = ENOUGH_IN_COMMON;
            var stepTerms = Terms.of(step.text());
            for (int i = 0; i < files.size(); i++) {
                double much = terms.common(said.get(i), stepTerms)
                        + terms.common(Terms.of(FileNames.stem(files.get(i))), stepTerms) / 2
                        + (step.text().contains(FileNames.last(files.get(i))) ? 10 : 0);
                if (much > most) {
                    most = much;
                    best = files.get(i);
                }
            }
            boolean goesOn = best.isEmpty()
                    && !last.isEmpty()
                    && !isOwn(step)
                    && !SHARED.matcher(step.text()).find();
            best = goesOn ? last : best;
            last = best;
            (best.isEmpty() ? rest : pieces.get(best).steps).add(step);
        }
        pieces.forEach((file, piece) -> {
            piece.files.add(file);
            var entry = catalogue.at(file);
            var remark = entry == null ? "" : WorkTitle.plain(entry.remark());
            piece.title = piece.steps.size() == 1
                    ? titles.of(piece.steps.getFirst().text())
                    : remark.isEmpty()
                            ? task.title() + ": `" + FileNames.last(file) + "`"
                            : titles.of(remark) + (vietnamese ? " trong `" : " in `") + FileNames.last(file) + "`";
        });
        var empty = pieces.values().stream()
                .filter(piece -> piece.steps.isEmpty()
                        && (catalogue.at(piece.files.getFirst()) == null
                                || catalogue.at(piece.files.getFirst()).remark().isEmpty()))
                .toList();
        var full = new ArrayList<>(pieces.values());
        full.removeAll(empty);
        if (full.isEmpty()) {
            return List.of();
        }
        empty.forEach(piece -> full.getFirst().files.addAll(piece.files));
        return withRest(task, full, rest);
    }

    private static boolean isOwn(Step step) {
        return WorkTitle.isWork(WorkTitle.plain(step.text()));
    }

    /** What belongs to no piece is a piece itself, but for what holds for all of them. */
    private List<Piece> withRest(ProposedTask task, List<Piece> pieces, List<Step> rest) {
        var own = rest.stream()
                .filter(step -> !SHARED.matcher(step.text()).find())
                .toList();
        if (own.isEmpty()) {
            return pieces;
        }
        var piece = new Piece();
        piece.steps.addAll(own);
        piece.title = own.size() == 1 ? titles.of(own.getFirst().text()) : task.title();
        var all = new ArrayList<>(pieces);
        all.add(
                own.getFirst().lines().from()
                                < pieces.getFirst().steps.stream()
                                        .mapToInt(step -> step.lines().from())
                                        .min()
                                        .orElse(Integer.MAX_VALUE)
                        ? 0
                        : all.size(),
                piece);
        return all;
    }

    private List<Piece> byName(ProposedTask task, List<Step> steps, Function<String, String> nameOf) {
        var pieces = new LinkedHashMap<String, Piece>();
        var rest = new ArrayList<Step>();
        for (var step : steps) {
            var name = nameOf.apply(step.text());
            if (name.isEmpty()) {
                rest.add(step);
            } else {
                pieces.computeIfAbsent(name, _ -> new Piece()).steps.add(step);
            }
        }
        if (pieces.size() < 2 || rest.size() > steps.size() / 2) {
            return List.of();
        }
        pieces.forEach((name, piece) -> piece.title =
                piece.steps.size() == 1 ? titles.of(piece.steps.getFirst().text()) : task.title() + ": " + name);
        return withRest(task, new ArrayList<>(pieces.values()), rest);
    }

    private static String owner(String text) {
        var owner = OWNER.matcher(text);
        return owner.matches() ? owner.group(1) : "";
    }

    private static String endpoint(String text) {
        return ENDPOINT.matcher(text).matches() ? text : "";
    }

    private List<Piece> byStep(List<Step> steps) {
        var own = steps.stream()
                .filter(step -> !SHARED.matcher(step.text()).find())
                .toList();
        int each = Math.ceilDiv(Math.max(1, own.size()), MOST_PIECES);
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < own.size(); i += each) {
            var piece = new Piece();
            piece.steps.addAll(own.subList(i, Math.min(own.size(), i + each)));
            piece.title = titles.of(piece.steps.getFirst().text());
            if (!piece.title.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private List<ProposedTask> split(ProposedTask task, List<Piece> pieces) {
        boolean steps = pieces.stream().flatMap(piece -> piece.steps.stream()).allMatch(Step::ordered);
        var ordered = new ArrayList<>(pieces);
        if (!steps) {
            ordered.sort(Comparator.comparing(Piece::concern));
        }
        var shared = Steps.within(read, task.lines()).steps.stream()
                .filter(step -> pieces.stream().noneMatch(piece -> piece.steps.contains(step)))
                .map(Step::text)
                .map(WorkTitle::said)
                .toList();
        var own = ordered.stream().flatMap(piece -> piece.files.stream()).toList();
        var made = new ArrayList<ProposedTask>();
        var blocking = new HashSet<String>();
        for (int i = 0; i < ordered.size(); i++) {
            var piece = ordered.get(i);
            var files = new LinkedHashSet<>(piece.files);
            if (own.isEmpty()) {
                task.files().stream().filter(file -> !FileNames.isTest(file)).forEach(files::add);
            } else if (i == 0) {
                task.files().stream()
                        .filter(file -> !own.contains(file) && !FileNames.isTest(file))
                        .forEach(files::add);
            }
            var blockers = new LinkedHashSet<>(task.dependsOn());
            for (int earlier = 0; earlier < i; earlier++) {
                boolean next = earlier == i - 1;
                boolean sameFile = next
                        && made.get(earlier).files().equals(List.copyOf(files))
                        && files.stream().anyMatch(file -> !file.endsWith("/"));
                boolean lower = !steps && isLast(ordered, earlier) && builds(piece, ordered.get(earlier));
                if (next && steps || sameFile || lower) {
                    blockers.add(made.get(earlier).key());
                    blocking.add(made.get(earlier).key());
                }
            }
            var lines = Objects.requireNonNull(task.lines());
            int from = piece.steps.stream()
                    .mapToInt(step -> step.lines().from())
                    .min()
                    .orElse(lines.from());
            int to = piece.steps.stream()
                    .mapToInt(step -> step.lines().to())
                    .max()
                    .orElse(lines.to());
            var hints = new ArrayList<>(task.hints());
            hints.addAll(shared);
            made.add(new ProposedTask(
                    key(task.key(), i),
                    Titled.unique(piece.title, WorkTitle.shortened(task.title(), 60), names),
                    task.phase(),
                    piece.steps.size() < 4 ? Complexity.LOW : Complexity.MEDIUM,
                    List.copyOf(files),
                    test(task, piece, own),
                    List.copyOf(blockers),
                    i == ordered.size() - 1 ? task.criteria() : List.of(),
                    hints,
                    new Lines(from, to)));
        }
        ends.put(
                task.key(),
                made.stream()
                        .map(ProposedTask::key)
                        .filter(key -> !blocking.contains(key))
                        .toList());
        return made;
    }

    private static boolean builds(Piece piece, Piece earlier) {
        var concern = piece.concern();
        boolean closing = concern.compareTo(Concern.COMMAND_LINE) >= 0;
        boolean ground = earlier.concern().compareTo(Concern.MODEL) <= 0;
        return earlier.concern() != concern && (closing || ground && piece.files.isEmpty());
    }

    /** @return whether no later piece has the concern of this one */
    private static boolean isLast(List<Piece> pieces, int at) {
        return pieces.subList(at + 1, pieces.size()).stream()
                .noneMatch(piece -> piece.concern() == pieces.get(at).concern());
    }

    private String key(String of, int place) {
        for (int n = place; ; n++) {
            var key = of + (n < 26 ? Character.toString((char) ('a' + n)) : "." + n);
            if (keys.add(key)) {
                return key;
            }
        }
    }

    /** A test that is named after one file is no test of the others. */
    private @Nullable String test(ProposedTask task, Piece piece, List<String> allFiles) {
        var tests = new LinkedHashSet<>(
                task.files().stream().filter(FileNames::isTest).toList());
        if (task.testFile() != null) {
            tests.add(task.testFile());
        }
        for (var file : piece.files) {
            for (var test : tests) {
                if (isNamedAfter(test, file)) {
                    return test;
                }
            }
        }
        if (task.testFile() == null) {
            return null;
        }
        boolean others = allFiles.stream().anyMatch(file -> isNamedAfter(task.testFile(), file));
        return !others ? task.testFile() : piece.files.isEmpty() ? null : catalogue.testOf(piece.files.getFirst());
    }

    private static boolean isNamedAfter(String test, String file) {
        var names = Terms.of(FileNames.stem(test));
        var wanted = Terms.of(FileNames.stem(file));
        wanted.removeIf(term -> term.startsWith("="));
        return !wanted.isEmpty() && names.containsAll(wanted);
    }
}
