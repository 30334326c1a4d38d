package io.planwright.ui.worker;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Rendered;

/**
 * A task that is named on the page.
 *
 * @param title as Markdown
 */
record TaskLink(String key, String title, String address) {

    Anchor create() {
        var shortName = new Span(key);
        shortName.addClassName("mono");
        var name = new Span(Rendered.plain(title));
        name.addClassName("task-name");
        var link = new Anchor(address, shortName, name);
        link.addClassName("task-ref");
        return link;
    }
}
