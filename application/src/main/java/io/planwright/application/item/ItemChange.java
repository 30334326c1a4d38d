package io.planwright.application.item;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about an item; what is not named stays as it is.
 *
 * @param fields new values by the names of the kind; a blank one takes the field away
 * @param rows all rows as they are to be afterwards
 */
public record ItemChange(
        @Nullable String text,
        @Nullable Boolean done,
        Map<String, String> fields,
        @Nullable List<Map<String, String>> rows) {

    public ItemChange {
        fields = Map.copyOf(fields);
        rows = rows == null ? null : rows.stream().map(Map::copyOf).toList();
    }

    public static ItemChange text(String text) {
        return new ItemChange(text, null, Map.of(), null);
    }

    public static ItemChange done(boolean done) {
        return new ItemChange(null, done, Map.of(), null);
    }

    public static ItemChange fields(Map<String, String> fields) {
        return new ItemChange(null, null, fields, null);
    }
}
