package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The initials of somebody; the name stands beside it. */
public class Face extends Span {

    public Face(String name) {
        super(initials(name));
        addClassName("face");
        getElement().setAttribute("aria-hidden", "true");
    }

    private static String initials(String name) {
        var words = name.strip().split("\\s+");
        var first = firstOf(words[0]);
        return words.length == 1 ? first : first + firstOf(words[words.length - 1]);
    }

    private static String firstOf(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
