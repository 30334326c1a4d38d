package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.check.CheckResult;
import io.planwright.ui.look.CheckGlyph;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.RenderedLine;
import java.util.List;

/** How the checks of the gate stand; what stands in the way comes first. */
class GatePanel extends RailPanel {

    private List<CheckResult> shown = List.of();
    private String address = "";

    GatePanel() {
        super("gate-summary", Glyph.GATE, "gate.title", false);
        nothing(getTranslation("gate.none"));
    }

    void show(List<CheckResult> checks, String gateAddress) {
        if (checks.equals(shown)) {
            return;
        }
        shown = checks;
        address = gateAddress;
        count(checks.stream().filter(check -> check.state().lets()).count() + "/" + checks.size());
        changed();
    }

    @Override
    void draw() {
        body.removeAll();
        if (shown.isEmpty()) {
            nothing(getTranslation("gate.none"));
        }
        shown.stream().filter(check -> !check.state().lets()).forEach(check -> body.add(line(check)));
        shown.stream().filter(check -> check.state().lets()).forEach(check -> body.add(line(check)));
    }

    private Anchor line(CheckResult check) {
        var words = new RenderedLine(check.text());
        words.addClassName("words");
        var state = new Span(getTranslation("check." + check.state()));
        state.addClassName("numbers");
        var line = new Anchor(address + "#check-" + check.key(), CheckGlyph.of(check.state()), words, state);
        line.addClassName("rail-line");
        line.getElement().setAttribute("title", Rendered.plain(check.text()));
        return line;
    }
}
