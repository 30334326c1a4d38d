package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The third and the fourth pass: what of the document tells that a task is done, and what else helps to do it. */
final class Evidence {

    private static final int MOST = 12;
    private static final int LONGEST = 300;
    private static final double ENOUGH_IN_COMMON = 1.6;
    private static final Pattern METHOD = Pattern.compile(
            "^`?((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+[^\\s`]+)`?\\s*(?:->|\u2192|=>)\\s*(.+)$");
    private static final Pattern ENDPOINT =
            Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+/[^\\s`,;)]*+");
    private static final Pattern ASKED = Pattern.compile(
            "^`?((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+[^\\s`,]+)`?\\s+(?:with |to |for |\\()(.+)$");
    private static final Pattern ARROW = Pattern.compile("^(.{1,120}?)\\s*(?:->|\u2192|=>)\\s*(.+)$");
    private static final Pattern NAMES =
            Pattern.compile("^`?[A-Za-z_]\\w*`?(?:(?:, (?:and )?| and )`?[A-Za-z_]\\w*`?)*$");
    private static final Pattern COUNT = Pattern.compile("^(\\d{1,4})(?:\\s+tests?)?$");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}`*\"])");
    private static final Pattern RULE = Pattern.compile(
            "(?<!\\p{L})(?:must|shall|should|returns?|raises?|rejects?|refuses?|fails?|passes|cannot|never|always|ensures?"
                    + "|at (?:least|most)|within|error|phải|trả về|không được|từ chối|báo lỗi|luôn|ít nhất|tối đa|đảm bảo)(?!\\p{L})"
                    + "|(?<!\\d)[1-5]\\d\\d(?!\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SIGNATURE = Pattern.compile("(?<![\\w.])([A-Za-z_][\\w.]{1,60}\\([^()\\n]{0,80}\\))");

    private final Source source;
    private final Reading.Read read;
    private final Proposal before;
    private final Catalogue catalogue;
    private final boolean vietnamese;
    private final List<Set<String>> about;
    private final Terms.Index index;
    private final Map<Integer, List<ProposedTask>> byLine = new HashMap<>();
    private final Map<String, Set<String>> titles = new HashMap<>();
    private final Map<String, List<String>> workedOnBy = new HashMap<>();
    private final Map<String, List<String>> askedBy = new HashMap<>();
    private final Map<String, String> endpoints = new HashMap<>();
    private final List<String> notes;

    private Evidence(Source source, Reading.Read read, Proposal before) {
        this.source = source;
        this.read = read;
        this.before = before;
        catalogue = new Catalogue(read.lines());
        vietnamese = WorkTitle.isVietnamese(source.text());
        notes = new ArrayList<>(before.notes());
        about = before.tasks().stream().map(this::terms).toList();
        index = new Terms.Index(about);
        for (var task : before.tasks()) {
            for (int line : lines(task)) {
                byLine.computeIfAbsent(line, _ -> new ArrayList<>(1)).add(task);
            }
        }
        for (var task : before.tasks()) {
            task.files()
                    .forEach(file -> workedOnBy
                            .computeIfAbsent(file, _ -> new ArrayList<>())
                            .add(task.key()));
            var said = task.title() + "\n"
                    + Steps.within(read, task.lines()).steps.stream()
                            .filter(step -> isOf(task, step))
                            .map(step -> start(step.text()))
                            .collect(Collectors.joining("\n"));
            ENDPOINT.matcher(said)
                    .results()
                    .map(result -> result.group())
                    .distinct()
                    .forEach(endpoint -> askedBy.computeIfAbsent(endpoint, _ -> new ArrayList<>())
                            .add(task.key()));
        }
        for (var line : read.lines()) {
            var method = METHOD.matcher(WorkTitle.said(start(line)).replaceFirst("^[-*] ", ""));
            if (method.matches() && method.group(2).strip().length() > 3) {
                var known = endpoints.getOrDefault(method.group(1), "");
                if (method.group(2).length() > known.length()) {
                    endpoints.put(method.group(1), method.group(2).strip());
                }
            }
        }
    }

    /** @return the numbers of the lines that a task comes from; none where a person added it */
    private int[] lines(ProposedTask task) {
        var lines = task.lines();
        return lines == null
                ? new int[0]
                : IntStream.rangeClosed(
                                lines.from(), Math.min(lines.to(), read.lines().size()))
                        .toArray();
    }

    private Set<String> terms(ProposedTask task) {
        var terms = Terms.of(task.title());
        task.files().forEach(file -> terms.addAll(Terms.of(FileNames.stem(file))));
        var steps = Steps.within(read, task.lines());
        steps.steps.forEach(step -> terms.addAll(Terms.of(step.text())));
        task.criteria().forEach(criterion -> terms.addAll(Terms.of(criterion)));
        task.hints().stream().limit(MOST).forEach(hint -> terms.addAll(Terms.of(hint)));
        return terms;
    }

    static Proposal criteria(Source source, Reading.Read read, Proposal before) {
        return new Evidence(source, read, before).criteria();
    }

    static Proposal hints(Source source, Reading.Read read, Proposal before) {
        return new Evidence(source, read, before).hints();
    }

    private Proposal criteria() {
        var common = common();
        var tasks = new ArrayList<ProposedTask>();
        for (var task : before.tasks()) {
            var steps = Steps.within(read, task.lines());
            var criteria = new LinkedHashSet<String>();
            steps.criteria.stream()
                    .filter(said -> isOf(task, said))
                    .forEach(said -> sentences(said.text()).forEach(criteria::add));
            steps.steps.stream()
                    .filter(step -> isOf(task, step))
                    .flatMap(step -> criteria(step.text()).stream())
                    .forEach(criteria::add);
            if (steps.steps.isEmpty()) {
                var said = steps.notes.stream()
                        .flatMap(note -> sentences(note.text()).stream()
                                .filter(sentence -> isOf(task, new Steps.Step(sentence, note.lines(), false))))
                        .toList();
                said.stream()
                        .filter(sentence ->
                                said.size() == 1 || RULE.matcher(sentence).find())
                        .forEach(criteria::add);
            }
            steps.tests.forEach(test -> tests(task, test.text(), criteria));
            criteria.addAll(common.getOrDefault(task.key(), List.of()));
            criteria.remove("");
            if (criteria.isEmpty() && task.criteria().isEmpty()) {
                criteria.add(lastResort(task));
            }
            tasks.add(task.withCriteria(criteria.stream().limit(MOST).toList()));
        }
        return new Proposal(Pass.CRITERIA, tasks, notes);
    }

    /** The criteria that the document keeps apart from its tasks go to the task that has most in common with each. */
    private Map<String, List<String>> common() {
        var found = new LinkedHashMap<String, List<String>>();
        for (var block : Units.saidAs(read, Role.CRITERIA)) {
            if (byLine.containsKey(block.from)) {
                continue;
            }
            var text = whole(block);
            var best = bestFor(text, 1);
            if (best.isEmpty()) {
                notes.add((vietnamese ? "tiêu chí chưa thuộc nhiệm vụ nào: " : "a criterion that goes with no task: ")
                        + text);
            }
            best.forEach(
                    key -> found.computeIfAbsent(key, _ -> new ArrayList<>()).add(text));
        }
        return found;
    }

    private List<String> bestFor(String text, int most) {
        var asking = ENDPOINT.matcher(start(text))
                .results()
                .map(result -> result.group().replaceFirst("\\?.*", ""))
                .flatMap(endpoint -> askedBy.getOrDefault(endpoint, List.of()).stream())
                .distinct()
                .limit(most)
                .toList();
        if (!asking.isEmpty()) {
            return asking;
        }
        var named = FileNames.in(start(text)).stream()
                .map(catalogue::resolved)
                .flatMap(file -> workedOnBy.getOrDefault(file, List.of()).stream())
                .distinct()
                .limit(most)
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        var like = index.like(Terms.of(text));
        return like.entrySet().stream()
                .filter(entry -> entry.getValue() >= ENOUGH_IN_COMMON)
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Double> entry) -> -share(entry))
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(entry -> before.tasks().get(entry.getKey()).key())
                .toList();
    }

    /** Who speaks of many things has something in common with everything. */
    private double share(Map.Entry<Integer, Double> like) {
        return like.getValue() / Math.sqrt(about.get(like.getKey()).size());
    }

    /** @return the block with what stands below it, as one statement */
    private static String whole(Block block) {
        var said = block.all().stream()
                .filter(part -> part.kind != Kind.CODE)
                .limit(8)
                .map(part -> part.kind == Kind.ROW ? String.join(": ", part.cells) : part.text())
                .filter(text -> !text.isBlank())
                .map(WorkTitle::said)
                .toList();
        var text = said.getFirst()
                + (said.size() == 1
                        ? ""
                        : (said.getFirst().endsWith(":") ? " " : ": ")
                                + String.join("; ", said.subList(1, said.size())));
        return cut(text);
    }

    /** What stands on the lines of several tasks belongs to the one that has most in common with it. */
    private boolean isOf(ProposedTask task, Steps.Step step) {
        var around = byLine.getOrDefault(step.lines().from(), List.of());
        if (around.size() < 2) {
            return true;
        }
        var terms = Terms.of(step.text());
        double own = common(task, terms);
        return around.stream().allMatch(other -> common(other, terms) <= own);
    }

    private double common(ProposedTask task, Set<String> terms) {
        double much = 0;
        var titled = titles.computeIfAbsent(task.key(), _ -> {
            var own = Terms.of(task.title());
            task.files().stream().limit(20).forEach(file -> own.addAll(Terms.of(FileNames.stem(file))));
            return own;
        });
        for (var term : terms) {
            much += titled.contains(term) ? 1 : 0;
        }
        return much;
    }

    private static String start(String line) {
        return line.length() > 600 ? line.substring(0, 600) : line;
    }

    /** @return one for each endpoint that is named, with what the document says elsewhere about it */
    private List<String> criteria(String step) {
        var found = ENDPOINT.matcher(start(step))
                .results()
                .map(result -> result.group())
                .distinct()
                .toList();
        var all = new ArrayList<String>();
        var alone = found.size() == 1 ? endpoints.getOrDefault(found.getFirst(), "") : "";
        var rest = WorkTitle.said(step).replaceFirst("^[^>\u2192]*(?:->|\u2192)\\s*", "");
        boolean told = !alone.isEmpty() && (rest.equals(found.getFirst()) || alone.startsWith(rest));
        if (found.size() < 2 && !told) {
            all.add(criterion(step));
        }
        for (var endpoint : found) {
            var said = endpoints.get(endpoint);
            if (said != null && (told || !step.contains(said))) {
                all.add(answers(endpoint, said));
            } else if (found.size() > 1) {
                all.add(endpoint + (vietnamese ? " trả lời được" : " answers"));
            }
        }
        if (found.size() > 1
                && step.replace(",", "").strip().length()
                        > String.join(" ", found).length() + 4) {
            all.add(cut(WorkTitle.said(step)));
        }
        return all;
    }

    private String answers(String endpoint, String what) {
        boolean thing = Character.isUpperCase(what.charAt(0)) || "{[`0123456789".indexOf(what.charAt(0)) >= 0;
        return cut(endpoint + (!thing ? ": " : vietnamese ? " trả về " : " returns ") + what);
    }

    private String criterion(String step) {
        var text = WorkTitle.said(step).replaceFirst("\\s*:$", "");
        var method = METHOD.matcher(text);
        if (method.matches()) {
            return answers(method.group(1), method.group(2));
        }
        var asked = ASKED.matcher(text);
        if (asked.matches()) {
            return cut(asked.group(1)
                    + (vietnamese ? " chạy được: " : " works: ")
                    + text.substring(asked.group(1).length()).strip());
        }
        var arrow = ARROW.matcher(text);
        if (arrow.matches()) {
            return cut(arrow.group(1) + (vietnamese ? " cho ra " : " gives ") + arrow.group(2));
        }
        if (NAMES.matcher(text).matches() && text.indexOf(' ') != 0) {
            boolean many = text.contains(",") || text.contains(" and ");
            return cut(text + (vietnamese ? " đã có" : many ? " exist" : " exists"));
        }
        return cut(text);
    }

    private void tests(ProposedTask task, String said, Set<String> criteria) {
        var count = COUNT.matcher(said.strip());
        if (count.matches()) {
            var where = task.testFile() == null ? "" : (vietnamese ? " trong `" : " in `") + task.testFile() + "`";
            criteria.add(
                    vietnamese ? count.group(1) + " kiểm thử đạt" + where : count.group(1) + " tests pass" + where);
        } else if (FileNames.in(said).isEmpty()) {
            sentences(said).forEach(criteria::add);
        }
    }

    private String lastResort(ProposedTask task) {
        var where = source.name().replaceAll("\\s+", " ").strip();
        if (task.testFile() != null) {
            return vietnamese
                    ? "Các kiểm thử trong `" + task.testFile() + "` đạt"
                    : "The tests in `" + task.testFile() + "` pass and show it";
        }
        if (task.lines() == null) {
            return vietnamese
                    ? "Kết quả đúng như tiêu đề, và một kiểm thử hoặc người rà soát đã thấy"
                    : "It is as the title says, and a test or a reviewer has seen it";
        }
        return vietnamese
                ? "Kết quả đúng như " + where + where(task)
                : "It is as " + where + where(task) + ", says, and a test or a reviewer has seen it";
    }

    private String where(ProposedTask task) {
        var lines = task.lines();
        if (lines == null) {
            return "";
        }
        boolean one = lines.from() == lines.to();
        return (vietnamese ? ", dòng " : one ? ", line " : ", lines ")
                + lines.from()
                + (one ? "" : "\u2013" + lines.to());
    }

    private static List<String> sentences(String text) {
        return List.of(SENTENCE_END.split(WorkTitle.said(text))).stream()
                .map(sentence -> cut(sentence.strip()))
                .filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    private static String cut(String text) {
        var one = text.strip();
        if (one.length() <= LONGEST) {
            return one;
        }
        int at = one.lastIndexOf(' ', LONGEST - 1);
        at = at < LONGEST / 2 ? LONGEST - 1 : at;
        at = Character.isHighSurrogate(one.charAt(at - 1)) ? at - 1 : at;
        return one.substring(0, at).strip() + "\u2026";
    }

    private Proposal hints() {
        var constraints = elsewhere(Role.CONSTRAINT, 2, true);
        var wanted = elsewhere(Role.REQUIREMENT, 1, false);
        var tasks = new ArrayList<ProposedTask>();
        for (var task : before.tasks()) {
            var steps = Steps.within(read, task.lines());
            var hints = new LinkedHashSet<String>();
            described(task, hints);
            signatures(task, hints);
            steps.notes.stream()
                    .filter(note -> isOf(task, note))
                    .filter(note -> !note.text().endsWith(":"))
                    .limit(MOST)
                    .forEach(note -> hints.add(cut(WorkTitle.said(note.text()))));
            hints.addAll(wanted.getOrDefault(task.key(), List.of()));
            hints.addAll(constraints.getOrDefault(task.key(), List.of()));
            hints.remove("");
            var known = Set.copyOf(task.criteria());
            var all = hints.stream()
                    .filter(hint -> !known.contains(hint))
                    .limit(MOST)
                    .collect(Collectors.toList());
            if (task.lines() != null) {
                all.add((vietnamese ? "Nguồn: " : "Source: ")
                        + source.name().replaceAll("\\s+", " ").strip()
                        + where(task));
            }
            tasks.add(task.withHints(all));
        }
        return new Proposal(Pass.HINTS, tasks, notes);
    }

    private void described(ProposedTask task, Set<String> hints) {
        for (var file : task.files()) {
            var entry = catalogue.at(file);
            if (entry != null && !entry.remark().isEmpty()) {
                hints.add(cut("`" + file + "`: " + WorkTitle.said(entry.remark())));
            }
        }
    }

    private void signatures(ProposedTask task, Set<String> hints) {
        var found = new LinkedHashSet<String>();
        for (int line : lines(task)) {
            var text = read.lines().get(line - 1);
            var signature =
                    SIGNATURE.matcher(text.length() > Reading.WIDEST ? text.substring(0, Reading.WIDEST) : text);
            while (found.size() < 8 && signature.find()) {
                if (isOf(task, new Steps.Step(text, new Lines(line, line), false))) {
                    found.add(signature.group(1));
                }
            }
        }
        if (!found.isEmpty()) {
            hints.add((vietnamese ? "Hàm: " : "Functions: ")
                    + found.stream()
                            .map(name -> "`" + name.replace("`", "") + "`")
                            .collect(Collectors.joining(", ")));
        }
    }

    /** What the document says apart from its tasks, with the tasks that have most in common with it. */
    private Map<String, List<String>> elsewhere(Role role, int most, boolean forAll) {
        var found = new LinkedHashMap<String, List<String>>();
        for (var block : Units.saidAs(read, role)) {
            if (byLine.containsKey(block.from)) {
                continue;
            }
            var text = whole(block);
            var best = bestFor(text, most);
            if (best.isEmpty() && forAll) {
                notes.add((vietnamese ? "áp dụng cho mọi nhiệm vụ: " : "holds for every task: ") + text);
            }
            withSiblings(best)
                    .forEach(key ->
                            found.computeIfAbsent(key, _ -> new ArrayList<>()).add(text));
        }
        return found;
    }

    /** What helps with a file helps all tasks that work on it. */
    private Set<String> withSiblings(List<String> keys) {
        var all = new LinkedHashSet<>(keys);
        for (var task : before.tasks()) {
            if (keys.contains(task.key())
                    && task.files().size() == 1
                    && !task.files().getFirst().endsWith("/")) {
                before.tasks().stream()
                        .filter(other -> other.files().equals(task.files()))
                        .limit(MOST)
                        .map(ProposedTask::key)
                        .forEach(all::add);
            }
        }
        return all;
    }
}
