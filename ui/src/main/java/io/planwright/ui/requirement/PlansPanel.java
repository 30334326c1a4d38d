package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Bar;
import io.planwright.ui.look.Glyph;
import java.util.List;

/** The plans, with how far they are. */
class PlansPanel extends RailPanel {

    /** A plan at a glance. */
    record PlanLine(String id, String title, String file, String address, int done, int tasks) {}

    private final Div lines = new Div();
    private List<PlanLine> shown = List.of();
    private boolean told;

    PlansPanel(Runnable onNew) {
        super("plans", Glyph.PLAN, "plans.title", true);
        var create = new NativeButton();
        create.add(Glyph.PLUS.create(), new Span(getTranslation("plan.new")));
        create.setId("new-plan");
        create.addClassName("rail-button");
        create.addClickListener(_ -> onNew.run());
        lines.addClassName("rail-lines");
        body.add(lines, create);
    }

    void show(List<PlanLine> plans) {
        if (told && plans.equals(shown)) {
            return;
        }
        told = true;
        shown = plans;
        count(Integer.toString(plans.size()));
        changed();
    }

    @Override
    void draw() {
        lines.removeAll();
        if (shown.isEmpty()) {
            var none = new Div(getTranslation("plans.none"));
            none.addClassName("rail-empty");
            lines.add(none);
        }
        shown.forEach(plan -> lines.add(line(plan)));
    }

    private static Anchor line(PlanLine plan) {
        var title = new Span(plan.title());
        title.addClassName("plan-line-title");
        var file = new Span(plan.file());
        file.addClassName("plan-line-file");
        var words = new Span(title, file);
        words.addClassName("words");
        var bar = new Bar();
        bar.show(plan.done(), plan.tasks());
        var numbers = new Span(plan.done() + "/" + plan.tasks());
        numbers.addClassName("numbers");
        var line = new Anchor(plan.address(), Glyph.PLAN.create(), words, bar, numbers);
        line.setId("plan-" + plan.id());
        line.addClassName("rail-line");
        line.getElement().setAttribute("title", plan.title() + " — " + plan.file());
        return line;
    }
}
