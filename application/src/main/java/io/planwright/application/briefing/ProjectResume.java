package io.planwright.application.briefing;

import io.planwright.application.project.ProjectView;
import io.planwright.domain.project.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to go on in a project.
 *
 * @param active the requirements that are neither done nor archived, the one changed last first; without their progress logs
 * @param more whether there are more than these
 */
public record ProjectResume(ProjectView project, List<Recovery> active, boolean more) {

    /**
     * Writes it in Markdown.
     *
     * @param tokens at most so many, as {@link Tokens} counts them: the details of what was changed longest ago are left
     *     out first, and the last line says what is missing
     * @throws IllegalArgumentException when that is fewer than {@link Tokens#FEWEST}
     */
    public String toMarkdown(Language language, int tokens) {
        if (tokens < Tokens.FEWEST) {
            throw new IllegalArgumentException(
                    "not possible for 'tokens': " + tokens + " (at least " + Tokens.FEWEST + ")");
        }
        return sheet(language).within(tokens, language);
    }

    /** Writes all of it in Markdown. */
    public String toMarkdown(Language language) {
        return sheet(language).text();
    }

    private Sheet sheet(Language language) {
        var name = Map.of("name", Journal.shortened(project.name()) + " (" + project.key() + ")");
        var sheet = new Sheet().section(0, "", "", 1, List.of("# " + Words.in(language, "resume", name) + "\n"));
        if (active.isEmpty()) {
            sheet.section(0, "", "", 1, List.of("\n" + Words.in(language, "nothing-active") + "\n"));
        }
        for (int i = 0; i < active.size(); i++) {
            var recovery = active.get(i);
            sheet.section(1 + i, Words.in(language, "requirements"), "", 1, List.of(head(recovery, language)));
            sheet.section(1 + active.size() + i, Words.in(language, "details"), "\n", 3, details(recovery, language));
        }
        if (more) {
            sheet.section(0, "", "", 1, List.of("\n" + Words.in(language, "more-active") + "\n"));
        }
        return sheet;
    }

    private static String head(Recovery recovery, Language language) {
        var turn = recovery.turn();
        var role = turn == null ? "" : turn.name().in(language);
        return "\n## " + Journal.shortened(recovery.requirement().title()) + " ("
                + recovery.requirement().slug() + ")\n\n"
                + "- **" + Words.in(language, "phase") + "**: " + recovery.stageName(language)
                + (role.isEmpty() ? "" : " (" + role + ")") + "\n"
                + "- **" + Words.in(language, "completed") + "**: " + RecoveryText.completed(recovery, language) + "\n"
                + "- **" + Words.in(language, "last-updated") + "**: " + RecoveryText.time(recovery.changedAt()) + "\n";
    }

    private static List<String> details(Recovery recovery, Language language) {
        var lines = new ArrayList<String>();
        add(lines, "next", RecoveryText.steps(recovery.next()), language);
        add(
                lines,
                "blockers",
                recovery.blocked().stream()
                        .map(each -> RecoveryText.blocked(each, language))
                        .toList(),
                language);
        if (!recovery.questions().isEmpty()) {
            var times = Map.of("times", Integer.toString(recovery.questions().size()));
            lines.add(Words.in(language, "open-questions", times) + "\n");
        }
        return lines;
    }

    private static void add(List<String> lines, String key, List<String> all, Language language) {
        for (int i = 0; i < all.size(); i++) {
            lines.add((i == 0 ? "**" + Words.in(language, key) + "**:\n" : "") + all.get(i));
        }
    }
}
