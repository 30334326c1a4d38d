package io.planwright.infrastructure.rest;

import io.planwright.application.briefing.Tokens;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an answer fit into a number of tokens: its lists become shorter, from what matters least on. */
final class Budget {

    private static final String LEFT_OUT = "leftOut";

    private final ObjectNode answer;
    private final ObjectNode leftOut;
    private final JsonMapper json;
    private final int tokens;

    /**
     * A list or text of the answer.
     *
     * @param pointer where it stands, as a JSON pointer
     * @param most how many items stay until all the others are down to as many as they need
     */
    record Part(String pointer, int most) {}

    private Budget(ObjectNode answer, JsonMapper json, int tokens) {
        this.answer = answer;
        this.json = json;
        this.tokens = tokens;
        leftOut = answer.putObject(LEFT_OUT);
    }

    /**
     * @param leastFirst the parts that may become shorter, the first one first
     * @return the answer with a field that says how much is left out of which part
     */
    static ObjectNode fit(Object answer, List<Part> leastFirst, int tokens, JsonMapper json) {
        var budget = new Budget(json.valueToTree(answer), json, tokens);
        leastFirst.forEach(part -> budget.shorten(part.pointer, part.most));
        leastFirst.forEach(part -> budget.shorten(part.pointer, 0));
        return budget.answer;
    }

    private void shorten(String pointer, int toItems) {
        var parent = answer.at(pointer.substring(0, pointer.lastIndexOf('/')));
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode part = parent.path(name);
        if (part instanceof ArrayNode list) {
            int excess = excess();
            while (list.size() > toItems && excess > 0) {
                excess -= length(list.remove(list.size() - 1));
                leftOut.put(name, leftOut.path(name).asInt(0) + 1);
                if (excess <= 0) {
                    excess = excess();
                }
            }
        } else if (parent instanceof ObjectNode owner && part.isString() && toItems == 0 && excess() > 0) {
            owner.put(name, "");
            leftOut.put(name, 1);
        }
    }

    /** @return how many characters are too many */
    private int excess() {
        return length(answer) - tokens * Tokens.CHARACTERS;
    }

    private int length(JsonNode node) {
        return json.writeValueAsString(node).length();
    }
}
