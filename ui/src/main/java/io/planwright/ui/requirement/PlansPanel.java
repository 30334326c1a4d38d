package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Bar;
import io.planwright.ui.look.Glyph;
import java.util.List;

/** The plans, with how far they are. */
class PlansPanel extends RailPanel {

    /** A plan at a glance. */
    record PlanLine(String id, String title, String address, int done, int tasks) {}

    private List<PlanLine> shown = List.of();

    PlansPanel(Runnable onNew) {
        super("plans", Glyph.PLAN, "plans.title");
        nothing(getTranslation("plans.none"));
        var create = new NativeButton();
        create.add(Glyph.PLUS.create(), new Span(getTranslation("plan.new")));
        create.setId("new-plan");
        create.addClassName("rail-button");
        create.addClickListener(_ -> onNew.run());
        add(create);
    }

    void show(List<PlanLine> plans) {
        if (plans.equals(shown)) {
            return;
        }
        shown = plans;
        body.removeAll();
        if (plans.isEmpty()) {
            nothing(getTranslation("plans.none"));
        }
        for (var plan : plans) {
            var words = new Span(plan.title());
            words.addClassName("words");
            var bar = new Bar();
            bar.show(plan.done(), plan.tasks());
            var numbers = new Span(plan.done() + "/" + plan.tasks());
            numbers.addClassName("numbers");
            var line = new Anchor(plan.address(), Glyph.PLAN.create(), words, bar, numbers);
            line.setId("plan-" + plan.id());
            line.addClassName("rail-line");
            line.getElement().setAttribute("title", plan.title());
            body.add(line);
        }
    }
}
