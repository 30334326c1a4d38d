package io.planwright.ui.guide;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.guide.GuideView;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;

/** A guide in the list of all. */
class GuideRow extends Anchor {

    GuideRow(GuideView guide, String address) {
        setHref(address);
        setId("guide-" + guide.key());
        addClassNames("row", "guide-row");
        getElement().setAttribute("data-row", true);
        var title = new Span(Rendered.plain(guide.title()));
        title.addClassName("title");
        var key = new Span(guide.key());
        key.addClassName("slug");
        var name = new Span(title, key);
        name.addClassName("row-title");
        var who = new Span(guide.changedBy());
        who.addClassNames("muted", "guide-by");
        var when = new Span(new Ago(guide.changedAt()));
        when.addClassName("when");
        add(Glyph.BOOK.create(), name, who, when);
    }
}
