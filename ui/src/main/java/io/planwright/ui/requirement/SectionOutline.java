package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.text.Headings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sections at a glance, with a mark for those that say something. */
class SectionOutline extends Nav {

    private record Line(String path, String key, String title, boolean filled) {}

    private List<Line> shown = List.of();

    SectionOutline() {
        addClassName("outline");
        setId("outline");
        getElement().setAttribute("aria-label", getTranslation("section.outline"));
    }

    void show(RequirementView requirement, Map<DocumentId, TextView> texts) {
        var lines = new ArrayList<Line>();
        for (SectionRef section : RequirementFiles.inOrder(requirement)) {
            var text = texts.get(section.documentId());
            if (text != null) {
                lines.add(new Line(
                        section.path(),
                        section.key(),
                        Rendered.plain(Headings.titleOf(text.text(), section.key())),
                        Headings.saysSomething(text.text())));
            }
        }
        if (!lines.equals(shown)) {
            shown = lines;
            draw();
        }
    }

    private void draw() {
        removeAll();
        var path = RequirementFiles.MAIN;
        for (var line : shown) {
            if (!line.path().equals(path)) {
                path = line.path();
                var caption = new Div(path);
                caption.addClassName("outline-path");
                add(caption);
            }
            add(item(line));
        }
    }

    private NativeButton item(Line line) {
        var name = new Span(line.title());
        name.addClassName("outline-name");
        var state = new Span(getTranslation(line.filled() ? "section.filled" : "section.missing"));
        state.addClassName("visually-hidden");
        var item = new NativeButton();
        item.add((line.filled() ? Glyph.DONE : Glyph.OPEN).create(), name, state);
        item.addClassName("outline-item");
        item.setClassName("filled", line.filled());
        item.getElement().setAttribute("type", "button");
        item.getElement().setAttribute("title", line.title());
        item.getElement().setAttribute("data-outline", "section-" + line.key());
        return item;
    }
}
