package io.planwright.application.markdown;

import io.planwright.application.markdown.Outline.Heading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Splits a document into its sections, losslessly. */
public final class Sections {

    private Sections() {}

    /**
     * A heading with everything up to the next one of its level, or what precedes the first.
     *
     * @param key the title's slug, unique in its document; "preamble" before the first heading
     * @param title the heading's text as Markdown source; empty for the preamble
     * @param level 1 to 6; 0 for the preamble
     * @param text the raw text, heading included
     */
    public record Section(String key, String title, int level, String text) {}

    /**
     * Splits at the highest level of headings, or at the next one below where only one heading has the highest.
     *
     * @return the sections in their order, at least one; their texts joined are the given text
     */
    public static List<Section> split(String text) {
        var headings = Outline.of(text).headings();
        int level = splitLevel(headings);
        var cuts = headings.stream().filter(heading -> heading.level() == level).toList();
        var sections = new ArrayList<Section>();
        var keys = new HashSet<String>();
        int preamble = cuts.isEmpty() ? text.length() : cuts.getFirst().from();
        if (preamble > 0 || cuts.isEmpty()) {
            sections.add(new Section(unique("preamble", keys), "", 0, text.substring(0, preamble)));
        }
        for (int i = 0; i < cuts.size(); i++) {
            var cut = cuts.get(i);
            int end = i + 1 < cuts.size() ? cuts.get(i + 1).from() : text.length();
            var key = unique(Slugs.slug(cut.title()), keys);
            sections.add(new Section(key, cut.title(), level, text.substring(cut.from(), end)));
        }
        return List.copyOf(sections);
    }

    private static int splitLevel(List<Heading> headings) {
        var levels = headings.stream().mapToInt(Heading::level).sorted().toArray();
        if (levels.length == 0) {
            return 0;
        }
        return levels.length > 1 && levels[1] > levels[0] ? levels[1] : levels[0];
    }

    private static String unique(String wanted, Set<String> taken) {
        var key = wanted;
        for (int n = 2; !taken.add(key); n++) {
            key = wanted + "-" + n;
        }
        return key;
    }
}
