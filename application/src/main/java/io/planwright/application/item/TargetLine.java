package io.planwright.application.item;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A target as it is written on one line, e.g. {@code PostgreSQL (asyncpg, psycopg) — degraded: no vectors}.
 *
 * @param mark a tick in front, with the white space behind it; it means nothing and stays
 * @param state one of {@link #STATES}
 * @param word the state in the words of the line; empty where it says none: then a target is planned
 */
record TargetLine(String mark, String name, String detail, String state, String reason, String word) {

    /** What a target can be, in the words of the outer contract. */
    static final List<String> STATES = List.of("planned", "done", "verified", "degraded", "not-applicable");

    private static final Pattern MARK = Pattern.compile("^[\u2705\u2714\u2611]\uFE0F?\\s*");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("planned", "planned"),
            Map.entry("done", "done"),
            Map.entry("verified", "verified"),
            Map.entry("degraded", "degraded"),
            Map.entry("not applicable", "not-applicable"),
            Map.entry("not-applicable", "not-applicable"),
            Map.entry("n/a", "not-applicable"),
            Map.entry("dự kiến", "planned"),
            Map.entry("xong", "done"),
            Map.entry("hoàn thành", "done"),
            Map.entry("đã xác minh", "verified"),
            Map.entry("đã kiểm chứng", "verified"),
            Map.entry("hạn chế", "degraded"),
            Map.entry("không áp dụng", "not-applicable"));
    private static final Pattern STATE = Pattern.compile(
            "\\s[\u2014\u2013-]{1,2}\\s+("
                    + WORDS.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))
                    + ")(?::\\s*(.*))?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
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
                stated ? state.group(1) : "");
    }

    /** @return the state that a word means; planned for any other word */
    static String stateOf(String word) {
        var plain = Normalizer.normalize(word.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return WORDS.getOrDefault(plain, "planned");
    }

    boolean stated() {
        return !word.isEmpty();
    }

    /** @param nowStated whether the state is to be said even where it is planned */
    TargetLine with(String newName, String newDetail, String newState, String newReason, boolean nowStated) {
        boolean said = nowStated || !newState.equals("planned") || !newReason.isEmpty();
        var same = stated() && newState.equals(state) ? word : newState.replace('-', ' ');
        return new TargetLine(mark, newName, newDetail, newState, newReason, said ? same : "");
    }

    String written() {
        var line = new StringBuilder(mark).append(name);
        if (!detail.isEmpty()) {
            line.append(" (").append(detail).append(')');
        }
        if (stated()) {
            line.append(" \u2014 ").append(word);
        }
        return reason.isEmpty()
                ? line.toString()
                : line.append(": ").append(reason).toString();
    }
}
