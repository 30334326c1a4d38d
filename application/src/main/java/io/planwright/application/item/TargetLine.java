package io.planwright.application.item;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A target as it is written on one line, e.g. {@code PostgreSQL (asyncpg, psycopg) — degraded: no vectors}.
 *
 * @param mark a tick in front, with the white space behind it; it means nothing and stays
 * @param state one of {@link #STATES}
 * @param stated whether the line says the state; without it a target is planned
 */
record TargetLine(String mark, String name, String detail, String state, String reason, boolean stated) {

    /** What a target can be, in the words of the outer contract. */
    static final List<String> STATES = List.of("planned", "done", "verified", "degraded", "not-applicable");

    private static final Pattern MARK = Pattern.compile("^[\u2705\u2714\u2611]\uFE0F?\\s*");
    private static final Pattern STATE = Pattern.compile(
            "\\s[\u2014\u2013-]{1,2}\\s+(planned|done|verified|degraded|not[ -]applicable|n/a)(?::\\s*(.*))?$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DETAIL = Pattern.compile("^(.*\\S)\\s+\\(([^()]*)\\)$", Pattern.DOTALL);

    static TargetLine parse(String line, boolean ticked) {
        var mark = MARK.matcher(line);
        var front = mark.find() ? mark.group() : "";
        var rest = line.substring(front.length());
        var state = STATE.matcher(rest);
        boolean stated = state.find();
        var said = stated ? rest.substring(0, state.start()).stripTrailing() : rest;
        var detail = DETAIL.matcher(said);
        boolean detailed = detail.matches();
        return new TargetLine(
                front,
                detailed ? detail.group(1) : said,
                detailed ? detail.group(2).strip() : "",
                stated ? stateOf(state.group(1)) : ticked ? "done" : "planned",
                stated && state.group(2) != null ? state.group(2).strip() : "",
                stated);
    }

    /** @return the state that a word means; planned for any other word */
    static String stateOf(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace("n/a", "not-applicable");
        return STATES.contains(plain) ? plain : "planned";
    }

    TargetLine with(String newName, String newDetail, String newState, String newReason, boolean nowStated) {
        return new TargetLine(mark, newName, newDetail, newState, newReason, nowStated);
    }

    String written() {
        var line = new StringBuilder(mark).append(name);
        if (!detail.isEmpty()) {
            line.append(" (").append(detail).append(')');
        }
        if (stated || !state.equals("planned") || !reason.isEmpty()) {
            line.append(" \u2014 ").append(state.replace('-', ' '));
        }
        return reason.isEmpty()
                ? line.toString()
                : line.append(": ").append(reason).toString();
    }
}
