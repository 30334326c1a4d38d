package io.planwright.ui.requirement;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One target of the matrix: a cell for each state, of which one is chosen, and the reason. */
@Tag("tr")
class TargetRow extends NativeTableRow {

    private final CompatibilityMatrixBlock.Actions actions;
    private final Map<TargetState, NativeButton> cells = new EnumMap<>(TargetState.class);
    private final NativeButton reason = new NativeButton();
    private final TextField reasonField = new TextField();
    private final IconButton remove;
    private final Div detail = new Div();
    private Target shown;
    private @Nullable TargetState asked;

    TargetRow(Target target, String group, String drivers, CompatibilityMatrixBlock.Actions actions) {
        this.actions = actions;
        shown = target;
        addClassName("target");
        setId("target-" + idOf(target));
        var name = new NativeTableHeaderCell();
        name.getElement().setAttribute("scope", "row");
        detail.addClassName("faint");
        detail.setText(drivers);
        name.add(new Div(target.name()), detail);
        add(name);
        for (var state : TargetState.values()) {
            var cell = new NativeTableCell(button(state, group));
            cell.addClassName("target-cell");
            add(cell);
        }
        add(reasonCell(target, group));
        remove = new IconButton(
                "remove-target-" + idOf(target), Glyph.TRASH, getTranslation("matrix.remove", target.name()));
        remove.addClickListener(_ -> actions.remove(shown));
        var last = new NativeTableCell(remove);
        last.addClassName("target-tools");
        add(last);
        look();
    }

    static String idOf(Target target) {
        return (target.key() == null ? target.name() : target.key())
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private NativeButton button(TargetState state, String group) {
        var word = new Span(getTranslation("target." + state));
        word.addClassName("target-word");
        var button = new NativeButton();
        button.add(state.glyph().create(), word);
        button.setId("target-" + idOf(shown) + "-" + state.written());
        button.addClassNames("target-state", state.tone());
        button.getElement().setAttribute("type", "button");
        button.addClickListener(_ -> choose(state, group));
        cells.put(state, button);
        return button;
    }

    private NativeTableCell reasonCell(Target target, String group) {
        reason.setId("target-" + idOf(target) + "-reason");
        reason.addClassName("target-reason");
        reason.addClickListener(_ -> ask(TargetState.of(shown.state()).orElse(TargetState.PLANNED)));
        reasonField.setId("target-" + idOf(target) + "-reason-text");
        reasonField.setAriaLabel(getTranslation("matrix.reasonFor", target.name()));
        reasonField.setPlaceholder(getTranslation("matrix.reason"));
        reasonField.addThemeVariants(TextFieldVariant.SMALL);
        reasonField.setVisible(false);
        reasonField.addKeyDownListener(Key.ENTER, _ -> {
            if (asked != null
                    && actions.set(shown, group, asked, reasonField.getValue().strip())) {
                closeReason();
            }
        });
        reasonField.addKeyDownListener(Key.ESCAPE, _ -> closeReason());
        var cell = new NativeTableCell(reason, reasonField);
        cell.addClassName("target-why");
        return cell;
    }

    private void choose(TargetState state, String group) {
        if (TargetState.of(shown.state()).equals(Optional.of(state))) {
            return;
        }
        if (state.needsReason()) {
            ask(state);
        } else if (actions.set(shown, group, state, "")) {
            closeReason();
        }
    }

    private void ask(TargetState state) {
        asked = state;
        reasonField.setValue(shown.reason());
        reasonField.setPlaceholder(getTranslation("matrix.reasonOf." + state));
        reasonField.setVisible(true);
        reason.setVisible(false);
        reasonField.focus();
    }

    private void closeReason() {
        asked = null;
        reasonField.setVisible(false);
        look();
    }

    void show(Target target) {
        if (!target.equals(shown)) {
            shown = target;
            look();
        }
    }

    private void look() {
        var now = TargetState.of(shown.state());
        cells.forEach((state, button) -> {
            boolean chosen = now.equals(Optional.of(state));
            button.setClassName("chosen", chosen);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
            button.getElement().setAttribute("aria-label", shown.name() + ": " + getTranslation("target." + state));
            button.getElement().setAttribute("title", getTranslation("target." + state));
        });
        if (!shown.detail().isEmpty()) {
            detail.setText(shown.detail());
        }
        setClassName("is-missing", now.isEmpty());
        reason.setText(shown.reason());
        reason.getElement().setAttribute("title", getTranslation("matrix.reasonFor", shown.name()));
        reason.setVisible(!shown.reason().isEmpty() && !reasonField.isVisible());
        remove.setVisible(shown.item() != null);
    }
}
