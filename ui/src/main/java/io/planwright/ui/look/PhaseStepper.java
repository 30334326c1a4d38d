package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import io.planwright.domain.requirement.RequirementPhase;
import java.util.ArrayList;
import java.util.List;

/** Where a requirement stands in its life, as five small steps and a word. */
public class PhaseStepper extends Span {

    private final List<Span> steps = new ArrayList<>();
    private final Span word = new Span();

    public PhaseStepper() {
        addClassName("stepper");
        var row = new Span();
        row.addClassName("steps");
        row.getElement().setAttribute("aria-hidden", "true");
        for (var _ : RequirementPhase.values()) {
            var step = new Span();
            steps.add(step);
            row.add(step);
        }
        word.addClassName("word");
        add(row, word);
    }

    public void show(RequirementPhase phase) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).setClassName(i < phase.ordinal() ? "step past" : i == phase.ordinal() ? "step now" : "step");
        }
        setClassName("done", phase == RequirementPhase.DONE);
        word.setText(getTranslation("phase." + phase));
    }
}
