package io.planwright.ui.requirement;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.text.TextDesk.ItemView;
import io.planwright.ui.look.Rendered;
import java.util.UUID;
import java.util.function.Predicate;

/** One acceptance criterion. */
class Criterion extends Checkbox {

    private final Span words = new Span();
    private String shown = "";

    /** @param onTick is told whether it is done; says whether that was taken */
    Criterion(UUID id, Predicate<Boolean> onTick) {
        setId("tick-item-" + id);
        addClassName("criterion");
        words.addClassName("words");
        setLabelComponent(words);
        addValueChangeListener(change -> {
            if (change.isFromClient() && !onTick.test(change.getValue())) {
                setValue(change.getOldValue());
            }
        });
    }

    void show(ItemView item) {
        if (!item.text().equals(shown)) {
            shown = item.text();
            words.getElement().setProperty("innerHTML", Rendered.inline(shown));
        }
        setValue(item.done());
        setClassName("is-done", item.done());
    }
}
