package io.planwright.ui.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.application.workspace.ImportReport;
import io.planwright.application.workspace.ImportReport.Guides;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.ui.look.Glyph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says what came of an import: what is new, what was changed, and what stands against each other. */
class ImportReportDialog extends Dialog {

    private static final int PIECES_SHOWN = 6;

    /** @param address where the requirement with a slug is */
    ImportReportDialog(String fileName, ImportReport report, Function<String, String> address) {
        setId("import-report");
        setHeaderTitle(getTranslation("import.done", fileName));
        var body = new Div();
        body.addClassNames("form", "import-report");
        report.workspaces().forEach(each -> body.add(workspace(each, address.apply(each.slug()))));
        guides(report.guides()).ifPresent(body::add);
        add(body);
        var close = new Button(getTranslation("notice.close"), _ -> close());
        close.setId("import-close");
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private Component workspace(Imported imported, String address) {
        var link = new Anchor(address, imported.title());
        link.setId("imported-" + imported.slug());
        link.addClassName("imported-title");
        link.getElement().addEventListener("click", _ -> close());
        var workspace = new Div(link);
        workspace.addClassName("imported");
        line(workspace, Glyph.PLUS, "import.created", imported.created(), false);
        line(workspace, Glyph.EDIT, "import.updated", imported.updated(), false);
        line(workspace, Glyph.CHECK, "import.unchanged", imported.unchanged(), false);
        line(workspace, Glyph.WARN, "import.conflicts", imported.conflicts(), true);
        line(workspace, Glyph.INFO, "import.missing", imported.missing(), true);
        line(workspace, Glyph.INFO, "import.kept", imported.kept(), true);
        return workspace;
    }

    private Optional<Component> guides(Guides guides) {
        var title = new Span(getTranslation("import.guides"));
        title.addClassName("imported-title");
        var lines = new Div(title);
        lines.setId("imported-guides");
        lines.addClassName("imported");
        line(lines, Glyph.PLUS, "import.created", guides.created(), true);
        line(lines, Glyph.EDIT, "import.updated", guides.updated(), true);
        line(lines, Glyph.CHECK, "import.unchanged", guides.unchanged(), false);
        line(lines, Glyph.WARN, "import.conflicts", guides.conflicts(), true);
        return lines.getComponentCount() == 1 ? Optional.empty() : Optional.of(lines);
    }

    private void line(Div workspace, Glyph glyph, String key, List<Piece> pieces, boolean named) {
        if (pieces.isEmpty()) {
            return;
        }
        var line = new Div(glyph.create(), new Span(getTranslation(key, pieces.size())));
        line.addClassNames("state", glyph == Glyph.WARN ? "state-warn" : "state-calm");
        workspace.add(line);
        if (named) {
            var names = new UnorderedList();
            pieces.stream()
                    .limit(PIECES_SHOWN)
                    .map(piece -> new ListItem(piece.path() + " · " + piece.name()))
                    .forEach(names::add);
            if (pieces.size() > PIECES_SHOWN) {
                names.add(new ListItem(getTranslation("notice.more", pieces.size() - PIECES_SHOWN)));
            }
            workspace.add(names);
        }
    }
}
