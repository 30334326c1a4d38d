package io.planwright.application.markdown;

import io.planwright.domain.task.Notation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plan file taken apart, losslessly: the text of what was parsed is what was parsed, whatever it was.
 *
 * @param parts in the order they stand in the file; empty for an empty file
 */
public record PlanFile(List<Part> parts) {

    /** The signs of a done and of an open task where a plan that is written with signs gets a new one. */
    public static final String SIGNS = TaskMarks.SIGNS;

    private static final Pattern KIND = Pattern.compile(
            "^(?:Tasks|Task List|PRD|Spec|Implementation Plan|Plan|Recovery Guide)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    public PlanFile {
        parts = List.copyOf(parts);
    }

    /** Takes a plan file apart; what cannot be understood becomes prose. */
    public static PlanFile parse(String text) {
        try {
            var file = new PlanFile(new PlanReader(text).parts());
            if (file.text().equals(text)) {
                return file;
            }
        } catch (RuntimeException | StackOverflowError _) {
            // no text may be lost to a fault in the parser
        }
        return new PlanFile(List.of(new Prose(text)));
    }

    /** A stretch of the file. */
    public sealed interface Part {

        /** @return the part as it stands in the file */
        String text();
    }

    /** Text without tasks: what precedes the first heading, or a heading with what follows it. */
    public record Prose(String text) implements Part {}

    /**
     * A heading with tasks directly below it.
     *
     * @param title the heading as Markdown source without hashes and without the mark of a finished phase; empty for
     *     tasks before any heading
     * @param level 1 to 6, or 0 without a heading
     * @param heading the raw heading with its line end
     * @param lead the raw text between heading and first task
     */
    public record Phase(String title, int level, String heading, String lead, List<TaskLine> tasks) implements Part {

        public Phase {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String text() {
            var text = new StringBuilder(heading).append(lead);
            tasks.forEach(task -> task.appendTo(text));
            return text.toString();
        }
    }

    /**
     * A task with everything below it.
     *
     * @param title the rest of its line as Markdown source, without surrounding white space; may be empty or long
     * @param commit the commit it was done in, 7 to 40 lower-case hex digits
     * @param notes the raw text from the task's line to whatever comes next: a task, a phase or a section
     */
    public record TaskLine(
            Notation notation,
            boolean done,
            String title,
            @Nullable String commit,
            String notes,
            List<TaskLine> subtasks) {

        public TaskLine {
            subtasks = List.copyOf(subtasks);
        }

        private int tasks() {
            return 1 + subtasks.stream().mapToInt(TaskLine::tasks).sum();
        }

        private void appendTo(StringBuilder text) {
            text.append(line(notation, done, title, commit)).append(notes);
            subtasks.forEach(task -> task.appendTo(text));
        }
    }

    /** @return the file, to the character */
    public String text() {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    /** @return how many tasks there are, subtasks included */
    public int tasks() {
        return parts.stream()
                .mapToInt(part -> switch (part) {
                    case Prose _ -> 0;
                    case Phase phase ->
                        phase.tasks().stream().mapToInt(TaskLine::tasks).sum();
                })
                .sum();
    }

    /** @return the first heading of level 1 without what kind of file it is, e.g. "Tasks:" */
    public Optional<String> title() {
        return Outline.of(text()).headings().stream()
                .filter(heading -> heading.level() == 1)
                .findFirst()
                .map(heading -> KIND.matcher(heading.title()).replaceFirst("").strip())
                .filter(title -> !title.isEmpty());
    }

    /** @return a task's own line or lines as they are written in the file, with the line end */
    public static String line(Notation notation, boolean done, String title, @Nullable String commit) {
        var text = notation.label() + title;
        var mark = commit == null ? "" : " [" + commit + "]";
        return switch (notation.form()) {
            case ITEM -> {
                var gap = notation.gap().isEmpty() && !text.isEmpty() ? " " : notation.gap();
                yield notation.before() + "[" + (done ? notation.mark() : " ") + "]" + gap + text + mark
                        + notation.after();
            }
            case SIGN -> {
                int blank = notation.mark().indexOf(' ');
                var sign = done
                        ? notation.mark().substring(0, blank)
                        : notation.mark().substring(blank + 1);
                var gap = notation.gap().isEmpty() && !text.isEmpty() ? " " : notation.gap();
                yield notation.before() + (sign.isEmpty() ? "" : sign + gap) + text + mark + notation.after();
            }
            case HEADING -> notation.before() + text + (done ? notation.mark() : "") + mark + notation.after();
        };
    }
}
