package io.planwright.ui.project;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import io.planwright.ui.look.Glyph;

/** What stands where there are no projects yet. */
class NoProjects extends Div {

    NoProjects(Runnable create) {
        addClassName("empty");
        var button = new Button(getTranslation("project.new"), Glyph.PLUS.create(), _ -> create.run());
        button.setId("new-project");
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.getElement().setAttribute("data-key", "c");
        var words = new Paragraph(getTranslation("project.noneWords"));
        words.addClassName("muted");
        add(new H1(getTranslation("project.none")), words, button);
    }
}
