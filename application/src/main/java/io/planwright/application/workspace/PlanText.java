package io.planwright.application.workspace;

import io.planwright.application.markdown.PlanFile;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.PlanView.Phase;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Notation.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a plan as its file: what came from a file as it stood there, what is new in the manner of its neighbours. */
final class PlanText {

    private static final Pattern OUTLINE_NUMBER = Pattern.compile("\\d+(\\.\\d+)+ ");
    private static final Pattern TASK_LABEL = Pattern.compile("(?i)(task )\\d+(\\W+)");

    private final StringBuilder text = new StringBuilder();
    private final Map<TaskId, PlannedTask> tasks;
    private final Map<Integer, Notation> styleAtDepth = new HashMap<>();
    private final Map<UUID, Integer> begins = new HashMap<>();
    private final boolean signs;
    private int headings;

    /**
     * A plan as its file.
     *
     * @param begins where in it sections, phases and tasks begin, by their ids
     */
    record Written(String text, Map<UUID, Integer> begins) {}

    private PlanText(List<PlannedTask> tasks) {
        this.tasks = tasks.stream().collect(Collectors.toMap(task -> task.task().id(), Function.identity()));
        for (var task : tasks) {
            var notation = task.task().notation();
            if (notation != null) {
                styleAtDepth.putIfAbsent(task.depth(), notation);
            }
        }
        var forms = tasks.stream()
                .map(task -> task.task().notation())
                .filter(notation -> notation != null)
                .map(Notation::form)
                .collect(Collectors.toSet());
        signs = forms.contains(Form.SIGN) && !forms.contains(Form.ITEM);
    }

    /** @param texts the texts of the plan's sections */
    static String of(PlanView plan, List<PlannedTask> tasks, Map<DocumentId, TextView> texts) {
        return written(plan, tasks, texts).text();
    }

    /** @param texts the texts of the plan's sections */
    static Written written(PlanView plan, List<PlannedTask> tasks, Map<DocumentId, TextView> texts) {
        var writer = new PlanText(tasks);
        for (var part : plan.outline().parts()) {
            var phase = plan.phases().get(new PhaseId(part));
            if (phase != null) {
                writer.phase(plan, phase);
            } else {
                var section = texts.get(new DocumentId(part));
                Workspaces.beginLine(writer.text);
                writer.begins.put(part, writer.text.length());
                writer.text.append(section == null ? "" : section.text());
            }
        }
        return new Written(writer.text.toString(), writer.begins);
    }

    private void phase(PlanView plan, Phase phase) {
        Workspaces.beginLine(text);
        begins.put(phase.id().value(), text.length());
        text.append(phase.heading()).append(phase.lead());
        tasks(plan, phase, plan.outline().tasksOf(phase.id()), null);
    }

    /** @param above how the task that they are parts of is written; null directly in a phase */
    private void tasks(PlanView plan, Phase phase, List<TaskId> siblings, @Nullable Notation above) {
        var neighbour = siblings.stream()
                .map(tasks::get)
                .filter(task -> task != null && task.task().notation() != null)
                .findFirst()
                .map(task -> task.task().notation())
                .orElse(null);
        for (var id : siblings) {
            var task = tasks.get(id);
            var own = above;
            if (task != null && task.task().notation() != null) {
                neighbour = task.task().notation();
                own = relabelled(task, neighbour);
                append(task, own, "");
            } else if (task != null) {
                var like = neighbour != null ? neighbour : elsewhere(task, phase, above);
                own = inTheMannerOf(like, task, above);
                appendNew(task, own);
            }
            tasks(plan, phase, plan.outline().subtasksOf(id), own);
        }
    }

    private void appendNew(PlannedTask task, Notation notation) {
        Workspaces.beginLine(text);
        if (notation.form() == Form.HEADING) {
            var blank = takeTrailingBlank();
            text.append(text.isEmpty() ? "" : "\n");
            append(task, notation, blank);
        } else {
            append(task, notation, endsWithHeading() ? "" : takeTrailingBlank());
        }
    }

    /** A heading is followed only where it makes a part of the phase, not a phase or the part of another task. */
    private @Nullable Notation elsewhere(PlannedTask task, Phase phase, @Nullable Notation above) {
        var style = styleAtDepth.get(task.depth());
        boolean possible = style == null
                || style.form() != Form.HEADING && !isNumbered(style)
                || above == null && level(style.before()) > level(phase.heading());
        return possible ? style : null;
    }

