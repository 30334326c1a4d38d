package io.planwright.worker.files;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns for paths: {@code *} within a folder, {@code **} across them, {@code ?}, <code>{a,b}</code>. */
public final class Globs {

    private final List<Pattern> patterns;

    public Globs(List<String> globs) {
        patterns = globs.stream().map(Globs::compiled).toList();
    }

    public boolean match(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    private static Pattern compiled(String glob) {
        var regex = new StringBuilder();
        int open = 0;
        for (int i = glob.startsWith("./") ? 2 : 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '{') {
                open++;
                regex.append("(?:");
            } else if (c == '}' && open > 0) {
                open--;
                regex.append(')');
            } else if (c == ',' && open > 0) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        regex.append(")".repeat(open));
        return Pattern.compile(regex.toString());
    }
}
