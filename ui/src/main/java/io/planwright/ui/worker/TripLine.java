package io.planwright.ui.worker;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.circuit.Trips.Trip;
import io.planwright.application.circuit.Trips.What;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Phrases;

/** What has happened to a breaker. */
class TripLine extends Div {

    /** @param name whose breaker it is */
    TripLine(Trip trip, String name) {
        addClassName("trip");
        getElement().setAttribute("role", "listitem");
        var glyph = switch (trip.what()) {
            case TRIPPED -> Glyph.FAIL;
            case TRIED -> Glyph.HALF;
            case RECOVERED -> Glyph.DONE;
            case RESET -> Glyph.USER;
        };
        var tone = switch (trip.what()) {
            case TRIPPED -> "state-bad";
            case TRIED -> "state-warn";
            case RECOVERED -> "state-ok";
            case RESET -> "state-calm";
        };
        var what = new Span(glyph.create(), new Span(getTranslation("trip." + trip.what())));
        what.addClassNames("state", tone);
        var whose = new Span(name);
        whose.addClassName("trip-whose");
        var why = new Span(
                trip.why().isBlank() && trip.failures() > 0
                        ? getTranslation("breaker.tries", trip.failures())
                        : Phrases.said(trip.why()));
        why.addClassName("trip-why");
        var when = new Span();
        when.addClassNames("trip-when", "muted");
        if (trip.what() == What.RESET) {
            when.add(new Span(trip.by() + " "));
        }
        when.add(new Ago(trip.at()));
        add(what, whose, why, when);
    }
}
