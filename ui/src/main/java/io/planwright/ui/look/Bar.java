package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;

/** A thin bar of how much is done; the numbers stand beside it. */
public class Bar extends Span {

    private final Span filled = new Span();

    public Bar() {
        addClassName("progress");
        filled.addClassName("progress-bar");
        getElement().setAttribute("aria-hidden", "true");
        add(filled);
    }

    public void show(int done, int all) {
        filled.getStyle().set("width", (all == 0 ? 0 : 100.0 * done / all) + "%");
        setClassName("complete", all > 0 && done == all);
    }
}
