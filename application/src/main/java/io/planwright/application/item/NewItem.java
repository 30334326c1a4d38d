package io.planwright.application.item;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item to be added.
 *
 * @param group the heading or label that it is to stand under; null or blank for where it fits
 * @param done whether its box is to be ticked; only where the kind has boxes
 * @param fields by the names of its kind; those that are blank are left out
 */
public record NewItem(
        ItemKind kind,
        String text,
        @Nullable String group,
        boolean done,
        Map<String, String> fields,
        List<Map<String, String>> rows) {

    public NewItem {
        fields = Map.copyOf(fields);
        rows = rows.stream().map(Map::copyOf).toList();
    }

    public static NewItem of(ItemKind kind, String text) {
        return new NewItem(kind, text, null, false, Map.of(), List.of());
    }

    public NewItem in(@Nullable String wantedGroup) {
        return new NewItem(kind, text, wantedGroup, done, fields, rows);
    }

    public NewItem with(Map<String, String> wantedFields) {
        return new NewItem(kind, text, group, done, wantedFields, rows);
    }
}
