package io.planwright.application.decomposition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** By which words texts are told to be about the same: names in code, addresses, and what is left of the others. */
final class Terms {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_./{}-]++");
    private static final Pattern HUMP =
            Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[_./{}-]+");
    private static final int MOST = 400;
    private static final double NAME = 3;
    private static final double WORD = 1;

    /** A word that so many know tells nothing. */
    private static final int TOO_COMMON = 60;

    private static final Set<String> EMPTY =
            Set.of(("a an the and or of to in on for with from by via as at is are be it its this that all any no not"
                            + " per new add create implement write use using when then given must should shall will can may"
                            + " only each every into after before which who has have was were more less than src lib main py"
                            + " java ts js md cycle step phase test và của các cho với là một những được"
                            + " khi thì phải cần có không trong để từ theo vào bằng")
                    .split(" "));

    private final Map<String, Integer> known = new HashMap<>();

    /** @param texts all that are to be compared */
    Terms(List<Set<String>> texts) {
        texts.forEach(terms -> terms.forEach(term -> known.merge(term, 1, Integer::sum)));
    }

    /** @return what of a text tells what it is about */
    static Set<String> of(String text) {
        var terms = new LinkedHashSet<String>();
        TOKEN.matcher(text).results().limit(MOST).forEach(token -> add(token.group(), terms));
        return terms;
    }

    private static void add(String token, Set<String> terms) {
        if (token.length() > 200) {
            return;
        }
        if (token.startsWith("/") && token.length() > 1) {
            var parts = token.substring(1).split("[/.]");
            if (parts.length > 0 && !parts[0].isEmpty()) {
                terms.add("/" + parts[0].toLowerCase(Locale.ROOT));
            }
            if (parts.length > 1) {
                terms.add(token.replaceFirst("[/.]+$", "").toLowerCase(Locale.ROOT));
            }
        }
        var whole = token.replaceAll("^[-./{}]+|[-./{}]+$", "");
        if (isName(whole)) {
            terms.add("=" + whole);
        }
        for (var part : HUMP.split(whole)) {
            var word = stem(part.toLowerCase(Locale.ROOT));
            if (word.length() > 1 && !EMPTY.contains(word)) {
                terms.add(word);
            }
        }
    }

    /** Whether it is a word of code rather than of a language. */
    static boolean isName(String token) {
        boolean mixed = token.length() > 3
                && (token.indexOf('_', 1) > 0
                        || token.chars().skip(1).anyMatch(Character::isUpperCase)
                                && token.chars().anyMatch(Character::isLowerCase)
                                && !Character.isDigit(token.charAt(0)));
        return mixed && token.indexOf('/') < 0 && token.chars().anyMatch(Character::isLetter);
    }

    private static String stem(String word) {
        if (word.length() > 5 && word.endsWith("ing")) {
            return word.substring(0, word.length() - 3);
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && word.endsWith("ler")) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** @return how much two texts have in common; what only few speak of counts most */
    double common(Set<String> one, Set<String> other) {
        var fewer = one.size() <= other.size() ? one : other;
        var more = fewer == one ? other : one;
        double sum = 0;
        for (var term : fewer) {
            if (more.contains(term)) {
                sum += weight(term);
            }
        }
        return sum;
    }

    private double weight(String term) {
        double much = "=/".indexOf(term.charAt(0)) >= 0 ? NAME : WORD;
        return much / Math.sqrt(Math.max(1, known.getOrDefault(term, 1)));
    }

    /** Finds in a set of texts the one that has most in common with another, without comparing it with all. */
    static final class Index {

        private final List<Set<String>> texts;
        private final Map<String, List<Integer>> holders = new HashMap<>();
        private final Terms terms;

        Index(List<Set<String>> texts) {
            this.texts = texts;
            terms = new Terms(texts);
            for (int i = 0; i < texts.size(); i++) {
                for (var term : texts.get(i)) {
                    holders.computeIfAbsent(term, _ -> new java.util.ArrayList<>())
                            .add(i);
                }
            }
        }

        /** @return how much each of the texts has in common with the given one; none without anything in common */
        Map<Integer, Double> like(Set<String> text) {
            var sums = new LinkedHashMap<Integer, Double>();
            for (var term : text) {
                var in = holders.getOrDefault(term, List.of());
                if (in.size() <= Math.max(3, Math.min(TOO_COMMON, texts.size() - 1))) {
                    in.forEach(i -> sums.merge(i, terms.weight(term), Double::sum));
                }
            }
            return sums;
        }
    }
}
