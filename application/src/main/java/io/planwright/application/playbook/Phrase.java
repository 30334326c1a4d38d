package io.planwright.application.playbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.planwright.domain.project.Language;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Words of a playbook in the languages of the product; in YAML one text for all, or a text for each language. */
public record Phrase(Map<Language, String> texts) {

    public static final Phrase EMPTY = Phrase.of("");

    public Phrase {
        texts = Map.copyOf(texts);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Phrase of(String text) {
        return new Phrase(Map.of(Language.EN, text));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Phrase of(Map<String, String> texts) {
        var byLanguage = new EnumMap<Language, String>(Language.class);
        texts.forEach((key, text) -> byLanguage.put(Language.valueOf(key.toUpperCase(Locale.ROOT)), text));
        return new Phrase(byLanguage);
    }

    /** @return the phrase with that text in the language; where there is none in English, for English too */
    public Phrase with(Language language, String text) {
        var changed = new EnumMap<Language, String>(Language.class);
        changed.putAll(texts);
        changed.values().removeIf(String::isEmpty);
        changed.put(language, text);
        changed.putIfAbsent(Language.EN, text);
        return text.isEmpty() ? EMPTY : new Phrase(changed);
    }

    /** @return the text in the language, else in English; empty where there is none */
    public String in(Language language) {
        return texts.getOrDefault(language, texts.getOrDefault(Language.EN, ""));
    }
}
