package io.planwright.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    private static final Pattern KEY = Pattern.compile("(?:getTranslation|translate)\\(\\s*\"([a-zA-Z.]+[a-zA-Z])\"");

    private final Translations translations = new Translations();

    @Test
    void bothLanguagesHaveTheSameWords() {
        var english = keys(Locale.ENGLISH);
        assertThat(keys(Locale.of("vi")))
                .filteredOn(
                        key -> english.contains(key) || !key.startsWith("refusal.")) // what the server says is English
                .containsExactlyElementsOf(english);
    }

    @Test
    void whatThePagesAskForIsThere() throws IOException {
        var asked = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(hit -> asked.add(hit.group(1)));
            }
        }
        assertThat(asked).isNotEmpty().isSubsetOf(keys(Locale.ENGLISH));
    }

    @Test
    void wordsAreFilledIn() {
        assertThat(translations.getTranslation("tasks.done", Locale.ENGLISH, 3, 7))
                .isEqualTo("3 of 7");
    }

    @Test
    void whatIsUnknownStandsAsItsKey() {
        assertThat(translations.getTranslation("no.such.key", Locale.ENGLISH)).isEqualTo("no.such.key");
    }

    private static TreeSet<String> keys(Locale locale) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "translations",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }
}
