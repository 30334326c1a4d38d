package io.planwright.application.markdown;

/**
 * One replaced stretch of a text, counted in UTF-16 units of the text before it.
 *
 * @param from where it begins
 * @param to where it ends, exclusive; equal to {@code from} for an insertion
 * @param insert what stands there afterwards; empty for a deletion
 */
public record TextEdit(int from, int to, String insert) {

    public TextEdit {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a stretch of text: " + from + " to " + to);
        }
    }
}
