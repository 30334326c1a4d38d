package io.planwright.ui.requirement;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import io.planwright.ui.requirement.ItemRows.Kind;
import io.planwright.ui.requirement.ItemRows.Patch;
import io.planwright.ui.requirement.ItemRows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The items of one kind. They are drawn in the browser and told apart by their ids; from here go only those that have
 * changed, so that hundreds of them cost little and nobody is disturbed.
 */
@Tag("planwright-items")
@JsModule("./planwright-items.js")
class ItemList extends Component {

    /** What can be done with items. */
    interface Actions {
        /** @return whether it was taken */
        boolean tick(UUID item, boolean done);

        /** @param group key of what it shall stand under */
        boolean add(String group, String text, Map<String, String> fields);

        /** @param change what shall be different; null and absent for what stays */
        boolean change(UUID item, Change change);

        /** @param after the item of the same group that it shall follow; null for the first place */
        boolean move(UUID item, @Nullable UUID after);

        void remove(UUID item);
    }

    /** What shall be different about an item; null for what stays. */
    record Change(
            @Nullable String text,
            @Nullable Map<String, String> fields,
            @Nullable List<Map<String, String>> rows) {}

    private final Actions actions;
    private final Map<String, Row> rows = new HashMap<>();
    private Kind kind;
    private List<String> order = List.of();

    ItemList(Kind kind, Actions actions) {
        this.kind = kind;
        this.actions = actions;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        tell(new Patch(kind, List.copyOf(rows.values()), order));
    }

    void show(Kind newKind, List<Row> newRows) {
        var newOrder = newRows.stream().map(Row::id).toList();
        var changed =
                newRows.stream().filter(row -> !row.equals(rows.get(row.id()))).toList();
        var patch = new Patch(
                newKind.equals(kind) ? null : newKind,
                changed,
                newOrder.equals(order) && !regrouped(changed) ? null : newOrder);
        kind = newKind;
        order = newOrder;
        rows.keySet().retainAll(newOrder);
        changed.forEach(row -> rows.put(row.id(), row));
        if (isAttached() && !patch.empty()) {
            tell(patch);
        }
    }

    private boolean regrouped(List<Row> changed) {
        return changed.stream().anyMatch(row -> {
            var before = rows.get(row.id());
            return before == null
                    || !before.group().equals(row.group())
                    || !before.caption().equals(row.caption());
        });
    }

    /** @return the items as they were last told, in order */
    List<Row> rows() {
        return order.stream().map(rows::get).toList();
    }

    private void tell(Patch patch) {
        getElement().callJsFunction("patch", JacksonUtils.writeValue(patch));
    }

    @ClientCallable
    boolean tick(String item, boolean done) {
        return actions.tick(UUID.fromString(item), done);
    }

    @ClientCallable
    boolean add(String group, String json) {
        var given = JacksonUtils.readTree(json);
        return actions.add(group, given.path("text").asString(""), strings(given.path("fields")));
    }

    @ClientCallable
    boolean change(String item, String json) {
        var given = JacksonUtils.readTree(json);
        return actions.change(
                UUID.fromString(item),
                new Change(
                        given.has("text") ? given.get("text").asString() : null,
                        given.has("fields") ? strings(given.get("fields")) : null,
                        given.has("rows") ? rowsOf(given.get("rows")) : null));
    }

    @ClientCallable
    boolean move(String item, @Nullable String after) {
        return actions.move(UUID.fromString(item), after == null ? null : UUID.fromString(after));
    }

    @ClientCallable
    void remove(String item) {
        actions.remove(UUID.fromString(item));
    }

    private static List<Map<String, String>> rowsOf(JsonNode array) {
        var found = new ArrayList<Map<String, String>>();
        array.forEach(row -> found.add(strings(row)));
        return found;
    }

    private static Map<String, String> strings(JsonNode object) {
        var found = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(field -> found.put(field.getKey(), field.getValue().asString("")));
        return found;
    }
}
