package io.planwright.application.playbook;

import io.planwright.application.playbook.Playbook.Limits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes limits into the YAML of a playbook and leaves all else in it as it stands. */
public final class LimitsText {

    /** The key at the left edge, with all that is indented below it. */
    private static final Pattern LIMITS = Pattern.compile("(?m)^limits:.*(?:\\R[ \\t]+\\S.*)*(?:\\R|\\z)");

    private LimitsText() {}

    /** @return the YAML with other limits; they come last where it had none */
    public static String with(String yaml, Limits limits) {
        var line = "limits: {mostActive: " + limits.mostActive() + ", archiveWhenDone: " + limits.archiveWhenDone()
                + "}\n";
        var found = LIMITS.matcher(yaml);
        if (found.find()) {
            return found.replaceFirst(Matcher.quoteReplacement(line));
        }
        return yaml + (yaml.isEmpty() || yaml.endsWith("\n") ? "" : "\n") + line;
    }
}
