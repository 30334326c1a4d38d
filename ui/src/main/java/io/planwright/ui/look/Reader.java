package io.planwright.ui.look;

import com.vaadin.flow.component.UI;
import io.planwright.domain.project.Language;

/** Whoever reads the page. */
public final class Reader {

    private Reader() {}

    /** @return the language that the page speaks, of those that playbooks speak */
    public static Language language() {
        var ui = UI.getCurrent();
        return ui != null && ui.getLocale().getLanguage().equals("vi") ? Language.VI : Language.EN;
    }
}
