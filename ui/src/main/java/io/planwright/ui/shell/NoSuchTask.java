package io.planwright.ui.shell;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;

/** Stands where a task would be shown that there is not. */
class NoSuchTask extends Aside {

    NoSuchTask(String key, Runnable onClose) {
        setId("no-such-task");
        addClassName("task-panel");
        getElement().setAttribute("aria-label", getTranslation("task.unknown", key));
        var close = new IconButton("no-such-task-close", Glyph.CLOSE, getTranslation("notice.close"));
        close.addClickListener(_ -> onClose.run());
        var words =
                new Div(new H2(getTranslation("task.unknown", key)), new Paragraph(getTranslation("missing.words")));
        words.addClassName("empty");
        add(close, words);
    }
}
