package io.planwright.application.evidence;

import org.jspecify.annotations.Nullable;

/** Cuts what files say to what people read. */
final class Words {

    static final int LONGEST = 300;
    static final int LONGEST_NAME = 500;

    private Words() {}

    /** @return the text on one line, at most {@link #LONGEST} characters */
    static String brief(@Nullable String text) {
        return text == null ? "" : cut(text, LONGEST);
    }

    /** @return the name on one line, at most {@link #LONGEST_NAME} characters */
    static String name(String text) {
        return cut(text, LONGEST_NAME);
    }

    static String mebibytes(long bytes) {
        return bytes / 1024 / 1024 + " MiB";
    }

    private static String cut(String text, int longest) {
        // what is cut away is not searched for blanks
        var line = text.substring(0, Math.min(text.length(), 4 * longest))
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }
}
