package io.planwright.domain.decomposition;

/**
 * Where in the source a task comes from.
 *
 * @param from the first line, from 1
 * @param to the last line
 */
public record Lines(int from, int to) {

    public Lines {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("no lines: " + from + " to " + to);
        }
    }

    public boolean contain(int line) {
        return from <= line && line <= to;
    }
}
