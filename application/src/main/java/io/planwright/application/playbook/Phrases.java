package io.planwright.application.playbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.planwright.domain.project.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Words of the server by key, in the languages of the product; each file of them is YAML.
 *
 * <p>In a sentence {@code {name}} stands for a fact; what stands in angle brackets is left out where a fact in it is
 * not known.
 */
public record Phrases(Map<String, Phrase> byKey) {

    private static final Pattern OPTIONAL = Pattern.compile("<([^<>]*)>");
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Phrases {
        byKey = Map.copyOf(byKey);
    }

    /** @param file where it stands among the resources, e.g. {@code /briefing/words.yaml} */
    public static Phrases from(String file) {
        try (var in = Phrases.class.getResourceAsStream(file)) {
            return new YAMLMapper().readValue(in, Phrases.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> keys() {
        return byKey.keySet();
    }

    /** @return the names of the facts that a sentence asks for */
    public Set<String> facts(Language language, String key) {
        return FACT.matcher(in(language, key))
                .results()
                .map(fact -> fact.group(1))
                .collect(Collectors.toSet());
    }

    /** @return the words with that key; the key itself where there are none */
    public String in(Language language, String key) {
        var phrase = byKey.get(key);
        return phrase == null ? key : phrase.in(language);
    }

    /** @return the sentence with that key, with the facts in their places */
    public String in(Language language, String key, Map<String, String> facts) {
        var whole = OPTIONAL.matcher(in(language, key)).replaceAll(optional -> {
            boolean known = FACT.matcher(optional.group(1))
                    .results()
                    .allMatch(fact -> !facts.getOrDefault(fact.group(1), "").isEmpty());
            return known ? Matcher.quoteReplacement(optional.group(1)) : "";
        });
        return FACT.matcher(whole).replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), "")));
    }
}
