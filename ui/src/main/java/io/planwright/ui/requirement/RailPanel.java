package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Glyph;

/** One matter in the column beside the document, to be opened and closed; drawn when it is first open. */
abstract class RailPanel extends Section {

    final Div body = new Div();
    private final String id;
    private final Span count = new Span();
    private final NativeButton toggle = new NativeButton();
    private boolean open;
    private boolean stale = true;

    /** @param openAtFirst whether it stands open for those who have neither opened nor closed it */
    RailPanel(String id, Glyph glyph, String titleKey, boolean openAtFirst) {
        this.id = id;
        setId(id);
        addClassName("rail-panel");
        body.setId(id + "-body");
        body.addClassName("rail-body");
        count.addClassName("count");
        var fold = Glyph.RIGHT.create();
        fold.addClassName("fold");
        toggle.add(glyph.create(), new Span(getTranslation(titleKey)), count, fold);
        toggle.setId(id + "-toggle");
        toggle.addClassName("rail-toggle");
        toggle.getElement().setAttribute("type", "button");
        toggle.getElement().setAttribute("aria-controls", id + "-body");
        toggle.addClickListener(_ -> {
            open(!open);
            OpenPanels.remember(id, open);
        });
        add(new H2(toggle), body);
        setOpen(OpenPanels.isOpen(id, openAtFirst));
    }

    /** Says beside the title how much there is. */
    final void count(String words) {
        count.setText(words);
    }

    /** Opens it unless somebody has closed it. */
    final void offer() {
        if (!open && OpenPanels.isOpen(id, true)) {
            open(true);
        }
    }

    final void open(boolean wanted) {
        setOpen(wanted);
        if (open && stale) {
            stale = false;
            draw();
        }
    }

    private void setOpen(boolean wanted) {
        open = wanted;
        body.setVisible(open);
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        setClassName("is-open", open);
    }

    /** What it shows has changed: draws now when it is open, else when it is opened. */
    final void changed() {
        stale = !open;
        if (open) {
            draw();
        }
    }

    abstract void draw();

    final void nothing(String words) {
        var line = new Div(words);
        line.addClassName("rail-empty");
        body.add(line);
    }
}
