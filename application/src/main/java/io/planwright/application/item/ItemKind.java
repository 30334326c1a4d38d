package io.planwright.application.item;

import java.util.List;

/** What an item is; each kind has its fields, and some have rows. */
public enum ItemKind {
    CRITERION(List.of(), "", List.of()),
    RISK(List.of("mitigation", "impact"), "", List.of()),
    DEPENDENCY(List.of(), "", List.of()),
    METRIC(List.of(), "", List.of()),
    REFERENCE(List.of(), "", List.of()),
    QUESTION(List.of("for", "findings", "sources"), "", List.of()),
    TARGET(List.of("state", "reason", "detail"), "", List.of()),
    DECISION(
            List.of("context", "outcome", "decidedBy"),
            "positions",
            List.of("actor", "stance", "argument", "confidence")),
    INVESTIGATION(
            List.of("outcome", "tasks"),
            "steps",
            List.of("hypothesis", "findings", "confidence", "focusAreas", "files")),
    NOTE(List.of("body"), "", List.of());

    private final List<String> fields;
    private final String rows;
    private final List<String> rowFields;

    ItemKind(List<String> fields, String rows, List<String> rowFields) {
        this.fields = fields;
        this.rows = rows;
        this.rowFields = rowFields;
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
}
