package io.planwright.ui.shell;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.project.ProjectView;
import io.planwright.ui.look.Glyph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the project and leads to the others. */
class ProjectSwitcher extends NativeButton {

    private final Span tile = new Span("P");
    private final Span name = new Span();
    private final ContextMenu menu = new ContextMenu(this);

    ProjectSwitcher() {
        setId("project-switcher");
        addClassName("switcher");
        getElement().setAttribute("type", "button");
        getElement().setAttribute("aria-haspopup", "menu");
        tile.addClassName("tile");
        tile.getElement().setAttribute("aria-hidden", "true");
        name.addClassName("name");
        add(tile, name, Glyph.UP_DOWN.create());
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_START);
    }

    void show(@Nullable ProjectView project, List<ProjectView> projects) {
        name.setText(project == null ? "Planwright" : project.name());
        tile.setText(project == null ? "P" : project.key().substring(0, 1));
        getElement().setAttribute("aria-label", getTranslation("nav.switch", name.getText()));
        menu.removeAll();
        for (var each : projects) {
            var item = menu.addItem(
                    each.key() + "  " + each.name(),
                    _ -> getUI().ifPresent(ui -> ui.navigate(Addresses.project(each.key()))));
            item.setCheckable(true);
            item.setChecked(project != null && each.id().equals(project.id()));
        }
        menu.addItem(getTranslation("nav.allProjects"), _ -> getUI().ifPresent(ui -> ui.navigate("projects")));
    }
}
