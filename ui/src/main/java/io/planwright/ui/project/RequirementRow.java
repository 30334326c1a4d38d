package io.planwright.ui.project;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Bar;
import io.planwright.ui.look.GateState;
import io.planwright.ui.look.PhaseStepper;
import io.planwright.ui.look.Rendered;
import org.jspecify.annotations.Nullable;

/** A requirement at a glance. */
class RequirementRow extends Anchor {

    private final Span title = new Span();
    private final Span slug = new Span();
    private final PhaseStepper phase = new PhaseStepper();
    private final Bar bar = new Bar();
    private final Span numbers = new Span();
    private final GateState gate = new GateState();
    private final Span who = new Span();
    private final Ago when = new Ago();
    private @Nullable RequirementSummary shown;

    RequirementRow() {
        addClassName("row");
        getElement().setAttribute("data-row", true);
        title.addClassName("title");
        slug.addClassNames("slug", "mono");
        var name = new Span(title, slug);
        name.addClassName("row-title");
        var amount = new Span(bar, numbers);
        amount.addClassName("amount");
        var last = new Span(who, new Span(" · "), when);
        last.addClassName("when");
        add(name, phase, amount, gate, last);
    }

    void show(RequirementSummary summary, String address) {
        if (summary.equals(shown)) {
            return;
        }
        shown = summary;
        setId("requirement-" + summary.slug());
        setHref(address);
        title.getElement().setProperty("innerHTML", Rendered.inline(summary.title()));
        slug.setText(summary.slug());
        phase.show(summary.phase());
        bar.show(summary.tasksDone(), summary.tasks());
        numbers.setText(
                summary.tasks() == 0
                        ? getTranslation("tasks.none")
                        : getTranslation("tasks.done", summary.tasksDone(), summary.tasks()));
        bar.setVisible(summary.tasks() > 0);
        gate.show(summary);
        who.setText(summary.changedBy());
        when.show(summary.changedAt());
    }
}
