package io.planwright.ui.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a text is called, and whether it says anything. */
public final class Headings {

    private static final Pattern HEADING =
            Pattern.compile("^ {0,3}#{1,6}[ \\t]+(.+?)[ \\t]*#*[ \\t]*$", Pattern.MULTILINE);

    /** A bold label or an empty box that waits for what comes behind it. */
    private static final Pattern WAITING = Pattern.compile(
            "^[ \\t]*(?:[-*+] )?(?:\\[[ xX]] *)?(?:\\*\\*[^*\\n]+\\*\\*[ \\t]*:?)?[ \\t]*$", Pattern.MULTILINE);

    private static final Pattern COMMENT = Pattern.compile("<!--[\\s\\S]*?-->");

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

    /** @return whether there is more than headings and labels, or it is the title of a whole file */
    public static boolean saysSomething(String text) {
        if (text.startsWith("# ")) {
            return true;
        }
        var said = HEADING.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
        return !WAITING.matcher(said).replaceAll("").isBlank();
    }
}
