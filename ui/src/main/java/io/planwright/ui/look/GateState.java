package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import io.planwright.application.check.CheckResult;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.domain.requirement.RequirementPhase;
import java.util.List;

/** How the gate of a requirement stands, with icon and word. */
public class GateState extends Span {

    public GateState() {
        addClassName("state");
    }

    public void show(List<CheckResult> checks) {
        int failed = (int) checks.stream()
                .filter(check -> check.state() == CheckResult.State.FAILED)
                .count();
        int open = (int) checks.stream().filter(check -> !check.state().lets()).count() - failed;
        show(checks.size(), open, failed);
    }

    /** What is known without looking at the gate: what people have decided. What is computed is only counted. */
    public void show(RequirementSummary summary) {
        int undecided = summary.checksOpen();
        int computed = summary.checksComputed();
        if (summary.checks() == 0 || summary.checksFailed() > 0 || summary.phase() == RequirementPhase.DONE) {
            show(summary.checks(), 0, summary.checksFailed());
        } else if (undecided > 0 || computed > 0) {
            removeAll();
            setClassName("state");
            look(
                    Glyph.GATE,
                    "state-calm",
                    undecided > 0 ? getTranslation("gate.toDecide", undecided) : getTranslation("gate.decided"));
        } else {
            show(summary.checks(), 0, 0);
        }
        getElement().setAttribute("title", computed > 0 ? getTranslation("gate.computed", computed) : "");
    }

    public void show(int checks, int open, int failed) {
        removeAll();
        setClassName("state");
        if (checks == 0) {
            look(Glyph.GATE, "state-calm", getTranslation("gate.none"));
        } else if (failed > 0) {
            look(Glyph.GATE_FAIL, "state-bad", getTranslation("gate.failed", failed));
        } else if (open > 0) {
            look(Glyph.GATE, "state-calm", getTranslation("gate.open", open, checks));
        } else {
            look(Glyph.GATE_PASS, "state-ok", getTranslation("gate.passed"));
        }
    }

    private void look(Glyph glyph, String className, String words) {
        addClassName(className);
        add(glyph.create(), new Span(words));
    }
}
