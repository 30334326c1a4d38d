package io.planwright.application.decomposition;

import io.planwright.domain.Paths;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the names of files in a text, between backticks or not. */
public final class FileNames {

    /** What could be a name; taken whole, so that no text makes this slow. */
    private static final Pattern TOKEN = Pattern.compile("[^\\s`'\"<>|,;()=\u2018\u2019\u201C\u201D]++");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.@+*{}\\[\\]/-]+");
    private static final Pattern LINE = Pattern.compile(":\\d+(?:[:-]\\d+)?$");
    private static final Pattern TEST = Pattern.compile(
            "(?:^|/)(?:tests?|specs?|__tests__|e2e)/"
                    + "|(?:^|/)test_[^/]+$|_test\\.\\w+$|(?:Tests?|IT|Spec)\\.(?:java|kt|cs|scala|groovy)$|\\.(?:test|spec)\\.\\w+$");
    private static final Set<String> EXTENSIONS = Set.of(
            ("adoc bat c cc cfg cfm clj conf cpp cs css csv dart db ddl env ex exs feature go gradle graphql groovy h hpp"
                            + " hs html http ini ipynb java jl js json jsonl jsx kt kts less lock lua m md mdx mjs mk"
                            + " ml php pl po properties proto ps1 puml py pyi pyx r rb rs rst scala scss sh snap sol sql"
                            + " svelte svg swift tf toml ts tsx txt vb vue xml xsd xsl yaml yml zig")
                    .split(" "));
    private static final Set<String> MEDIA =
            Set.of("application", "text", "image", "audio", "video", "multipart", "font", "model", "message");

    private FileNames() {}

    static boolean areIn(String text) {
        return !in(text).isEmpty();
    }

    /** @return the paths that are named, each once, in order; one of a folder ends with a slash */
    public static List<String> in(String text) {
        var found = new LinkedHashSet<String>();
        TOKEN.matcher(text).results().forEach(token -> {
            var name = cleaned(token.group());
            if (isFile(name) || isFolder(name)) {
                found.add(name);
            }
        });
        return List.copyOf(found);
    }

    /** @return the token without what belongs to the sentence around it */
    static String cleaned(String token) {
        var name = token.length() > 400 ? "" : token;
        int begin = 0;
        while (begin < name.length() && "@[*:!?{".indexOf(name.charAt(begin)) >= 0) {
            begin++;
        }
        int end = name.length();
        while (end > begin && ".:!?*]}".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        name = LINE.matcher(name.substring(begin, end)).replaceFirst("");
        return name.startsWith("./") ? name.substring(2) : name;
    }

    static boolean isFile(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                && PLAIN.matcher(name).matches()
                && Paths.isPlain(name)
                && EXTENSIONS.contains(name.substring(dot + 1))
                && name.chars().filter(Character::isLetter).count() > name.length() - dot - 1
                && !name.substring(0, dot).equalsIgnoreCase("e.g");
    }

    static boolean isFolder(String name) {
        return name.length() > 2
                && name.endsWith("/")
                && name.indexOf('/') > 0
                && PLAIN.matcher(name).matches()
                && Paths.isPlain(name.substring(0, name.length() - 1))
                && name.chars().anyMatch(Character::isLetter)
                && !MEDIA.contains(name.substring(0, name.indexOf('/')));
    }

    static boolean isTest(String path) {
        return TEST.matcher(path).find();
    }

    /** @return the last part of the path without its ending */
    static String stem(String path) {
        var name = last(path);
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    static String last(String path) {
        var whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return whole.substring(whole.lastIndexOf('/') + 1);
    }
}
