package io.planwright.application.briefing;

import io.planwright.application.playbook.Phrases;
import io.planwright.domain.project.Language;
import java.util.Map;
import java.util.Set;

/** The words of briefings, from {@code briefing/words.yaml}. */
final class Words {

    private static final Phrases PHRASES = Phrases.from("/briefing/words.yaml");

    private Words() {}

    static Set<String> keys() {
        return PHRASES.keys();
    }

    static boolean has(String key) {
        return PHRASES.keys().contains(key);
    }

    /** @return the names of the facts that a sentence asks for */
    static Set<String> facts(Language language, String key) {
        return PHRASES.facts(language, key);
    }

    /** @return the words with that key; the key itself where there are none */
    static String in(Language language, String key) {
        return PHRASES.in(language, key);
    }

    /** @return the sentence with that key, with the facts in their places */
    static String in(Language language, String key, Map<String, String> facts) {
        return PHRASES.in(language, key, facts);
    }
}
