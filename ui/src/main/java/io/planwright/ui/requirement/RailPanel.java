package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Glyph;

/** One matter in the column beside the document. */
class RailPanel extends Section {

    final Div body = new Div();
    private final Span count = new Span();

    RailPanel(String id, Glyph glyph, String titleKey) {
        setId(id);
        count.addClassName("count");
        add(new H2(glyph.create(), new Span(getTranslation(titleKey)), count), body);
    }

    void count(String words) {
        count.setText(words);
    }

    void nothing(String words) {
        var line = new Div(words);
        line.addClassName("rail-empty");
        body.add(line);
    }
}
