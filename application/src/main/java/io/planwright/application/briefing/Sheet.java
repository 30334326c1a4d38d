package io.planwright.application.briefing;

import io.planwright.domain.project.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Markdown text of sections that becomes shorter where it must, from what matters least on. */
final class Sheet {

    private final List<Section> sections = new ArrayList<>();
    private int length;

    /**
     * A section.
     *
     * @param rank the higher the sooner it is shortened; 0 for what always stays
     * @param name what it is called where it is said that it is left out
     * @param most how many blocks stay until every other section is down to as many as it needs
     */
    private static final class Section {
        private final int rank;
        private final String name;
        private final String heading;
        private final int most;
        private final List<String> blocks;
        private int kept;

        Section(int rank, String name, String heading, int most, List<String> blocks) {
            this.rank = rank;
            this.name = name;
            this.heading = heading;
            this.most = most;
            this.blocks = blocks;
            kept = blocks.size();
        }

        int dropLast() {
            kept--;
            return blocks.get(kept).length() + (kept == 0 ? heading.length() : 0);
        }
    }

    /** Adds a section; one without blocks is not written. */
    Sheet section(int rank, String name, String heading, int most, List<String> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(rank, name, heading, most, List.copyOf(blocks)));
            length +=
                    heading.length() + blocks.stream().mapToInt(String::length).sum();
        }
        return this;
    }

    /** @return the whole text */
    String text() {
        var text = new StringBuilder();
        for (var section : sections) {
            if (section.kept > 0) {
                text.append(section.heading);
                section.blocks.subList(0, section.kept).forEach(text::append);
            }
        }
        return text.toString();
    }

    /** @return the text within the budget, with a last line that says what is left out */
    String within(int tokens, Language language) {
        var leastFirst = sections.stream()
                .filter(section -> section.rank > 0)
                .sorted(Comparator.comparingInt((Section section) -> section.rank)
                        .reversed())
                .toList();
        for (var section : leastFirst) {
            shorten(section, section.most, tokens, language);
        }
        for (var section : leastFirst) {
            shorten(section, 0, tokens, language);
        }
        return text() + leftOut(tokens, language);
    }

    private void shorten(Section section, int toBlocks, int tokens, Language language) {
        while (section.kept > toBlocks
                && Tokens.of(length + leftOut(tokens, language).length()) > tokens) {
            length -= section.dropLast();
        }
    }

    private String leftOut(int tokens, Language language) {
        var missing = new LinkedHashMap<String, Integer>();
        for (var section : sections) {
            if (section.kept < section.blocks.size()) {
                missing.merge(section.name, section.blocks.size() - section.kept, Integer::sum);
            }
        }
        if (missing.isEmpty()) {
            return "";
        }
        return "\n_"
                + Words.in(
                        language,
                        "left-out",
                        Map.of(
                                "tokens",
                                Integer.toString(tokens),
                                "what",
                                missing.entrySet().stream()
                                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                        .collect(Collectors.joining(", "))))
                + "_\n";
    }
}
