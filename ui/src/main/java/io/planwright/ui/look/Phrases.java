package io.planwright.ui.look;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the reader's language what the rules say in English: the facts of a refusal and what would be allowed, and why a
 * breaker is open. The phrases stand in {@code phrases_vi.txt}, one in a line: English, {@code =}, the other language, with
 * places such as <code>{0}</code> for what differs. What is not there is said in English.
 */
public final class Phrases {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<String, List<Phrase>> BY_LANGUAGE = new ConcurrentHashMap<>();

    /** @param weight how much of it is said, beside its places */
    private record Phrase(Pattern english, String other, int weight) {

        static Phrase of(String line) {
            var sides = line.split(" = ", 2);
            var english = PLACE.splitAsStream(sides[0]).map(Pattern::quote).toList();
            boolean endsWithPlace = sides[0].endsWith("}");
            return new Phrase(
                    Pattern.compile(String.join("(.+?)", english) + (endsWithPlace ? "(.+)" : "")),
                    sides[1],
                    PLACE.matcher(sides[0]).replaceAll("").length());
        }

        Optional<String> translated(String text, String language) {
            var found = english.matcher(text);
            return found.matches()
                    ? Optional.of(PLACE.matcher(other).replaceAll(place -> filled(found, place, language)))
                    : Optional.empty();
        }

        /** What fills a place may be a phrase of its own. */
        private static String filled(Matcher found, MatchResult place, String language) {
            var text = found.group(Integer.parseInt(place.group(1)) + 1);
            return Matcher.quoteReplacement(Phrases.said(text, language));
        }
    }

    private Phrases() {}

    /** @return the phrase in the language of the page */
    public static String said(String english) {
        var page = UI.getCurrent();
        return Phrases.said(english, (page == null ? Locale.ENGLISH : page.getLocale()).getLanguage());
    }

    static String said(String english, String language) {
        return BY_LANGUAGE.computeIfAbsent(language, Phrases::read).stream()
                .flatMap(phrase -> phrase.translated(english, language).stream())
                .findFirst()
                .orElse(english);
    }

    private static List<Phrase> read(String language) {
        var file = Phrases.class.getResourceAsStream("/phrases_" + language + ".txt");
        if (file == null) {
            return List.of();
        }
        try (Reader lines = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return lines.readAllLines().stream()
                    .filter(line -> line.contains(" = "))
                    .map(Phrase::of)
                    .sorted(Comparator.comparingInt(Phrase::weight).reversed()) // the most particular first
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
