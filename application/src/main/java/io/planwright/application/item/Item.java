package io.planwright.application.item;

import io.planwright.domain.identity.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An item as it stands in its text.
 *
 * @param section key of the section that it is in
 * @param group the heading or bold label that it stands under within its section, e.g. "Functional Requirements"; may
 *     be empty
 * @param text what it says, as the Markdown source of one line
 * @param done whether its box is ticked, its question answered, its decision made
 * @param fields what it says beside, by the names of its kind; without those that are empty
 * @param rows positions of a decision, steps of an investigation, in order; each with its fields
 */
public record Item(
        UUID id,
        ItemKind kind,
        DocumentId document,
        String section,
        String group,
        String text,
        boolean done,
        Map<String, String> fields,
        List<Map<String, String>> rows) {

    /** @return the field; empty when the item does not say it */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
