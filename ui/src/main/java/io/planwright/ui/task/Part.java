package io.planwright.ui.task;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Glyph;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One matter of a task below a heading; drawn again only when it is another. */
class Part<T> extends Section {

    private final Div body = new Div();
    private final Span count = new Span();
    private final Consumer<Part<T>> draw;
    private @Nullable T shown;

    /** @param draw fills the body with what is shown */
    Part(String id, Glyph glyph, String titleKey, Consumer<Part<T>> draw) {
        this.draw = draw;
        setId(id);
        addClassName("task-part");
        count.addClassName("count");
        body.addClassName("task-part-body");
        add(new H3(glyph.create(), new Span(getTranslation(titleKey)), count), body);
    }

    /** @param visible whether there is anything to say */
    void show(T content, boolean visible) {
        setVisible(visible);
        if (!content.equals(shown)) {
            shown = content;
            draw.accept(this);
        }
    }

    T shown() {
        return Objects.requireNonNull(shown);
    }

    Div body() {
        return body;
    }

    void count(String words) {
        count.setText(words);
    }
}
