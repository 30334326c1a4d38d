package io.planwright.domain.task;

/**
 * How a task was written in its plan file, kept so that an untouched task is written back to the byte.
 *
 * <p>An {@link Form#ITEM} reads {@code before [mark] gap label TITLE after}, a {@link Form#HEADING} reads
 * {@code before label TITLE after}, and a {@link Form#SIGN} {@code before mark gap label TITLE after}; a commit stands as {@code [commit]} between title and {@code after}.
 *
 * @param before what precedes the box or the title: indentation and bullet, or the hashes of a heading, with the space
 * @param mark what stands in the box of a done task: {@code x} or {@code X}; for a heading the mark after its title;
 *     for a sign the one of a done task and the one of an open task with a blank between them, e.g. {@code "✅ ⬜"}, where
 *     the latter may be empty
 * @param gap what stands between the box and what follows it
 * @param label the number or label before the title with what separates them, e.g. {@code "1.2 "} or {@code "Task 3: "}
 * @param after what follows up to and including the line's end
 */
public record Notation(Form form, String before, String mark, String gap, String label, String after) {

    /** What kind of line the task is. */
    public enum Form {
        ITEM,
        HEADING,
        SIGN
    }
}
