package io.planwright.ui.requirement;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.planwright.application.text.TextDesk.ItemView;
import io.planwright.ui.look.Glyph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The acceptance criteria, to be ticked. */
class CriteriaPanel extends RailPanel {

    /** What can be done with criteria. */
    interface Actions {
        /** @return whether it was taken */
        boolean tick(UUID item, boolean done);

        boolean add(String text);
    }

    private final Actions actions;
    private final Map<UUID, Criterion> criteria = new HashMap<>();
    private List<String> shape = List.of();

    CriteriaPanel(Actions actions) {
        super("criteria", Glyph.CHECK, "criteria.title");
        this.actions = actions;
        var field = new TextField();
        field.setId("new-criterion");
        field.addClassName("rail-add");
        field.setPlaceholder(getTranslation("criteria.add"));
        field.setAriaLabel(getTranslation("criteria.add"));
        field.addThemeVariants(TextFieldVariant.SMALL);
        field.addKeyDownListener(Key.ENTER, _ -> {
            if (!field.getValue().isBlank() && actions.add(field.getValue().strip())) {
                field.clear();
            }
        });
        add(field);
    }

    void show(List<ItemView> items) {
        count(items.stream().filter(ItemView::done).count() + "/" + items.size());
        var wanted = items.stream().map(item -> item.kind() + "\n" + item.id()).toList();
        var gone = new HashSet<>(criteria.keySet());
        for (var item : items) {
            gone.remove(item.id());
            criteria.computeIfAbsent(item.id(), id -> new Criterion(id, done -> actions.tick(id, done)))
                    .show(item);
        }
        gone.forEach(criteria::remove);
        if (!wanted.equals(shape) || items.isEmpty()) {
            shape = wanted;
            draw(items);
        }
    }

    private void draw(List<ItemView> items) {
        body.removeAll();
        if (items.isEmpty()) {
            nothing(getTranslation("criteria.none"));
        }
        var group = "";
        for (var item : items) {
            if (!item.kind().equals(group)) {
                group = item.kind();
                var caption = new Div(group);
                caption.addClassName("rail-group");
                body.add(caption);
            }
            body.add(criteria.get(item.id()));
        }
    }
}
