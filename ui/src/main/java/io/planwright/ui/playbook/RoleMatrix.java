package io.planwright.ui.playbook;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.Responsibility;
import io.planwright.application.playbook.Playbook.Right;
import io.planwright.application.playbook.Playbook.Role;
import io.planwright.ui.look.Glyph;

/** The responsibility matrix: what each role may do, as icon and word. */
public class RoleMatrix extends Div {

    public RoleMatrix(Playbook playbook) {
        addClassName("matrix");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("playbook.part.matrix"));
        var table = new NativeTable();
        var head = new NativeTableRow();
        head.add(header(getTranslation("roles.duty"), "col"));
        playbook.roles().forEach(role -> head.add(header(ReaderWords.of(role.name()), "col")));
        table.getHead().add(head);
        playbook.responsibilities().forEach(duty -> table.getBody().add(row(playbook, duty)));
        add(table);
    }

    private NativeTableRow row(Playbook playbook, Responsibility duty) {
        var row = new NativeTableRow();
        row.add(header(ReaderWords.of(duty.name()), "row"));
        playbook.roles().forEach(role -> row.add(cell(duty, role)));
        return row;
    }

    private static NativeTableHeaderCell header(String words, String scope) {
        var cell = new NativeTableHeaderCell(words);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private NativeTableCell cell(Responsibility duty, Role role) {
        var right = duty.of(role.key());
        var mark = new Span(new Span(getTranslation("right." + right)));
        mark.addClassNames("state", classOf(right));
        if (right != Right.NONE) {
            mark.addComponentAsFirst((right == Right.PRIMARY ? Glyph.DONE : Glyph.HALF).create());
        }
        var cell = new NativeTableCell(mark);
        cell.setId("right-" + duty.duty() + "-" + role.key());
        var note = ReaderWords.of(duty.notes().getOrDefault(role.key(), Phrase.EMPTY));
        if (!note.isBlank()) {
            var said = new Span(note);
            said.addClassName("matrix-note");
            cell.add(said);
        }
        return cell;
    }

    private static String classOf(Right right) {
        return switch (right) {
            case PRIMARY -> "state-ok";
            case LIMITED -> "state-calm";
            case NONE -> "matrix-none";
        };
    }
}
