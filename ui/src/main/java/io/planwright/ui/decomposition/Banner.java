package io.planwright.ui.decomposition;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.decomposition.DecompositionDesk.SourceNow;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.ui.look.Glyph;

/** Says what whoever reviews must know: that the source is another by now, or that the review is over. */
class Banner extends Div {

    Banner() {
        setId("review-banner");
        addClassName("review-banner");
        getElement().setAttribute("role", "status");
    }

    /** @param plan address of the plan */
    void show(DecompositionView view, SourceNow now, String plan) {
        removeAll();
        switch (view.state()) {
            case OPEN -> {
                setVisible(now.changed());
                setClassName("changed", true);
                add(
                        Glyph.WARN.create(),
                        new Span(getTranslation(
                                now.sha256() == null ? "decomposition.sourceGone" : "decomposition.sourceChanged",
                                view.name())));
            }
            case FINISHED -> {
                setVisible(true);
                setClassName("changed", false);
                var link = new Anchor(plan, getTranslation("decomposition.toPlan"));
                link.setId("to-plan");
                add(
                        Glyph.DONE.create(),
                        new Span(getTranslation(
                                "decomposition.finished", view.tasks().size())),
                        link);
            }
            case ABANDONED -> {
                setVisible(true);
                setClassName("changed", false);
                add(Glyph.INFO.create(), new Span(getTranslation("decomposition.abandoned")));
                if (!view.reason().isEmpty()) {
                    add(new Span(view.reason()));
                }
                add(new Anchor(plan, getTranslation("decomposition.toPlan")));
            }
        }
    }
}
