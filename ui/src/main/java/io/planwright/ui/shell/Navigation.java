package io.planwright.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.project.ProjectView;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.shell.Trail.Area;
import java.util.List;

/** The narrow column on the left: which project, and what there is of it. */
class Navigation extends Nav {

    private final ProjectSwitcher switcher = new ProjectSwitcher();
    private final Div items = new Div();
    private final boolean administrator;

    Navigation(boolean administrator) {
        this.administrator = administrator;
        addClassName("navigation");
        setId("navigation");
        getElement().setAttribute("aria-label", getTranslation("nav.label"));
        items.getStyle().set("display", "contents");
        var spacer = new Div();
        spacer.addClassName("nav-spacer");
        var collapse = new IconButton("nav-collapse", Glyph.PANEL, getTranslation("nav.collapse"));
        collapse.getElement().setAttribute("data-act", "navigation");
        add(switcher, items, spacer, collapse);
    }

    void show(Trail trail, List<ProjectView> projects) {
        switcher.show(trail.project(), projects);
        items.removeAll();
        var project = trail.project();
        if (project == null) {
            item("nav-projects", Glyph.LIST, "nav.projects", "", "p", trail.area() == Area.PROJECTS);
        } else {
            var key = project.key();
            item(
                    "nav-requirements",
                    Glyph.LIST,
                    "nav.requirements",
                    Addresses.project(key),
                    "r",
                    trail.area() == Area.REQUIREMENTS);
            item("nav-gates", Glyph.GATE, "nav.gates", Addresses.gates(key), "a", trail.area() == Area.GATES);
            item(
                    "nav-workers",
                    Glyph.WORKERS,
                    "nav.workers",
                    Addresses.workers(key),
                    "w",
                    trail.area() == Area.WORKERS);
            item("nav-guides", Glyph.BOOK, "nav.guides", Addresses.guides(key), "d", trail.area() == Area.GUIDES);
            item(
                    "nav-settings",
                    Glyph.SETTINGS,
                    "nav.settings",
                    Addresses.settings(key),
                    "s",
                    trail.area() == Area.SETTINGS);
        }
        if (project == null && administrator) {
            item("nav-settings", Glyph.SETTINGS, "nav.settings", "settings/tokens", "s", trail.area() == Area.SETTINGS);
        }
    }

    private void item(String id, Glyph glyph, String key, String address, String go, boolean here) {
        var label = new Span(getTranslation(key));
        label.addClassName("nav-label");
        var item = new Anchor(address, glyph.create(), label);
        item.setId(id);
        item.addClassName("nav-item");
        item.getElement().setAttribute("data-go", go);
        item.getElement().setAttribute("title", getTranslation(key));
        item.getElement().setAttribute("aria-label", getTranslation(key));
        if (here) {
            item.addClassName("here");
            item.getElement().setAttribute("aria-current", "page");
        }
        items.add(item);
    }
}
