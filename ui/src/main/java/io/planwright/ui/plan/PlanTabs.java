package io.planwright.ui.plan;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Glyph;

/** The ways to look at a plan, each with an address of its own. */
class PlanTabs extends Nav {

    PlanTabs() {
        addClassNames("tabs", "plan-tabs");
        getElement().setAttribute("aria-label", getTranslation("plan.tabs"));
    }

    void show(String outline, String graph, boolean asGraph) {
        removeAll();
        add(tab("outline", Glyph.LIST, outline, !asGraph), tab("graph", Glyph.GRAPH, graph, asGraph));
    }

    private Anchor tab(String name, Glyph glyph, String address, boolean here) {
        var tab = new Anchor(address, glyph.create(), new Span(getTranslation("plan.tab." + name)));
        tab.setId("tab-" + name);
        tab.addClassName("tab");
        if (here) {
            tab.getElement().setAttribute("aria-current", "page");
        }
        return tab;
    }
}
