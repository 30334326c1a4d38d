package io.planwright.ui.project;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/** Switches between the active and the archived requirements. */
class Segments extends Div {

    private final NativeButton active = new NativeButton(getTranslation("requirements.active"));
    private final NativeButton archived = new NativeButton(getTranslation("requirements.archived"));

    /** @param onArchived is told whether the archived ones are wanted */
    Segments(Consumer<Boolean> onArchived) {
        addClassName("segments");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("requirements.which"));
        active.setId("show-active");
        archived.setId("show-archived");
        active.addClickListener(_ -> choose(false, onArchived));
        archived.addClickListener(_ -> choose(true, onArchived));
        add(active, archived);
        press(false);
    }

    private void choose(boolean wanted, Consumer<Boolean> onArchived) {
        press(wanted);
        onArchived.accept(wanted);
    }

    private void press(boolean wanted) {
        active.getElement().setAttribute("aria-pressed", Boolean.toString(!wanted));
        archived.getElement().setAttribute("aria-pressed", Boolean.toString(wanted));
    }
}
