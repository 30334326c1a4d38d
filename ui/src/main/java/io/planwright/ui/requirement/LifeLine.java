package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.ui.look.Glyph;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The phases of a requirement's life in their order, and the steps of the review while it is being reviewed. */
class LifeLine extends OrderedList {

    LifeLine() {
        addClassName("life");
        setId("life");
        getElement().setAttribute("aria-label", getTranslation("life.label"));
    }

    /** @param reviewed the steps of the review that are finished */
    void show(RequirementPhase phase, List<ReviewStep> reviewed) {
        removeAll();
        for (var each : RequirementPhase.values()) {
            var item = item(getTranslation("phase." + each), each.compareTo(phase), phase == RequirementPhase.DONE);
            add(item);
            if (each == RequirementPhase.REVIEWING && phase == RequirementPhase.REVIEWING) {
                item.addClassName("with-steps");
                item.add(steps(Set.copyOf(reviewed)));
            }
        }
    }

    private OrderedList steps(Set<ReviewStep> finished) {
        var steps = new OrderedList();
        steps.addClassName("life-steps");
        steps.getElement().setAttribute("aria-label", getTranslation("review.label"));
        var turn = EnumSet.allOf(ReviewStep.class).stream()
                .filter(step -> !finished.contains(step))
                .findFirst();
        for (var step : ReviewStep.values()) {
            int side = finished.contains(step) ? -1 : turn.filter(step::equals).isPresent() ? 0 : 1;
            steps.add(item(getTranslation("review." + step), side, false));
        }
        return steps;
    }

    /** @param side below 0 for what is behind, 0 for where it stands, above for what comes */
    private ListItem item(String name, int side, boolean done) {
        var glyph = side < 0 || done ? Glyph.DONE : side == 0 ? Glyph.HALF : Glyph.OPEN;
        var word = new Span(name);
        word.addClassName("life-word");
        var state = new Span(getTranslation(side < 0 || done ? "life.past" : side == 0 ? "life.now" : "life.ahead"));
        state.addClassName("visually-hidden");
        var item = new ListItem(glyph.create(), word, state);
        item.addClassName(side < 0 || done ? "past" : side == 0 ? "now" : "ahead");
        if (side == 0) {
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }
}
