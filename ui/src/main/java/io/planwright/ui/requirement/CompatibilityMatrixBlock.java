package io.planwright.ui.requirement;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.CompatibilityMatrix.Group;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.application.playbook.Playbook;
import io.planwright.domain.project.Language;
import io.planwright.ui.look.Glyph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Targets by group against states: how far the requirement is on each, and whether it works on all. */
class CompatibilityMatrixBlock extends Section {

    static final String ID = "compatibility";

    /** What can be done with targets. */
    interface Actions {
        /** @return whether it was taken */
        boolean set(Target target, String group, TargetState state, String reason);

        boolean add(String name);

        void remove(Target target);
    }

    private final Actions actions;
    private final WorksOnAll worksOnAll = new WorksOnAll();
    private final NativeTableBody rows = new NativeTableBody();
    private final Map<String, TargetRow> byId = new HashMap<>();
    private List<String> shape = List.of();
    private @Nullable CompatibilityMatrix shown;

    CompatibilityMatrixBlock(Actions actions) {
        this.actions = actions;
        setId(ID);
        addClassName("matrix");
        getElement().setAttribute("tabindex", "-1");
        var title = new H3(Glyph.GRID.create(), new Span(getTranslation("matrix.title")));
        var head = new Div(title, worksOnAll);
        head.addClassName("matrix-head");
        var table = new NativeTable(head(), rows);
        table.getElement().setAttribute("aria-label", getTranslation("matrix.title"));
        var scroll = new Div(table);
        scroll.addClassName("matrix-scroll");
        add(head, scroll, adder());
    }

    private NativeTableHeader head() {
        var row = new NativeTableRow();
        row.add(headCell(getTranslation("matrix.target")));
        for (var state : TargetState.values()) {
            row.add(headCell(getTranslation("target." + state)));
        }
        row.add(headCell(getTranslation("matrix.reason")));
        row.add(new NativeTableCell());
        return new NativeTableHeader(row);
    }

    private static NativeTableHeaderCell headCell(String words) {
        var cell = new NativeTableHeaderCell(words);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private TextField adder() {
        var field = new TextField();
        field.setId("new-target");
        field.addClassName("matrix-add");
        field.setPlaceholder(getTranslation("matrix.add"));
        field.setAriaLabel(getTranslation("matrix.add"));
        field.addThemeVariants(TextFieldVariant.SMALL);
        field.addKeyDownListener(Key.ENTER, _ -> {
            if (!field.getValue().isBlank() && actions.add(field.getValue().strip())) {
                field.clear();
            }
        });
        return field;
    }

    void show(CompatibilityMatrix matrix, Playbook playbook, Language language) {
        if (matrix.equals(shown)) {
            return;
        }
        shown = matrix;
        worksOnAll.show(matrix);
        var wanted = matrix.groups().stream()
                .flatMap(group -> group.targets().stream().map(target -> group.key() + "/" + TargetRow.idOf(target)))
                .toList();
        if (!wanted.equals(shape)) {
            shape = wanted;
            draw(matrix, playbook, language);
        } else {
            matrix.groups()
                    .forEach(group -> group.targets()
                            .forEach(target ->
                                    rowOf(group, target, playbook, language).show(target)));
        }
    }

    private void draw(CompatibilityMatrix matrix, Playbook playbook, Language language) {
        var kept = new ArrayList<String>();
        rows.removeAll();
        for (var group : matrix.groups()) {
            if (matrix.groups().size() > 1) {
                rows.add(caption(nameOf(group, playbook, language)));
            }
            for (var target : group.targets()) {
                var row = rowOf(group, target, playbook, language);
                row.show(target);
                rows.add(row);
                kept.add(keyOf(group, target));
            }
        }
        byId.keySet().retainAll(kept);
    }

    private TargetRow rowOf(Group group, Target target, Playbook playbook, Language language) {
        return byId.computeIfAbsent(
                keyOf(group, target),
                _ -> new TargetRow(
                        target,
                        group.key().isEmpty() ? "" : nameOf(group, playbook, language),
                        drivers(target, playbook),
                        actions));
    }

    private static String keyOf(Group group, Target target) {
        return group.key() + "/" + TargetRow.idOf(target);
    }

    private static String drivers(Target target, Playbook playbook) {
        return playbook.targets().stream()
                .flatMap(group -> group.targets().stream())
                .filter(each -> each.key().equals(target.key()))
                .map(each -> String.join(", ", each.drivers()))
                .findFirst()
                .orElse("");
    }

    private String nameOf(Group group, Playbook playbook, Language language) {
        return playbook.targets().stream()
                .filter(each -> each.key().equals(group.key()))
                .map(each -> each.name().in(language))
                .findFirst()
                .orElse(getTranslation("matrix.others"));
    }

    private static NativeTableRow caption(String name) {
        var cell = new NativeTableHeaderCell(name);
        cell.getElement().setAttribute("colspan", Integer.toString(TargetState.values().length + 3));
        cell.getElement().setAttribute("scope", "rowgroup");
        var row = new NativeTableRow(cell);
        row.addClassName("matrix-group");
        return row;
    }
}
