package io.planwright.application.briefing;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the files that a text names between backticks. */
public final class NamedFiles {

    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\\n]{1,300})`(?!`)");
    private static final Pattern PATH =
            Pattern.compile("(?:\\.{1,2}/|/|~/)?(?:[\\p{L}\\p{N}_.@+*{}\\[\\]()-]+/)*[\\p{L}\\p{N}_.@+*{}\\[\\]-]+/?");
    private static final Pattern LINE = Pattern.compile(":\\d+(?:[:-]\\d+)?\\z");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z][A-Za-z0-9]{0,9})");
    private static final Set<String> MEDIA =
            Set.of("application", "text", "image", "audio", "video", "multipart", "font", "model", "message");
    private static final Set<String> EXTENSIONS = Set.of(
            ("adoc bat c cc cfg cfm clj conf cpp cs css csv dart db ddl dockerfile env ex exs feature go gradle graphql"
                            + " groovy h hpp hs html http ini ipynb java jl js json jsonl jsx kt kts less lock lua m"
                            + " make md mdx mjs mk ml php pl po pom properties proto ps1 puml py pyi pyx r rb rs rst"
                            + " scala scss sh snap sol sql svelte svg swift tf toml ts tsx txt vb vue xml xsd xsl yaml"
                            + " yml zig")
                    .split(" "));

    private NamedFiles() {}

    /** @return the paths in the order in which they are named, each once, without line numbers */
    public static Set<String> in(String text) {
        var found = new LinkedHashSet<String>();
        CODE.matcher(text).results().forEach(code -> {
            var name = LINE.matcher(code.group(1).strip()).replaceFirst("");
            if (isPath(name)) {
                found.add(name);
            }
        });
        return found;
    }

    private static boolean isPath(String name) {
        if (!PATH.matcher(name).matches() || name.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        var extension = EXTENSION.matcher(name);
        if (extension.matches() && EXTENSIONS.contains(extension.group(1).toLowerCase(Locale.ROOT))) {
            return true;
        }
        int slash = name.indexOf('/');
        return slash > 0 && !MEDIA.contains(name.substring(0, slash)) && !name.contains("(");
    }
}
