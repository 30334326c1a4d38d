package io.planwright.domain.evidence;

import java.util.List;

/**
 * What an analysis found, by its levels.
 *
 * @param first the first of them, the worst level before the others, as {@code file:line: text (rule)}, at most {@link #SHOWN}
 */
public record Findings(int errors, int warnings, int notes, List<String> first) {

    public static final int SHOWN = 100;

    public Findings {
        first = List.copyOf(first);
    }
}
