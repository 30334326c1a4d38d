package io.planwright.application.text;

import io.planwright.application.Happening;
import io.planwright.application.markdown.CheckItems;
import io.planwright.application.markdown.CheckItems.CheckItem;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.Changes;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a text looks like, and the tickable items in it. An item keeps its id while its line lives on, however the text
 * around it and the words in it change.
 *
 * @param version 1 when opened, one more with each edit
 */
public record TextView(
        DocumentId id, long version, String text, List<Item> items, Instant changedAt, String changedBy) {

    /**
     * A tickable item of the text.
     *
     * @param boxAt where its box stands, or would stand, in UTF-16 units
     */
    public record Item(UUID id, int boxAt) {}

    /** @return the view after the event */
    public static TextView fold(@Nullable TextView view, DocumentEvent event, Happening happening) {
        return switch (event) {
            case DocumentOpened opened ->
                new TextView(
                        opened.documentId(),
                        1,
                        opened.text(),
                        identified(opened.documentId(), 1, opened.text(), List.of()),
                        happening.at(),
                        happening.by().name());
            case TextEdited edited -> {
                if (view == null) {
                    throw new IllegalStateException("no text before " + event);
                }
                var text = Changes.apply(view.text, edited.changes());
                var version = view.version + 1;
                var moved = moved(view.items, edited.changes());
                yield new TextView(
                        view.id,
                        version,
                        text,
                        identified(view.id, version, text, moved),
                        happening.at(),
                        happening.by().name());
            }
        };
    }

    private static List<Item> identified(DocumentId document, long version, String text, List<Item> before) {
        var byLine = new HashMap<Integer, UUID>();
        for (var item : before) {
            byLine.putIfAbsent(lineStart(text, item.boxAt()), item.id());
        }
        var used = new HashSet<UUID>();
        var items = new ArrayList<Item>();
        for (CheckItem found : CheckItems.in(text)) {
            var id = byLine.get(lineStart(text, found.boxAt()));
            if (id == null || !used.add(id)) {
                id = UUID.nameUUIDFromBytes(
                        (document + ":" + version + ":" + items.size()).getBytes(StandardCharsets.UTF_8));
                used.add(id);
            }
            items.add(new Item(id, found.boxAt()));
        }
        return List.copyOf(items);
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', Math.min(at, text.length()) - 1) + 1;
    }

    /** @return the items that live on, first those whose boxes were left alone: what was replaced must not oust them */
    private static List<Item> moved(List<Item> items, List<Change> changes) {
        var kept = new ArrayList<Item>();
        var replaced = new ArrayList<Item>();
        for (var item : items) {
            move(item, changes, kept, replaced);
        }
        kept.addAll(replaced);
        return kept;
    }

    private static void move(Item item, List<Change> changes, List<Item> kept, List<Item> replaced) {
        int position = item.boxAt();
        int shift = 0;
        for (var change : changes) {
            if (change.to() < position || change.to() == position && change.from() < position) {
                shift += change.insert().length() - (change.to() - change.from());
            } else if (change.from() < position) {
                if (position - change.from() < change.insert().length()) {
                    replaced.add(new Item(item.id(), position + shift));
                }
                return;
            }
        }
        kept.add(new Item(item.id(), position + shift));
    }
}
