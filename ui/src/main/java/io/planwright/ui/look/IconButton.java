package io.planwright.ui.look;

import com.vaadin.flow.component.html.NativeButton;

/** A button that shows an icon and says what it does to those who ask. */
public class IconButton extends NativeButton {

    public IconButton(String id, Glyph glyph, String label) {
        setId(id);
        addClassName("icon-button");
        getElement().setAttribute("type", "button");
        setLabel(label);
        add(glyph.create());
    }

    public final void setLabel(String label) {
        getElement().setAttribute("aria-label", label);
        getElement().setAttribute("title", label);
    }
}
