package io.planwright.application.playbook;

import io.planwright.application.playbook.Playbook.Section;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.domain.project.Language;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sections of a playbook begin with; {@code {targets:GROUP}} stands for a list of the catalogue. */
public final class StartingText {

    static final Pattern TARGETS = Pattern.compile("\\{targets:([^{}]*)}");

    private StartingText() {}

    /** @return the section with its heading, ending in a blank line */
    public static String of(Playbook playbook, Section section, Language language) {
        return "## " + section.heading().in(language) + "\n\n" + below(playbook, section, language);
    }

    /** @return what stands below the heading, ending in a blank line; empty where nothing does */
    public static String below(Playbook playbook, Section section, Language language) {
        var text = section.text().in(language).strip();
        return text.isEmpty() ? "" : TARGETS.matcher(text).replaceAll(found -> targets(playbook, found)) + "\n\n";
    }

    private static String targets(Playbook playbook, MatchResult found) {
        return Matcher.quoteReplacement(playbook.targets().stream()
                .filter(group -> group.key().equals(found.group(1)))
                .flatMap(group -> group.targets().stream())
                .map(StartingText::line)
                .collect(Collectors.joining("\n")));
    }

    private static String line(Target target) {
        return "- " + target.name()
                + (target.drivers().isEmpty() ? "" : " (" + String.join(", ", target.drivers()) + ")");
    }
}
