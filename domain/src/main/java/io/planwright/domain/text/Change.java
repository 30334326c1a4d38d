package io.planwright.domain.text;

/**
 * One replaced stretch of a text.
 *
 * @param from where it begins in the text before the change, in UTF-16 units
 * @param to where it ends, exclusive; equal to {@code from} for an insertion
 * @param insert what stands there afterwards; empty for a deletion
 */
public record Change(int from, int to, String insert) {

    public Change {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a stretch of text: " + from + " to " + to);
        }
    }
}
