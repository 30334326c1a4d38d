package io.planwright.ui.playbook;

import com.vaadin.flow.component.UI;
import io.planwright.application.playbook.Phrase;
import io.planwright.domain.project.Language;

/** The words of playbooks in the reader's language. */
public final class ReaderWords {

    private ReaderWords() {}

    public static String of(Phrase phrase) {
        return phrase.in(language());
    }

    /** @return the language of the page that is being made */
    public static Language language() {
        return UI.getCurrent().getLocale().getLanguage().equals("vi") ? Language.VI : Language.EN;
    }
}
