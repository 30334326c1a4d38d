package io.planwright.domain;

import java.util.List;

/** Says no by a rule: what was asked cannot be done now, why, and what could be done instead. */
public final class Refused extends RuntimeException {

    private final String code;
    private final transient List<Fact> facts;
    private final transient List<String> allowed;

    /**
     * @param code stable name of the rule, e.g. {@code task.blocked}; scripts rely on it
     * @param message which thing, what was asked and why not, in words for people
     * @param facts what stands in the way
     * @param allowed what would be possible instead, as stable words or short sentences
     */
    public Refused(String code, String message, List<Fact> facts, List<String> allowed) {
        super(message, null, false, false);
        this.code = code;
        this.facts = List.copyOf(facts);
        this.allowed = List.copyOf(allowed);
    }

    public Refused(String code, String message) {
        this(code, message, List.of(), List.of());
    }

    public String code() {
        return code;
    }

    public List<Fact> facts() {
        return facts;
    }

    public List<String> allowed() {
        return allowed;
    }

    /**
     * One fact behind a refusal.
     *
     * @param kind what it is, e.g. {@code task}
     * @param id its id or key
     * @param text what is the matter with it, in words for people
     */
    public record Fact(String kind, String id, String text) {}
}
