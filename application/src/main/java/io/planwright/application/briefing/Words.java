package io.planwright.application.briefing;

import io.planwright.application.playbook.Phrase;
import io.planwright.domain.project.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The words of briefings, from {@code briefing/words.yaml}.
 *
 * <p>In a sentence {@code {name}} stands for a fact; what stands in angle brackets is left out where a fact in it is
 * not known.
 */
final class Words {

    private static final String FILE = "/briefing/words.yaml";
    private static final Pattern OPTIONAL = Pattern.compile("<([^<>]*)>");
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Phrase> PHRASES = read();

    private Words() {}

    private static Map<String, Phrase> read() {
        try (var in = Words.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, Phrase>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> keys() {
        return PHRASES.keySet();
    }

    static boolean has(String key) {
        return PHRASES.containsKey(key);
    }

    /** @return the names of the facts that a sentence asks for */
    static Set<String> facts(Language language, String key) {
        return FACT.matcher(in(language, key))
                .results()
                .map(fact -> fact.group(1))
                .collect(Collectors.toSet());
    }

    /** @return the words with that key; the key itself where there are none */
    static String in(Language language, String key) {
        var phrase = PHRASES.get(key);
        return phrase == null ? key : phrase.in(language);
    }

    /** @return the sentence with that key, with the facts in their places */
    static String in(Language language, String key, Map<String, String> facts) {
        var whole = OPTIONAL.matcher(in(language, key)).replaceAll(optional -> {
            boolean known = FACT.matcher(optional.group(1))
                    .results()
                    .allMatch(fact -> !facts.getOrDefault(fact.group(1), "").isEmpty());
            return known ? Matcher.quoteReplacement(optional.group(1)) : "";
        });
        return FACT.matcher(whole).replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), "")));
    }
}
