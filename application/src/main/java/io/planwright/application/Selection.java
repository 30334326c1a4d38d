package io.planwright.application;

import java.util.List;
import java.util.Map;

/**
 * Which items of a list are asked for, in which order.
 *
 * @param values by field: those of which an item must have one; empty text for none
 * @param sort fields, with a leading hyphen for descending; empty for the order that the list has by itself
 */
public record Selection(Map<String, List<String>> values, List<String> sort) {

    public static final Selection ALL = new Selection(Map.of(), List.of());

    public static Selection with(String field, String... values) {
        return new Selection(Map.of(field, List.of(values)), List.of());
    }

    /** @return whether an item with that value of the field is one of them, as far as the field goes */
    public boolean includes(String field, String value) {
        return !values.containsKey(field) || values.get(field).contains(value);
    }

    public Selection sorted(String... fields) {
        return new Selection(values, List.of(fields));
    }
}
