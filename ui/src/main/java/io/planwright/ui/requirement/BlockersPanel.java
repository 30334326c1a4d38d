package io.planwright.ui.requirement;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.planwright.application.requirement.RequirementView.Blocker;
import io.planwright.domain.identity.BlockerId;
import io.planwright.ui.look.Glyph;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What blocks the requirement, what has, and how that was cleared. */
class BlockersPanel extends RailPanel {

    /** What can be done with blockers. */
    interface Actions {
        /** @return whether it was taken */
        boolean raise(String text);

        boolean clear(BlockerId blocker, String outcome);
    }

    private final Actions actions;
    private final Div list = new Div();
    private final Map<BlockerId, BlockerLine> lines = new HashMap<>();
    private List<Blocker> blockers = List.of();
    private @Nullable TextField raising;

    BlockersPanel(Actions actions) {
        super("blockers", Glyph.BLOCKED, "blockers.panel", false);
        this.actions = actions;
        list.addClassName("blocker-list");
        body.add(list);
    }

    /** @param now in the order in which they were raised */
    void show(List<Blocker> now) {
        var sorted = now.stream()
                .sorted(Comparator.comparing((Blocker blocker) -> blocker.outcome() != null))
                .toList();
        if (raising != null && sorted.equals(blockers)) {
            return;
        }
        blockers = sorted;
        long open = sorted.stream().filter(blocker -> blocker.outcome() == null).count();
        count(open > 0 ? getTranslation("items.open", open) : Integer.toString(sorted.size()));
        setClassName("is-blocked", open > 0);
        if (open > 0) {
            offer();
        }
        changed();
    }

    @Override
    void draw() {
        if (raising == null) {
            raising = new TextField();
            raising.setId("new-blocker");
            raising.addClassName("rail-add");
            raising.setPlaceholder(getTranslation("blockers.raise"));
            raising.setAriaLabel(getTranslation("blockers.raise"));
            raising.setMaxLength(500);
            raising.addThemeVariants(TextFieldVariant.SMALL);
            raising.addKeyDownListener(Key.ENTER, _ -> raise());
            body.add(raising);
        }
        var gone = new HashSet<>(lines.keySet());
        for (int i = 0; i < blockers.size(); i++) {
            var blocker = blockers.get(i);
            gone.remove(blocker.id());
            var line = lines.computeIfAbsent(
                    blocker.id(), id -> new BlockerLine(id, outcome -> actions.clear(id, outcome)));
            line.show(blocker);
            if (i >= list.getComponentCount() || list.getComponentAt(i) != line) {
                list.addComponentAtIndex(i, line);
            }
        }
        gone.forEach(id -> list.remove(Objects.requireNonNull(lines.remove(id))));
    }

    private void raise() {
        var field = Objects.requireNonNull(raising);
        if (!field.getValue().isBlank() && actions.raise(field.getValue().strip())) {
            field.clear();
        }
    }
}
