package io.planwright.application.item;

import io.planwright.application.markdown.Slugs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an item is; each kind has its fields, and some have rows. An item has its place in a text: on a line of its own,
 * as a row of a table, under a heading, or as a whole file.
 */
public enum ItemKind {
    CRITERION("a criterion", "criteria", Done.BOX, List.of(), "", List.of(), "criteria", "tieu-chi"),
    RISK("a risk", "risks", Done.NEVER, List.of("mitigation", "impact"), "", List.of(), "risk", "rui-ro"),
    DEPENDENCY("a dependency", "dependencies", Done.BOX, List.of(), "", List.of(), "dependenc", "phu-thuoc"),
    METRIC("a metric", "metrics", Done.BOX, List.of(), "", List.of(), "metric", "chi-so", "do-luong"),
    REFERENCE("a reference", "references", Done.NEVER, List.of(), "", List.of(), "reference", "tham-khao"),
    QUESTION(
            "a question",
            "questions",
            Done.SAID,
            List.of("for", "findings", "sources"),
            "",
            List.of(),
            "question",
            "cau-hoi"),
    TARGET(
            "a target",
            "targets",
            Done.SAID,
            List.of("state", "reason", "detail"),
            "",
            List.of(),
            "targets",
            "compatib",
            "technical-scope",
            "tuong-thich",
            "pham-vi-ky-thuat"),
    DECISION(
            "a decision",
            "decisions",
            Done.SAID,
            List.of("context", "outcome", "decidedBy"),
            "positions",
            List.of("actor", "stance", "argument", "confidence"),
            "decision",
            "consensus",
            "quyet-dinh"),
    INVESTIGATION(
            "an investigation",
            "investigations",
            Done.SAID,
            List.of("outcome", "tasks"),
            "steps",
            List.of("hypothesis", "findings", "confidence", "focusAreas", "files"),
            "investigation",
            "dieu-tra"),
    NOTE("a note", "notes", Done.NEVER, List.of("body"), "", List.of());

    /** What makes an item of a kind done: a tick in its box, or what it says; some never are. */
    public enum Done {
        BOX,
        SAID,
        NEVER
    }

    private final String noun;
    private final String plural;
    private final Done done;
    private final List<String> fields;
    private final String rows;
    private final List<String> rowFields;
    private final List<String> hints;

    ItemKind(
            String noun,
            String plural,
            Done done,
            List<String> fields,
            String rows,
            List<String> rowFields,
            String... hints) {
        this.noun = noun;
        this.plural = plural;
        this.done = done;
        this.fields = fields;
        this.rows = rows;
        this.rowFields = rowFields;
        this.hints = List.of(hints);
    }

    /** @return the kind that a playbook calls so, e.g. {@code risk}; empty when there is none */
    public static Optional<ItemKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** @return the name in lower case, e.g. {@code risk} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return it as a message calls one, e.g. {@code a risk} */
    public String noun() {
        return noun;
    }

    /** @return several of it, as addresses call them, e.g. {@code risks} */
    public String plural() {
        return plural;
    }

    public Done done() {
        return done;
    }

    /** @return names of the fields that an item of the kind may have beside its text, in the order of writing */
    public List<String> fields() {
        return fields;
    }

    /** @return what its rows are called; empty where it has none */
    public String rows() {
        return rows;
    }

    /** @return names of the fields of a row, in the order of writing */
    public List<String> rowFields() {
        return rowFields;
    }

    /** @return whether items of the kind are told by headings, with paragraphs for their fields */
    boolean isBlock() {
        return this == DECISION || this == INVESTIGATION;
    }

    /** @return whether the key or heading of a section says that it is about the kind */
    boolean isHintedAt(String name) {
        var slug = Slugs.slug(name);
        return hints.stream().anyMatch(slug::contains);
    }
}
