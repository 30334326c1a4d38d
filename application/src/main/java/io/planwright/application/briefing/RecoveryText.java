package io.planwright.application.briefing;

import io.planwright.application.briefing.Recovery.Blocked;
import io.planwright.application.briefing.Recovery.Purpose;
import io.planwright.application.briefing.Recovery.Question;
import io.planwright.application.briefing.Recovery.Step;
import io.planwright.application.briefing.Recovery.Turn;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.requirement.RequirementView.Handoff;
import io.planwright.domain.project.Language;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a briefing as a recovery guide: Markdown in the order of the library method's template. */
final class RecoveryText {

    /** The progress log has a file of its own; the guide shows its end. */
    private static final int MOST_PROGRESS = 20;

    private static final int LONGEST_TITLE = 120;

    private final Recovery recovery;
    private final Language language;

    RecoveryText(Recovery recovery, Language language) {
        this.recovery = recovery;
        this.language = language;
    }

    Sheet sheet() {
        var title = Journal.shortened(recovery.requirement().title());
        return new Sheet()
                .section(0, "", "", 1, List.of(heading(shortened(title)), status()))
                .section(8, said("resume-work"), heading2("resume-work"), 0, readings())
                .section(
                        7,
                        said("files"),
                        heading2("files"),
                        8,
                        recovery.files().stream()
                                .map(file -> "- `" + file + "`\n")
                                .toList())
                .section(1, said("next"), heading2("next"), 5, steps(recovery.next()))
                .section(
                        2,
                        said("blockers"),
                        heading2("blockers"),
                        5,
                        recovery.blocked().stream()
                                .map(each -> blocked(each, language))
                                .toList())
                .section(
                        4,
                        said("questions"),
                        heading2("questions"),
                        5,
                        recovery.questions().stream().map(this::question).toList())
                .section(3, instructionsName(), instructionsHeading(), 1, instructions())
                .section(5, said("checklist"), "\n**" + said("checklist") + "**:\n", 5, checklist())
                .section(
                        6,
                        said("handoffs"),
                        heading2("handoffs"),
                        2,
                        recovery.handoffs().stream().map(this::handoff).toList())
                .section(
                        9,
                        said("commits"),
                        heading2("commits"),
                        0,
                        recovery.commits().stream()
                                .map(commit -> "- `" + commit.commit() + "` " + commit.number() + " "
                                        + Journal.shortened(commit.title()) + "\n")
                                .toList())
                .section(
                        10,
                        said("progress"),
                        heading2("progress"),
                        3,
                        recovery.progress().stream()
                                .limit(MOST_PROGRESS)
                                .map(entry -> "- " + time(entry.at()) + " " + entry.sentence(language) + "\n")
                                .toList());
    }

    private String said(String key) {
        return Words.in(language, key);
    }

    private String heading2(String key) {
        return "\n## " + said(key) + "\n\n";
    }

    private String heading(String title) {
        return "# " + Words.in(language, "recovery", Map.of("title", title)) + "\n";
    }

    static String time(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private String status() {
        var lines = new StringBuilder(heading2("status"));
        var turn = recovery.turn();
        var archived = recovery.requirement().archived() ? " (" + said("archived") + ")" : "";
        line(lines, "phase", shortened(recovery.stageName(language)) + archived);
        if (turn != null) {
            line(lines, "turn", shortened(name(turn)));
        }
        var step = recovery.reviewStep();
        if (step != null) {
            line(lines, "review-step", said("step." + step.name()));
        }
        var by = Map.of("at", time(recovery.changedAt()), "by", shortened(recovery.changedBy()));
        line(lines, "last-updated", Words.in(language, "updated-by", by));
        line(lines, "completed", completed(recovery, language));
        return lines.toString();
    }

    static String completed(Recovery recovery, Language language) {
        return Words.in(
                language,
                "of-tasks",
                Map.of("done", Integer.toString(recovery.done()), "total", Integer.toString(recovery.total())));
    }

    private void line(StringBuilder lines, String key, String value) {
        lines.append("- **").append(said(key)).append("**: ").append(value).append('\n');
    }

    private String name(Turn turn) {
        var name = turn.name().in(language);
        return name.isEmpty() ? turn.role() : name;
    }

    private List<String> readings() {
        var lines = new ArrayList<String>();
        lines.add("1. " + said("read-this") + "\n");
        for (var reading : recovery.read()) {
            lines.add((lines.size() + 1) + ". "
                    + Words.in(language, key(reading.purpose()), Map.of("path", reading.path()))
                    + "\n");
        }
        return lines;
    }

    private static String key(Purpose purpose) {
        return switch (purpose) {
            case CONTEXT -> "read-prd";
            case TASKS -> "read-plan";
            case FINDINGS -> "read-research";
            case LOG -> "read-progress";
        };
    }

    static List<String> steps(List<Step> steps) {
        return steps.stream()
                .map(step -> "- " + step.number() + " " + Journal.shortened(step.title()) + " (" + step.key() + ")\n")
                .toList();
    }

    static String blocked(Blocked blocked, Language language) {
        var what = Journal.shortened(String.join("; ", blocked.why()));
        var since = blocked.since() == null
                ? ""
                : ", " + Words.in(language, "since", Map.of("at", time(blocked.since()), "by", blocked.by()));
        var why = switch (blocked.cause()) {
            case TASK -> ": " + Words.in(language, "waits-for", Map.of("what", what));
            case CHECK -> ": " + Words.in(language, "check-failed", Map.of("what", what));
            case BLOCKER -> "";
        };
        return "- " + Journal.shortened(blocked.name()) + why + since + "\n";
    }

    private String question(Question question) {
        var role = question.role().isEmpty()
                ? ""
                : " (" + Words.in(language, "for-role", Map.of("role", question.role())) + ")";
        return "- " + Journal.shortened(question.text()) + role + "\n";
    }

    private String instructionsName() {
        var turn = recovery.turn();
        return turn == null ? "" : Words.in(language, "instructions", Map.of("role", shortened(name(turn))));
    }

    private String instructionsHeading() {
        return "\n## " + instructionsName() + "\n";
    }

    private List<String> instructions() {
        var turn = recovery.turn();
        if (turn == null) {
            return List.of();
        }
        var blocks = new ArrayList<String>();
        for (var text : List.of(turn.purpose(), turn.instructions())) {
            var said = text.in(language).strip();
            if (!said.isEmpty()) {
                blocks.add("\n" + said + "\n");
            }
        }
        if (!turn.steps().isEmpty()) {
            var steps = new StringBuilder("\n");
            for (int i = 0; i < turn.steps().size(); i++) {
                steps.append(i + 1)
                        .append(". ")
                        .append(turn.steps().get(i).in(language))
                        .append('\n');
            }
            blocks.add(steps.toString());
        }
        return blocks;
    }

    private List<String> checklist() {
        var turn = recovery.turn();
        return turn == null
                ? List.of()
                : turn.checklist().stream().map(this::checklistLine).toList();
    }

    private String checklistLine(Phrase item) {
        return "- [ ] " + item.in(language) + "\n";
    }

    private String handoff(Handoff handoff) {
        var step = handoff.step();
        var to = step == null ? said("to." + handoff.to().name()) : said("step." + step.name());
        var from = said("to." + handoff.from().name());
        var note = Journal.shortened(handoff.note());
        return "- " + time(handoff.at()) + " " + handoff.by() + ": " + from + " → " + to
                + (note.isEmpty() ? "" : ": " + note) + "\n";
    }
}
