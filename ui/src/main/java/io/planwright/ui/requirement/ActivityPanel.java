package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Face;
import io.planwright.ui.look.Glyph;
import java.time.Instant;
import java.util.List;

/** What has happened lately, newest first. */
class ActivityPanel extends RailPanel {

    private static final int LINES = 8;

    /** @param type stored name of the event */
    record Happened(long position, String who, String type, Instant at) {}

    private long newest = Long.MIN_VALUE;
    private String lastWords = "";

    ActivityPanel() {
        super("activity", Glyph.ACTIVITY, "activity.title", true);
        body.getElement().setAttribute("role", "log");
        body.getElement().setAttribute("aria-live", "off");
    }

    /** @param events in the order of the log; what stands here already is left out */
    void show(List<Happened> events) {
        for (var event : events) {
            if (event.position() <= newest) {
                continue;
            }
            newest = event.position();
            var key = "event." + event.type();
            var words = getTranslation(key);
            if (words.equals(key)) {
                continue;
            }
            if ((event.who() + words).equals(lastWords)) {
                body.remove(body.getComponentAt(0));
            }
            lastWords = event.who() + words;
            body.addComponentAsFirst(line(event, words));
            if (body.getComponentCount() > LINES) {
                body.remove(body.getComponentAt(LINES));
            }
        }
    }

    @Override
    void draw() {
        // each line was added when it happened
    }

    private Div line(Happened event, String words) {
        var said = new Span(event.who() + " " + words);
        said.addClassName("words");
        var line = new Div(new Face(event.who()), said, new Ago(event.at()));
        line.addClassName("happened");
        return line;
    }
}
