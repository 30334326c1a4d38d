package io.planwright.infrastructure.readmodel;

import io.planwright.application.text.TextView.Item;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of a text in few characters, because a text can have one with every second character: for each how far it
 * stands from the one before, followed by {@code :since:ordinal} unless it came right after that one.
 */
final class ItemList {

    private ItemList() {}

    static String write(List<Item> items) {
        var text = new StringBuilder();
        int at = 0;
        long since = 0;
        int ordinal = 0;
        for (var item : items) {
            text.append(text.isEmpty() ? "" : " ").append(item.boxAt() - at);
            if (item.since() != since || item.ordinal() != next(ordinal)) {
                text.append(':').append(item.since()).append(':').append(item.ordinal());
            }
            at = item.boxAt();
            since = item.since();
            ordinal = item.ordinal();
        }
        return text.toString();
    }

    static List<Item> read(DocumentId document, String text) {
        var items = new ArrayList<Item>();
        int at = 0;
        long since = 0;
        int ordinal = 0;
        for (var word : text.isEmpty() ? new String[0] : text.split(" ")) {
            var parts = word.split(":");
            at += Integer.parseInt(parts[0]);
            since = parts.length == 1 ? since : Long.parseLong(parts[1]);
            ordinal = parts.length == 1 ? next(ordinal) : Integer.parseInt(parts[2]);
            items.add(new Item(document, since, ordinal, at));
        }
        return List.copyOf(items);
    }

    private static int next(int ordinal) {
        return ordinal < 0 ? ordinal - 1 : ordinal + 1;
    }
}
