package io.planwright.domain.text;

import java.util.List;

/** How a list of changes turns one text into the next. */
public final class Changes {

    private Changes() {}

    /**
     * @param changes in ascending order, not overlapping, all of them counted in {@code text}
     * @throws IllegalArgumentException when they overlap, are out of order or reach past the end of the text
     */
    public static String apply(String text, List<Change> changes) {
        var result = new StringBuilder(text.length() + 64);
        int at = 0;
        for (var change : changes) {
            if (change.from() < at) {
                throw new IllegalArgumentException("changes overlap or are out of order at " + change.from());
            }
            if (change.to() > text.length()) {
                throw new IllegalArgumentException(
                        "change reaches to " + change.to() + ", the text has " + text.length() + " units");
            }
            result.append(text, at, change.from()).append(change.insert());
            at = change.to();
        }
        return result.append(text, at, text.length()).toString();
    }
}
