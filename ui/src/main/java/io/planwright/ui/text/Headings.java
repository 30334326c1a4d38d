package io.planwright.ui.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a text is called, and whether it says anything. */
public final class Headings {

    private static final Pattern HEADING =
            Pattern.compile("^ {0,3}#{1,6}[ \\t]+(.+?)[ \\t]*#*[ \\t]*$", Pattern.MULTILINE);

    private Headings() {}

    /** @return its first heading; the key in words when there is none */
    public static String titleOf(String text, String key) {
        var heading = HEADING.matcher(text);
        if (heading.find()) {
            return heading.group(1);
        }
        var words = key.substring(key.lastIndexOf('/') + 1).replace('-', ' ');
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** @return whether there is more than headings, or it is the title of a whole file */
    public static boolean saysSomething(String text) {
        return text.startsWith("# ") || !HEADING.matcher(text).replaceAll("").isBlank();
    }
}
