package io.planwright.application.markdown;

import java.util.Arrays;

/** Tells on which line of a text something stands; lines end with LF, CR, or CR LF. */
public final class LineIndex {

    private final int[] ends;

    private LineIndex(int[] ends) {
        this.ends = ends;
    }

    public static LineIndex of(String text) {
        int[] ends = new int[16];
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n')) {
                ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
                ends[count++] = at;
            }
        }
        return new LineIndex(Arrays.copyOf(ends, count));
    }

    /** @return the line, from 1, on which the place of the text stands; a line's end belongs to its line */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(ends, offset);
        return 1 + (found >= 0 ? found : -found - 1);
    }
}
