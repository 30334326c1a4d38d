package io.planwright.worker.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file of evidence is. */
public enum Kind {
    JUNIT,
    JACOCO,
    COBERTURA,
    SARIF,
    COMMAND;

    /** As the server and the settings write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the kinds of which a tool writes reports */
    public static Set<String> reports() {
        return Arrays.stream(values())
                .filter(kind -> kind != COMMAND)
                .map(Kind::word)
                .collect(Collectors.toUnmodifiableSet());
    }
}
