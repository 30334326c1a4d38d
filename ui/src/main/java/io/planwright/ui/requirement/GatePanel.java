package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.gate.GateView;
import io.planwright.ui.look.CheckGlyph;
import io.planwright.ui.look.Glyph;
import java.util.List;

/** How the checks of the gate stand. */
class GatePanel extends RailPanel {

    private List<GateView> shown = List.of();

    GatePanel() {
        super("gate-summary", Glyph.GATE, "gate.title");
        nothing(getTranslation("gate.none"));
    }

    void show(List<GateView> gates, String address) {
        if (gates.equals(shown)) {
            return;
        }
        shown = gates;
        body.removeAll();
        var checks = gates.stream().flatMap(gate -> gate.checks().stream()).toList();
        count(checks.stream().filter(check -> check.state().lets()).count() + "/" + checks.size());
        if (checks.isEmpty()) {
            nothing(getTranslation("gate.none"));
        }
        for (var check : checks) {
            var words = new Span(check.text());
            words.addClassName("words");
            var state = new Span(getTranslation("check." + check.state()));
            state.addClassName("numbers");
            var line = new Anchor(address, CheckGlyph.of(check.state()), words, state);
            line.addClassName("rail-line");
            line.getElement().setAttribute("title", check.text());
            body.add(new Div(line));
        }
    }
}
