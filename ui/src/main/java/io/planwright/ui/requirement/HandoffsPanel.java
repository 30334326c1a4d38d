package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.requirement.RequirementView.Handoff;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import java.util.List;

/** How the requirement was handed on and back, with what was said, newest first. */
class HandoffsPanel extends RailPanel {

    private List<Handoff> handoffs = List.of();

    HandoffsPanel() {
        super("handoffs", Glyph.FORWARD, "handoffs.title", false);
        nothing(getTranslation("handoffs.none"));
    }

    /** @param now oldest first */
    void show(List<Handoff> now) {
        count(Integer.toString(now.size()));
        if (!now.equals(handoffs)) {
            handoffs = now;
            changed();
        }
    }

    @Override
    void draw() {
        body.removeAll();
        if (handoffs.isEmpty()) {
            nothing(getTranslation("handoffs.none"));
            return;
        }
        var line = new OrderedList();
        line.addClassName("timeline");
        handoffs.reversed().forEach(handoff -> line.add(entry(handoff)));
        body.add(line);
    }

    private ListItem entry(Handoff handoff) {
        boolean back = handoff.to().compareTo(handoff.from()) < 0;
        var glyph = handoff.step() != null ? Glyph.CHECK : back ? Glyph.BACK : Glyph.FORWARD;
        var mark = glyph.create();
        mark.addClassName(back ? "state-warn" : "state-calm");
        var what = new Div(words(handoff, back));
        what.addClassName("timeline-what");
        var who = new Div(new Span(handoff.by() + " "), new Ago(handoff.at()));
        who.addClassName("faint");
        var words = new Div(what, who);
        words.addClassName("words");
        if (!handoff.note().isBlank()) {
            var note = new Rendered();
            note.show(handoff.note());
            note.addClassName("timeline-note");
            words.add(note);
        }
        return new ListItem(mark, words);
    }

    private String words(Handoff handoff, boolean back) {
        if (handoff.step() != null) {
            return getTranslation("handoffs.step", getTranslation("review." + handoff.step()));
        }
        return getTranslation(
                back ? "handoffs.back" : "handoffs.on",
                getTranslation("phase." + handoff.from()),
                getTranslation("phase." + handoff.to()));
    }
}
