package io.planwright.application.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.project.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * No text of the workspace, code included, holds a credential; the kinds of them are listed in {@code credentials.yaml}.
 * What is found is told masked, never as it stands.
 */
final class NoCredentials {

    private static final String STARS = "****";
    private static final int SHOWN = 2;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern REFERENCE = Pattern.compile(
            "^[$%<{\\[(/~.].*|.*[$#]\\{.*|.*\\{\\{.*|^[A-Za-z_][\\w.]*[(\\[].*|.*\\*\\*.*|.*…+.*|.*\\.\\.\\..*");
    private static final Pattern PATH_OF_NAMES = Pattern.compile("^[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+$");
    private static final Catalogue CATALOGUE = read();

    /** How the value of a credential looks: MIXED has letters and digits, EXACT is known by its shape alone. */
    private enum Look {
        ANY,
        MIXED,
        EXACT
    }

    private record Kind(Phrase name, Pattern pattern, Look value) {

        @JsonCreator
        Kind(
                @JsonProperty("name") Phrase name,
                @JsonProperty("pattern") String pattern,
                @JsonProperty("value") @Nullable String value) {
            this(
                    name,
                    Pattern.compile(pattern),
                    value == null ? Look.ANY : Look.valueOf(value.toUpperCase(Locale.ROOT)));
        }
    }

    private record Catalogue(Phrase remedy, List<Kind> kinds, Set<String> placeholders) {}

    private NoCredentials() {}

    private static Catalogue read() {
        try (var in = NoCredentials.class.getResourceAsStream("/credentials.yaml")) {
            return new YAMLMapper().readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Finding> findings(Workspace workspace) {
        var findings = new ArrayList<Finding>();
        FileTexts.of(workspace).texts().forEach((path, text) -> {
            int number = 0;
            for (var line : text.lines().toList()) {
                find(Words.language(workspace), path, line, ++number, findings);
            }
        });
        return findings;
    }

    private static void find(Language language, String path, String line, int number, List<Finding> findings) {
        var places = new HashSet<Integer>();
        for (var kind : CATALOGUE.kinds()) {
            var matcher = kind.pattern().matcher(line);
            while (matcher.find()) {
                boolean hasValue = hasValue(matcher);
                int at = hasValue ? matcher.end("secret") : matcher.start();
                if ((!hasValue || isReal(matcher.group("secret"), kind)) && places.add(at)) {
                    findings.add(new Finding(
                            path,
                            number,
                            kind.name().in(language) + (hasValue ? ": " + masked(matcher.group("secret")) : ""),
                            CATALOGUE.remedy().in(language)));
                }
            }
        }
    }

    private static boolean hasValue(Matcher matcher) {
        return matcher.namedGroups().containsKey("secret") && matcher.group("secret") != null;
    }

    private static String masked(String secret) {
        boolean tellsTooMuch = secret.length() < 2 * SHOWN || Character.isHighSurrogate(secret.charAt(SHOWN - 1));
        return tellsTooMuch ? STARS : secret.substring(0, SHOWN) + STARS;
    }

    private static boolean isReal(String secret, Kind kind) {
        var value = Normalizer.normalize(secret, Normalizer.Form.NFC);
        boolean digits = value.chars().anyMatch(Character::isDigit);
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean possible = switch (kind.value()) {
            case ANY -> (digits || letters) && !isReference(value);
            case MIXED -> digits && letters && !isReference(value);
            case EXACT -> true;
        };
        return possible && !value.contains("EXAMPLE") && !isPlaceholder(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isReference(String value) {
        return REFERENCE.matcher(value).matches()
                || PATH_OF_NAMES.matcher(value).matches();
    }

    /** Words that only say what belongs there, e.g. {@code your_password}, and repetitions of one letter. */
    private static boolean isPlaceholder(String value) {
        if (value.chars().distinct().count() == 1) {
            return true;
        }
        boolean digits = value.chars().anyMatch(Character::isDigit);
        var words = NO_LETTERS.split(value);
        int known = 0;
        for (var word : words) {
            if (!word.isEmpty() && !CATALOGUE.placeholders().contains(word)) {
                return false;
            }
            known += word.isEmpty() ? 0 : 1;
        }
        return known > 0 && !digits;
    }
}
