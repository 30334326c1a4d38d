package io.planwright.ui.project;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.project.ProjectView;
import io.planwright.ui.look.Ago;
import io.planwright.ui.shell.Addresses;

/** A project in the list of all. */
class ProjectRow extends Anchor {

    ProjectRow(ProjectView project) {
        setHref(Addresses.project(project.key()));
        setId("project-" + project.key());
        addClassNames("row", "project-row");
        getElement().setAttribute("data-row", true);
        var tile = new Span(project.key().substring(0, 1));
        tile.addClassName("tile");
        tile.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(project.name());
        name.addClassName("title");
        var key = new Span(project.key());
        key.addClassName("slug");
        var title = new Span(name, key);
        title.addClassName("row-title");
        var when = new Span(new Ago(project.changedAt()));
        when.addClassName("when");
        add(tile, title, when);
    }
}
