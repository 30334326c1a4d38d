package io.planwright.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** The words of all pages, in the languages that the product speaks. */
@Component
public class Translations implements I18NProvider {

    private static final String BUNDLE = "translations";
    private static final ResourceBundle.Control NOT_BY_THE_MACHINE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, Locale.of("vi"));
    }

    /** @return the words for the key; the key itself when there are none */
    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        try {
            var words =
                    ResourceBundle.getBundle(BUNDLE, locale, NOT_BY_THE_MACHINE).getString(key);
            return params.length == 0 ? words : new MessageFormat(words, locale).format(params);
        } catch (MissingResourceException _) {
            return key;
        }
    }
}
