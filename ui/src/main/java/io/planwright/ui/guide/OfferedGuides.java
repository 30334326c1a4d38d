package io.planwright.ui.guide;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.playbook.Playbook;
import io.planwright.domain.project.Language;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import java.util.List;
import java.util.function.Consumer;

/** The guides that come with the playbook and that the project may take over. */
class OfferedGuides extends Div {

    OfferedGuides(List<Playbook.Guide> offered, Language language, Consumer<Playbook.Guide> onTake) {
        addClassName("offered");
        setId("offered-guides");
        var words = new Paragraph(getTranslation("guide.offeredWords"));
        words.addClassName("muted");
        var heading = new Div(new H2(getTranslation("guide.offered")), words);
        heading.addClassName("settings-heading");
        add(heading);
        for (var guide : offered) {
            add(line(guide, language, onTake));
        }
    }

    private Div line(Playbook.Guide guide, Language language, Consumer<Playbook.Guide> onTake) {
        var take = new NativeButton(getTranslation("guide.take"), _ -> onTake.accept(guide));
        take.setId("take-" + guide.key());
        take.addClassName("plain-button");
        take.getElement().setAttribute("type", "button");
        take.getElement().setAttribute("aria-label", getTranslation("guide.take") + ": " + guide.title());
        var text = new Rendered();
        text.show(guide.text().in(language));
        var details = new NativeDetails(new Span(Glyph.BOOK.create(), new Span(guide.title())), text);
        details.addClassName("offered-guide");
        var line = new Div(details, take);
        line.addClassName("offered-line");
        return line;
    }
}
