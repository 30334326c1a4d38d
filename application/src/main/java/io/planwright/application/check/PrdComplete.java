package io.planwright.application.check;

import io.planwright.application.markdown.Prose;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.markdown.Structure;
import io.planwright.application.playbook.Playbook.Section;
import io.planwright.application.playbook.StartingText;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.project.Language;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Each section that the playbook requires is there and says more than it began with. */
final class PrdComplete {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}\\n]{1,200}}");
    private static final Pattern SPOKEN = Pattern.compile("\\{(?:\\p{Lu}|[^{}\\n]{1,100} )[^{}\\n]{0,100}}");
    private static final Pattern BOX = Pattern.compile("^[-*+\\s]*\\[[ xX]]");
    private static final Pattern LABEL = Pattern.compile("^[-*+\\s]*\\*\\*[^*]+\\*\\*\\s*:?\\s*$|^[^:]{1,100}:\\s*$");
    private static final Pattern COMMENT = Pattern.compile("<!--[\\s\\S]*?-->");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private PrdComplete() {}

    static List<Finding> findings(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        for (var asked : workspace.playbook().sections()) {
            if (asked.required()) {
                find(workspace, asked)
                        .ifPresentOrElse(
                                section -> check(workspace, files, asked, section, findings),
                                () -> findings.add(Words.finding(
                                        workspace,
                                        RequirementDesk.PRD,
                                        0,
                                        "section-missing",
                                        Map.of("section", heading(workspace, asked)))));
            }
        }
        return findings;
    }

    private static Optional<SectionRef> find(Workspace workspace, Section asked) {
        var requirement = workspace.requirement();
        var slugs = new HashSet<String>();
        asked.heading().texts().values().forEach(heading -> slugs.add(Slugs.slug(heading)));
        return requirement
                .section(asked.key())
                .or(() -> requirement.sections().stream()
                        .filter(section -> slugs.contains(section.key()))
                        .findFirst());
    }

    private static String heading(Workspace workspace, Section asked) {
        return asked.heading().in(workspace.project().language());
    }

    private static void check(
            Workspace workspace, FileTexts files, Section asked, SectionRef section, List<Finding> findings) {
        var text = workspace.text(section.documentId());
        var id = section.documentId().value();
        var heading = heading(workspace, asked);
        var template = template(workspace, asked);
        if (!says(text, template)) {
            var line = files.lineOf(id);
            findings.add(
                    Words.finding(workspace, line.path(), line.number(), "section-empty", Map.of("section", heading)));
            return;
        }
        var first = files.lineOf(id);
        for (var passage : Prose.of(text)) {
            var placeholder = SPOKEN.matcher(passage.words());
            while (placeholder.find()) {
                findings.add(Words.finding(
                        workspace,
                        first.path(),
                        first.number() + passage.lineAt(placeholder.start()) - 1,
                        "section-placeholder",
                        Map.of("section", heading, "what", Words.shortened(placeholder.group()))));
            }
        }
        var headings = Structure.of(text).headings();
        for (var below : headings.subList(Math.min(1, headings.size()), headings.size())) {
            if (!says(text.substring(below.bodyFrom(), Math.max(below.bodyFrom(), below.to())), Set.of())) {
                var line = files.lineOf(id, text, below.from());
                findings.add(Words.finding(
                        workspace,
                        line.path(),
                        line.number(),
                        "heading-empty",
                        Map.of("section", heading, "what", Words.shortened(below.title()))));
            }
        }
    }

    private static Set<String> template(Workspace workspace, Section asked) {
        var lines = new HashSet<String>();
        for (var language : Language.values()) {
            StartingText.below(workspace.playbook(), asked, language)
                    .lines()
                    .map(String::strip)
                    .forEach(lines::add);
        }
        return lines;
    }

    /** Headings, labels without anything behind them, and what it began with, say nothing. */
    private static boolean says(String text, Set<String> template) {
        var commentless = COMMENT.matcher(text).replaceAll("");
        var headings = new BitSet();
        Structure.of(commentless).headings().forEach(heading -> headings.set(heading.from(), heading.bodyFrom()));
        int offset = 0;
        for (var line : commentless.split("(?<=\\n)")) {
            if (!headings.get(offset) && !template.contains(line.strip()) && saysSomething(line)) {
                return true;
            }
            offset += line.length();
        }
        return false;
    }

    private static boolean saysSomething(String line) {
        var placeholders = PLACEHOLDER.matcher(line);
        var rest = BOX.matcher(placeholders.replaceAll("")).replaceFirst("");
        return WORD.matcher(rest).find() && !LABEL.matcher(rest.strip()).matches();
    }
}
