package io.planwright.application.markdown;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Short names made of titles, in ASCII letters, digits and hyphens. */
public final class Slugs {

    private static final Pattern NUMBERING = Pattern.compile("^\\s*(?:\\d+(?:\\.\\d+)+\\.?|\\d+[.)])\\s+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATOR = Pattern.compile("[^a-z0-9]+");

    private Slugs() {}

    /** @return e.g. {@code muc-tieu} for "3. Mục tiêu"; "section" when no letter or digit is left */
    public static String slug(String title) {
        var unnumbered = NUMBERING.matcher(title).replaceFirst("");
        var unaccented = ACCENT.matcher(Normalizer.normalize(unnumbered, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe");
        var slug = SEPARATOR.matcher(ACCENT.matcher(unaccented).replaceAll("")).replaceAll("-");
        int from = slug.startsWith("-") ? 1 : 0;
        int to = slug.length() > from && slug.endsWith("-") ? slug.length() - 1 : slug.length();
        return from >= to ? "section" : slug.substring(from, to);
    }

    /** @return the slug of a text that is a whole file, e.g. {@code research-plan} for {@code research/plan.md} */
    public static String ofFile(String path) {
        int end = path.lastIndexOf('.');
        return slug((end < 0 ? path : path.substring(0, end)).replace('/', '-'));
    }
}
