package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;

/** One line of Markdown as it is read, its links as mere words: it may stand within a link. */
public class RenderedLine extends Span {

    public RenderedLine(String markdown) {
        addClassName("rendered-line");
        show(markdown);
    }

    public final void show(String markdown) {
        getElement().setProperty("innerHTML", Rendered.unlinked(markdown));
    }
}
