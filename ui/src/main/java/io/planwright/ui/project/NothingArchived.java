package io.planwright.ui.project;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is archived. */
class NothingArchived extends Div {

    NothingArchived() {
        addClassNames("empty", "muted");
        add(new Paragraph(getTranslation("requirements.noneArchived")));
    }
}
