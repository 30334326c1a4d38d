package io.planwright.ui.decomposition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Says that an engine is at work, and lets one stop it. */
class EngineBar extends Div {

    private final Span words = new Span();

    EngineBar(Runnable onStop) {
        setId("engine-bar");
        addClassName("engine-bar");
        getElement().setAttribute("role", "status");
        var spinner = new Span();
        spinner.addClassName("spinner");
        spinner.getElement().setAttribute("aria-hidden", "true");
        var stop = new Button(getTranslation("dialog.cancel"), _ -> onStop.run());
        stop.setId("engine-stop");
        stop.addThemeVariants(ButtonVariant.TERTIARY);
        add(spinner, words, stop);
        setVisible(false);
    }

    /** @param engine stable name of the one that works */
    void show(String engine) {
        words.setText(getTranslation(
                engine.equals("structure") ? "decomposition.working" : "decomposition.workingLong",
                getTranslation("engine." + engine)));
        setVisible(true);
    }
}
