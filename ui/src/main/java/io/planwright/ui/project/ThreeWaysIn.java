package io.planwright.ui.project;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.planwright.domain.requirement.Lane;
import io.planwright.ui.look.Glyph;
import java.util.function.Consumer;

/** What stands where a project has no requirements yet. */
class ThreeWaysIn extends Div {

    ThreeWaysIn(Runnable importing, Consumer<Lane> drafting) {
        addClassName("empty");
        setId("ways-in");
        var words = new Paragraph(getTranslation("ways.words"));
        words.addClassName("muted");
        var ways = new Div(
                way("way-import", Glyph.IMPORT, "ways.import", importing),
                way("way-playbook", Glyph.BOOK, "ways.playbook", () -> drafting.accept(Lane.FULL)),
                way("way-sentence", Glyph.SPARK, "ways.sentence", () -> drafting.accept(Lane.LIGHT)));
        ways.addClassName("ways");
        add(new H2(getTranslation("ways.title")), words, ways);
    }

    private NativeButton way(String id, Glyph glyph, String key, Runnable action) {
        var title = new Span(getTranslation(key));
        title.getElement().getStyle().set("font-weight", "600");
        var words = new Span(getTranslation(key + "Words"));
        words.addClassName("muted");
        var button = new NativeButton();
        button.add(glyph.create(), title, words);
        button.addClickListener(_ -> action.run());
        button.setId(id);
        button.addClassName("way");
        return button;
    }
}
