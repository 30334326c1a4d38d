package io.planwright.application.text;

import io.planwright.application.Happening;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.Changes;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a text looks like, and the items in it. An item keeps its id while its line lives on, however the text around it
 * and the words in it change.
 *
 * @param version 1 when opened, one more with each edit
 * @param items those that can be ticked, in order
 * @param others everything else that can be an item, in order: headings, the rest of the list items, rows of tables
 */
public record TextView(
        DocumentId id,
        long version,
        String text,
        List<Item> items,
        List<Item> others,
        Instant changedAt,
        String changedBy) {

    /**
     * An item of the text, under the name that it got when it came.
     *
     * @param since the version of the text that it came with
     * @param ordinal tells it from the others that came with it; negative when it could not be ticked then
     * @param boxAt where its box stands, or would stand, in UTF-16 units; for a heading or a row the place behind its
     *     first character
     */
    public record Item(DocumentId document, long since, int ordinal, int boxAt) {

        public UUID id() {
            return UUID.nameUUIDFromBytes((document + ":" + since + ":" + ordinal).getBytes(StandardCharsets.UTF_8));
        }

        Item at(int place) {
            return new Item(document, since, ordinal, place);
        }
    }

    /** @return the view after the event */
    public static TextView fold(@Nullable TextView view, DocumentEvent event, Happening happening) {
        return switch (event) {
            case DocumentOpened opened -> {
                var named = LastingItems.of(opened.documentId(), opened.text());
                yield new TextView(
                        opened.documentId(),
                        1,
                        opened.text(),
                        named.items(),
                        named.others(),
                        happening.at(),
                        happening.by().name());
            }
            case TextEdited edited -> {
                if (view == null) {
                    throw new IllegalStateException("no text before " + event);
                }
                var text = Changes.apply(view.text, edited.changes());
                var version = view.version + 1;
                var named = LastingItems.after(view, edited.changes(), version, text);
                yield new TextView(
                        view.id,
                        version,
                        text,
                        named.items(),
                        named.others(),
                        happening.at(),
                        happening.by().name());
            }
        };
    }

    /** @return the id of the item whose box, or place, is there; empty when there is none */
    public Optional<UUID> idAt(int boxAt) {
        return find(items, boxAt).or(() -> find(others, boxAt));
    }

    /** @return the id that the item there has in a text that begins so */
    public static Optional<UUID> idIn(DocumentId document, String text, int boxAt) {
        var named = LastingItems.of(document, text);
        return find(named.items(), boxAt).or(() -> find(named.others(), boxAt));
    }

    /** @return the id that the item there will have after changes to this version; {@code boxAt} counts after them */
    public Optional<UUID> idAfter(List<Change> changes, int boxAt) {
        var named = LastingItems.after(this, changes, version + 1, Changes.apply(text, changes));
        return find(named.items(), boxAt).or(() -> find(named.others(), boxAt));
    }

    private static Optional<UUID> find(List<Item> ascending, int boxAt) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.get(middle).boxAt() < boxAt) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ascending.size() && ascending.get(low).boxAt() == boxAt
                ? Optional.of(ascending.get(low).id())
                : Optional.empty();
    }
}
