package io.planwright.ui.plan;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.planwright.ui.look.Glyph;

/** What stands where a plan has no phases yet. */
class NoPhases extends Div {

    NoPhases(Runnable onAdd) {
        addClassName("empty");
        var words = new Paragraph(getTranslation("plan.noneWords"));
        words.addClassName("muted");
        var add = new Button(getTranslation("phase.add"), Glyph.PLUS.create(), _ -> onAdd.run());
        add.setId("first-phase");
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2(getTranslation("plan.none")), words, add);
    }
}
