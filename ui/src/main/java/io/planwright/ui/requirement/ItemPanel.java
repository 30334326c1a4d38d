package io.planwright.ui.requirement;

import io.planwright.application.item.Item;
import io.planwright.application.item.ItemKind;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.requirement.ItemList.Change;
import io.planwright.ui.requirement.ItemRows.Option;
import io.planwright.ui.requirement.ItemRows.Row;
import io.planwright.ui.text.Headings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of one kind in the rail, to be ticked, answered, added, changed, moved and removed. */
class ItemPanel extends RailPanel {

    /** What can be done with items. */
    interface Actions {
        /** @return whether it was taken */
        boolean tick(Item item, boolean done);

        /**
         * @param section key of the section that it shall stand in; null where that is not said
         * @param group what it shall stand under in the section; may be empty
         */
        boolean add(ItemKind kind, @Nullable String section, String group, String text, Map<String, String> fields);

        boolean change(Item item, Change change);

        boolean move(Item item, Item after);

        void remove(Item item);
    }

    /** The group of a kind whose items are told apart by whether they are open. */
    private static final String OPEN = "?";

    private static final String SETTLED = "!";
    private static final String SEPARATOR = "\n";

    private final ItemKind kind;
    private final Actions actions;
    private Map<UUID, Item> byId = Map.of();
    private List<Item> items = List.of();
    private List<Option> roles = List.of();
    private @Nullable ItemList list;

    ItemPanel(ItemKind kind, boolean openAtFirst, Actions actions) {
        super(idOf(kind), ItemKinds.glyph(kind), "items." + kind + ".title", openAtFirst);
        this.kind = kind;
        this.actions = actions;
    }

    static String idOf(ItemKind kind) {
        return switch (kind) {
            case CRITERION -> "criteria";
            case DEPENDENCY -> "dependencies";
            default -> kind.name().toLowerCase(Locale.ROOT) + "s";
        };
    }

    /** @param now the items of the kind in the order in which they are read */
    void show(List<Item> now, List<Option> whom) {
        if (list != null && now.equals(items) && whom.equals(roles)) {
            return;
        }
        items = kind == ItemKind.QUESTION
                ? now.stream().sorted(Comparator.comparing(Item::done)).toList()
                : now;
        roles = whom;
        byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        count(amount());
        changed();
    }

    private String amount() {
        long done = items.stream().filter(Item::done).count();
        if (kind == ItemKind.CRITERION) {
            return done + "/" + items.size();
        }
        return ItemKinds.canBeOpen(kind) && done < items.size()
                ? getTranslation("items.open", items.size() - done)
                : Integer.toString(items.size());
    }

    @Override
    void draw() {
        var described = ItemKinds.describe(kind, roles);
        if (list == null) {
            list = new ItemList(described, new Told());
            body.add(list);
        }
        boolean manySections = items.stream().map(Item::section).distinct().count() > 1;
        list.show(described, items.stream().map(item -> row(item, manySections)).toList());
    }

    private Row row(Item item, boolean manySections) {
        return new Row(
                item.id().toString(),
                groupOf(item),
                captionOf(item, manySections),
                item.text(),
                Rendered.inline(item.text()),
                item.done(),
                item.fields(),
                shown(item.fields()),
                item.rows(),
                item.rows().stream().map(ItemPanel::shown).toList());
    }

    private static Map<String, String> shown(Map<String, String> fields) {
        var html = new LinkedHashMap<String, String>();
        fields.forEach((name, text) -> {
            if (!text.isBlank()) {
                html.put(name, text.contains("\n") ? Rendered.html(text) : Rendered.inline(text));
            }
        });
        return html;
    }

    private String groupOf(Item item) {
        return switch (kind) {
            case QUESTION -> item.done() ? SETTLED : OPEN;
            case DECISION, INVESTIGATION, NOTE -> "";
            default -> item.section() + SEPARATOR + item.group();
        };
    }

    private String captionOf(Item item, boolean manySections) {
        return switch (kind) {
            case QUESTION -> getTranslation(item.done() ? "items.QUESTION.done" : "items.QUESTION.open");
            case DECISION, INVESTIGATION, NOTE -> "";
            default -> {
                if (!manySections) {
                    yield item.group();
                }
                var section = Headings.titleOf("", item.section());
                yield item.group().isEmpty() ? section : section + " · " + item.group();
            }
        };
    }

    /** @return the items as they are shown; empty until the panel was open */
    List<Row> rows() {
        return list == null ? List.of() : list.rows();
    }

    /** What the browser tells of the items. */
    private final class Told implements ItemList.Actions {

        @Override
        public boolean tick(UUID item, boolean done) {
            return known(item).map(each -> actions.tick(each, done)).orElse(false);
        }

        @Override
        public boolean add(String group, String text, Map<String, String> fields) {
            var said = new LinkedHashMap<>(fields);
            said.values().removeIf(String::isBlank);
            var parts = group.split(SEPARATOR, 2);
            return parts.length == 2
                    ? actions.add(kind, parts[0], parts[1], text, said)
                    : actions.add(kind, null, "", text, said);
        }

        @Override
        public boolean change(UUID item, Change change) {
            return known(item).map(each -> actions.change(each, change)).orElse(false);
        }

        @Override
        public boolean move(UUID item, @Nullable UUID after) {
            return known(item)
                    .map(each -> after == null
                            ? toTheTop(each)
                            : known(after)
                                    .map(other -> actions.move(each, other))
                                    .orElse(false))
                    .orElse(false);
        }

        /** What follows nothing in its group may follow another group: so the first of the group goes behind it. */
        private boolean toTheTop(Item item) {
            var group = items.stream()
                    .filter(each -> groupOf(each).equals(groupOf(item)))
                    .toList();
            var first = group.getFirst();
            return first.equals(item)
                    || (group.indexOf(item) == 1 || actions.move(item, first)) && actions.move(first, item);
        }

        @Override
        public void remove(UUID item) {
            known(item).ifPresent(actions::remove);
        }

        private Optional<Item> known(UUID item) {
            return Optional.ofNullable(byId.get(item));
        }
    }
}
