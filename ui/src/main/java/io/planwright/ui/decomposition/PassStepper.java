package io.planwright.ui.decomposition;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.planwright.domain.decomposition.Pass;
import io.planwright.ui.look.Glyph;
import org.jspecify.annotations.Nullable;

/** The passes of a decomposition, and which of them is under review. */
class PassStepper extends OrderedList {

    PassStepper() {
        setId("passes");
        addClassName("passes");
        getElement().setAttribute("aria-label", getTranslation("decomposition.passes"));
    }

    /** @param now the pass under review; null when all are accepted */
    void show(@Nullable Pass now) {
        removeAll();
        for (var pass : Pass.values()) {
            boolean past = now == null || pass.ordinal() < now.ordinal();
            var state = past ? "past" : pass == now ? "now" : "next";
            var words = new Span(getTranslation("pass." + pass));
            var step = new ListItem((past ? Glyph.DONE : pass == now ? Glyph.HALF : Glyph.OPEN).create(), words);
            step.setId("pass-" + pass);
            step.addClassName(state);
            if (pass == now) {
                step.getElement().setAttribute("aria-current", "step");
            }
            var said = new Span(getTranslation("pass.state." + state));
            said.addClassName("visually-hidden");
            step.add(said);
            add(step);
        }
    }
}
