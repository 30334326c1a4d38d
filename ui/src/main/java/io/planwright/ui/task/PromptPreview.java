package io.planwright.ui.task;

import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import java.util.function.Supplier;

/** What somebody is told who takes the stage on at which the task stands; read anew whenever it is opened. */
class PromptPreview extends NativeDetails {

    private final Rendered text = new Rendered();

    /** @param prompt answers it in Markdown */
    PromptPreview(Supplier<String> prompt) {
        setId("task-prompt");
        addClassName("task-prompt");
        setSummary(Glyph.SPARK.create(), new Span(getTranslation("task.prompt")));
        setContent(text);
        addToggleListener(toggle -> {
            if (toggle.isOpened()) {
                text.show(prompt.get());
            }
        });
    }
}
