package io.planwright.ui.board;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Lets one choose one of a few, which stand side by side. */
class ChoiceBar<E extends Enum<E>> extends Div {

    private final Map<E, NativeButton> buttons;

    /** @param key of its words: followed by the name of a choice, or by {@code label} */
    ChoiceBar(Class<E> choices, String key, E chosen, Consumer<E> onChoose) {
        buttons = new EnumMap<>(choices);
        addClassName("segments");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation(key + ".label"));
        for (var choice : choices.getEnumConstants()) {
            var button = new NativeButton(getTranslation(key + "." + choice), _ -> {
                press(choice);
                onChoose.accept(choice);
            });
            button.setId(key + "-" + choice);
            button.getElement().setAttribute("type", "button");
            buttons.put(choice, button);
            add(button);
        }
        press(chosen);
    }

    private void press(E chosen) {
        buttons.forEach((choice, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(choice == chosen)));
    }
}