    private static int level(String heading) {
        var hashes = heading.strip();
        return hashes.length() - hashes.replaceFirst("^#+", "").length();
    }

    private void append(PlannedTask task, Notation notation, String blankAfter) {
        if (notation.form() == Form.HEADING) {
            headings++;
        }
        var view = task.task();
        Workspaces.beginLine(text);
        begins.put(view.id().value(), text.length());
        text.append(PlanFile.line(notation, view.done(), view.title(), view.commit()))
                .append(view.notes())
                .append(
                        view.notation() != null
                                        || view.notes().isEmpty()
                                        || view.notes().endsWith("\n")
                                ? ""
                                : "\n")
                .append(blankAfter);
    }

    /** A new line goes before the blank lines that set the part before it apart from what follows. */
    private String takeTrailingBlank() {
        int start = text.length();
        while (start > 0 && text.charAt(start - 1) == '\n') {
            int line = text.lastIndexOf("\n", start - 2) + 1;
            if (line == 0 || !isBlank(line, start - 1)) {
                break;
            }
            start = line;
        }
        var blank = text.substring(start);
        text.setLength(start);
        return blank;
    }

    private boolean isBlank(int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != ' ' && text.charAt(at) != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The blank lines below a heading belong to it. */
    private boolean endsWithHeading() {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int line = text.lastIndexOf("\n", end - 1) + 1;
        return line < end && text.charAt(line) == '#';
    }

    private static Notation relabelled(PlannedTask task, Notation written) {
        return OUTLINE_NUMBER.matcher(written.label()).matches()
                ? new Notation(
                        written.form(),
                        written.before(),
                        written.mark(),
                        written.gap(),
                        task.number() + " ",
                        written.after())
                : written;
    }

    private Notation inTheMannerOf(@Nullable Notation neighbour, PlannedTask task, @Nullable Notation above) {
        if (neighbour != null && neighbour.form() == Form.HEADING && !isItem(above)) {
            return with(neighbour, neighbour.before(), label(task, neighbour.label()));
        }
        if (isItem(neighbour)) {
            var before = fits(neighbour, above)
                    ? neighbour.before()
                    : indent(above) + neighbour.before().stripLeading();
            return with(neighbour, before, label(task, neighbour.label()));
        }
        var root = styleAtDepth.get(0);
        var label = root == null || root.form() == Form.HEADING ? "" : label(task, root.label());
        return signs
                ? new Notation(Form.SIGN, indent(above) + "- ", PlanFile.SIGNS, " ", label, "\n")
                : new Notation(Form.ITEM, indent(above) + "- ", "x", " ", label, "\n");
    }

    /** A numbered item is a task only where its heading says so, hence not in any other phase. */
    private static boolean isNumbered(Notation notation) {
        return notation.form() == Form.SIGN && notation.mark().endsWith(" ");
    }

    private static boolean isItem(@Nullable Notation notation) {
        return notation != null && notation.form() != Form.HEADING;
    }

    /** Markdown takes an item for a part of the one above when it is indented to that one's text, or up to 3 more. */
    private static boolean fits(Notation item, @Nullable Notation above) {
        int further = columns(indentOf(item)) - (isItem(above) ? columns(above.before()) : 0);
        return further >= 0 && further <= 3;
    }

    private static String indent(@Nullable Notation above) {
        if (!isItem(above)) {
            return "";
        }
        return " ".repeat(Math.max(columns(indentOf(above)) + 4, columns(above.before())));
    }

    private static String indentOf(Notation item) {
        var before = item.before();
        return before.substring(0, before.length() - before.stripLeading().length());
    }

    private static int columns(String text) {
        int column = 0;
        for (char c : text.toCharArray()) {
            column += c == '\t' ? 4 - column % 4 : 1;
        }
        return column;
    }

    private String label(PlannedTask task, String neighbours) {
        if (OUTLINE_NUMBER.matcher(neighbours).matches()) {
            return task.number() + " ";
        }
        var numbered = TASK_LABEL.matcher(neighbours);
        return numbered.matches() ? numbered.group(1) + (headings + 1) + numbered.group(2) : "";
    }

    private static Notation with(Notation notation, String before, String label) {
        var after = notation.after().endsWith("\n") ? notation.after() : notation.after() + "\n";
        return new Notation(
                notation.form(),
                before,
                notation.mark(),
                notation.form() == Form.HEADING ? notation.gap() : " ",
                label,
                after);
    }
}
