package io.planwright.application.markdown;

import io.planwright.application.markdown.Outline.Heading;
import io.planwright.application.markdown.Outline.Item;
import io.planwright.application.markdown.PlanFile.Part;
import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.Prose;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.application.markdown.TaskMarks.TaskMark;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Notation.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of one plan file: first who belongs to whom, then where the parts begin. */
final class PlanReader {

    private static final String SPACE = "[\\s\\p{Z}\\x1C-\\x1F]";
    private static final String NO_SPACE = "[^\\s\\p{Z}\\x1C-\\x1F]";
    private static final Pattern TASK_LABEL = Pattern.compile(
            "Task[ \\t]+\\d+(?:\\.\\d+)*[ \\t]*[:\\-\u2013\u2014][ \\t]" + SPACE + "*(?=" + NO_SPACE + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)+)[ \\t]" + SPACE + "*(?=" + NO_SPACE + ")");
    private static final Pattern COMMIT = Pattern.compile("(?<=" + NO_SPACE + ") \\[([0-9a-f]{7,40})]\\z");
    private static final Pattern DONE_MARK =
            Pattern.compile("(?<=" + NO_SPACE + ")(?:" + SPACE + "*\u2705\uFE0F?)+\\z");
    private static final Pattern DONE_PHASE = Pattern.compile("(?:" + SPACE + "*\u2705\uFE0F?)+\\z");

    private final String text;
    private final Outline outline;
    private final Map<Item, TaskMark> marks;
    private final List<Heading> sections = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Draft> roots = new ArrayList<>();

    /** The headings of the phases; null stands for tasks before any heading. */
    private final Set<@Nullable Heading> phases = new HashSet<>();

    PlanReader(String text) {
        this.text = text;
        outline = Outline.of(text);
        marks = TaskMarks.in(text, outline, this::isTask);
    }

    /** A task whose place is known and whose neighbours are not yet. */
    private static final class Draft {

        private final Outline.Mark mark;
        private final int from;
        private final int to;
        private final List<Draft> subtasks = new ArrayList<>();
        private int notesTo;

        Draft(Outline.Mark mark, int from, int to) {
            this.mark = mark;
            this.from = from;
            this.to = to;
        }
    }

    List<Part> parts() {
        if (text.isEmpty()) {
            return List.of();
        }
        findTasks();
        if (drafts.isEmpty()) {
            return List.of(new Prose(text));
        }
        var cuts = cuts();
        measureNotes(cuts);
        return cutAt(cuts);
    }

    private void findTasks() {
        Deque<Heading> above = new ArrayDeque<>();
        Deque<Draft> bodies = new ArrayDeque<>();
        Map<Item, Draft> boxes = new IdentityHashMap<>();
        for (var mark : outline.marks()) {
            switch (mark) {
                case Heading heading -> {
                    while (!bodies.isEmpty() && ((Heading) bodies.peek().mark).level() >= heading.level()) {
                        bodies.pop();
                    }
                    boolean isTask = isTask(heading);
                    if (!isTask && !bodies.isEmpty()) {
                        continue;
                    }
                    while (!above.isEmpty() && above.peek().level() >= heading.level()) {
                        above.pop();
                    }
                    if (isTask) {
                        var draft = new Draft(heading, heading.from(), heading.to());
                        place(draft, bodies.peek(), above.peek());
                        bodies.push(draft);
                    } else {
                        above.push(heading);
                        sections.add(heading);
                    }
                }
                case Item item
                when marks.containsKey(item) -> {
                    var draft = new Draft(item, item.from(), item.to());
                    var box = boxAround(item, boxes);
                    place(draft, box == null ? bodies.peek() : box, sections.isEmpty() ? null : sections.getLast());
                    boxes.put(item, draft);
                }
                case Item _ -> {}
            }
        }
    }

    private boolean isTask(Heading heading) {
        return TASK_LABEL
                .matcher(text)
                .region(heading.titleFrom(), heading.titleTo())
                .lookingAt();
    }

    private static @Nullable Draft boxAround(Item item, Map<Item, Draft> boxes) {
        for (var around = item.parent(); around != null; around = around.parent()) {
            var box = boxes.get(around);
            if (box != null) {
                return box;
            }
        }
        return null;
    }

    private void place(Draft draft, @Nullable Draft parent, @Nullable Heading phase) {
        drafts.add(draft);
        if (parent != null) {
            parent.subtasks.add(draft);
        } else {
            roots.add(draft);
            phases.add(phase);
        }
    }

    /** The headings that begin a part: those on the level of the lowest phase or above, so every phase among them. */
    private List<Heading> cuts() {
        int lowest = phases.stream()
                .filter(phase -> phase != null)
                .mapToInt(Heading::level)
                .max()
                .orElseGet(
                        () -> sections.stream().mapToInt(Heading::level).min().orElse(0));
        return sections.stream().filter(heading -> heading.level() <= lowest).toList();
    }

    private void measureNotes(List<Heading> cuts) {
        int end = text.length();
        int cut = cuts.size() - 1;
        for (int i = drafts.size() - 1; i >= 0; i--) {
            var draft = drafts.get(i);
            while (cut >= 0 && cuts.get(cut).from() > draft.from) {
                end = Math.min(end, cuts.get(cut).from());
                cut--;
            }
            draft.notesTo = end;
            end = draft.from;
        }
    }

    private List<Part> cutAt(List<Heading> cuts) {
        var parts = new ArrayList<Part>();
        var waiting = new ArrayDeque<>(roots);
        Heading heading = null;
        int from = 0;
        int phase = 0;
        for (int i = 0; i <= cuts.size(); i++) {
            int to = i == cuts.size() ? text.length() : cuts.get(i).from();
            var tasks = new ArrayList<Draft>();
            while (!waiting.isEmpty() && waiting.peek().from < to) {
                tasks.add(waiting.poll());
            }
            if (!tasks.isEmpty()) {
                parts.add(phase(heading, from, tasks, ++phase));
            } else if (from < to) {
                parts.add(new Prose(text.substring(from, to)));
            }
            from = to;
            heading = i == cuts.size() ? null : cuts.get(i);
        }
        return parts;
    }

    private Phase phase(@Nullable Heading heading, int from, List<Draft> tasks, int number) {
        int leadFrom = heading == null ? from : heading.to();
        var lead = text.substring(leadFrom, tasks.getFirst().from);
        var lines = lines(tasks, Integer.toString(number));
        return heading == null
                ? new Phase("", 0, "", lead, lines)
                : new Phase(
                        DONE_PHASE.matcher(heading.title()).replaceFirst(""),
                        heading.level(),
                        text.substring(from, leadFrom),
                        lead,
                        lines);
    }

    private List<TaskLine> lines(List<Draft> tasks, String number) {
        var lines = new ArrayList<TaskLine>();
        for (var task : tasks) {
            var place = number + "." + (lines.size() + 1);
            lines.add(
                    switch (task.mark) {
                        case Item item -> line(task, item, place);
                        case Heading heading -> line(task, heading, place);
                    });
        }
        return lines;
    }

    private TaskLine line(Draft task, Item item, String place) {
        var mark = Objects.requireNonNull(marks.get(item));
        int titleFrom = mark.titleFrom();
        var number = NUMBER.matcher(text).region(titleFrom, item.textTo());
        if (number.lookingAt() && number.group(1).equals(place)) {
            titleFrom = number.end();
        }
        var rest = withoutCommit(text.substring(titleFrom, item.textTo()));
        var notation = new Notation(
                mark.form(),
                text.substring(item.from(), mark.from()),
                mark.sign(),
                mark.from() == mark.to() ? " " : text.substring(mark.to(), mark.titleFrom()),
                text.substring(mark.titleFrom(), titleFrom),
                text.substring(item.textTo(), item.to()));
        return new TaskLine(
                notation, mark.done(), rest.title(), rest.commit(), notes(task), lines(task.subtasks, place));
    }

    private TaskLine line(Draft task, Heading heading, String place) {
        var label = TASK_LABEL.matcher(text).region(heading.titleFrom(), heading.titleTo());
        int titleFrom = label.lookingAt() ? label.end() : heading.titleFrom();
        var rest = withoutCommit(text.substring(titleFrom, heading.titleTo()));
        var mark = DONE_MARK.matcher(rest.title());
        boolean done = mark.find();
        var notation = new Notation(
                Form.HEADING,
                text.substring(heading.from(), heading.titleFrom()),
                done ? mark.group() : " \u2705",
                "",
                text.substring(heading.titleFrom(), titleFrom),
                text.substring(heading.titleTo(), heading.to()));
        var title = done ? rest.title().substring(0, mark.start()) : rest.title();
        return new TaskLine(notation, done, title, rest.commit(), notes(task), lines(task.subtasks, place));
    }

    private String notes(Draft task) {
        return text.substring(task.to, task.notesTo);
    }

    private record Rest(String title, @Nullable String commit) {}

    private static Rest withoutCommit(String rest) {
        var commit = COMMIT.matcher(rest);
        return commit.find() ? new Rest(rest.substring(0, commit.start()), commit.group(1)) : new Rest(rest, null);
    }
}
