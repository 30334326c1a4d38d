package io.planwright.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;

/** The card in the middle of a page that is seen before one is in. */
class EntryCard extends Main {

    private final Div card = new Div();

    EntryCard(Component... content) {
        addClassName("entry");
        card.addClassName("entry-card");
        var tile = new Span("P");
        tile.addClassName("tile");
        tile.getElement().setAttribute("aria-hidden", "true");
        var brand = new Div(tile, new Span("Planwright"));
        brand.addClassName("brand");
        card.add(brand);
        card.add(content);
        add(card);
    }
}
