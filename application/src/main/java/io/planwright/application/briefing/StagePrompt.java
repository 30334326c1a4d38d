package io.planwright.application.briefing;

import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.PlanView.Phase;
import io.planwright.application.task.AttemptView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.project.Language;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Outcome;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.WorkedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody needs who takes a stage of a task on: the goal, what proves it, what failed the last time, what the plan
 * says about the task, and what stands around it.
 *
 * @param attempts at the task, in their order
 * @param evidence of the task
 */
public record StagePrompt(
        Workspace workspace,
        PlannedTask task,
        Stage stage,
        Discipline discipline,
        List<AttemptView> attempts,
        List<EvidenceView> evidence) {

    private static final int MOST_BROKEN = 20;
    private static final int MOST_CRITERIA = 20;
    private static final int LONGEST_NOTE = 4_000;

    public String toMarkdown(Language language) {
        return sheet(language).text();
    }

    /** @param tokens the budget, at least {@link Tokens#FEWEST} */
    public String toMarkdown(Language language, int tokens) {
        return sheet(language).within(tokens, language);
    }

    private Sheet sheet(Language language) {
        return new Sheet()
                .section(0, "", "", 1, List.of(heading(), goal(language)))
                .section(0, "", heading2(language, "prompt.evidence"), 1, wanted(language))
                .section(
                        1, said(language, "prompt.failure"), heading2(language, "prompt.failure"), 3, failure(language))
                .section(2, said(language, "prompt.task"), heading2(language, "prompt.task"), 4, notes())
                .section(3, said(language, "prompt.frozen"), heading2(language, "prompt.frozen"), 3, frozen())
                .section(4, said(language, "files"), heading2(language, "prompt.files"), 3, files())
                .section(5, said(language, "prompt.criteria"), heading2(language, "prompt.criteria"), 3, criteria())
                .section(6, said(language, "prompt.before"), heading2(language, "prompt.before"), 2, before());
    }

    private static String said(Language language, String key) {
        return Words.in(language, key);
    }

    private static String heading2(Language language, String key) {
        return "\n## " + said(language, key) + "\n\n";
    }

    private String heading() {
        return "# " + task.key() + " " + Journal.shortened(task.task().title()) + "\n";
    }

    private String goal(Language language) {
        var facts = Map.of(
                "stage", stage.name(),
                "requirement", Journal.shortened(workspace.requirement().title()),
                "phase", phase(),
                "attempt", Integer.toString(attempts.size() + 1));
        return "\n" + Words.in(language, "prompt.where", facts) + "\n\n" + said(language, "prompt." + stage.name())
                + "\n";
    }

    private String phase() {
        return plan().flatMap(plan -> plan.phase(task.phaseId().value()))
                .map(Phase::title)
                .map(Journal::shortened)
                .orElse("");
    }

    private Optional<PlanView> plan() {
        return workspace.plans().stream()
                .filter(plan -> plan.id().equals(task.task().planId()))
                .findFirst();
    }

    private List<String> wanted(Language language) {
        var wanted = new ArrayList<String>();
        wanted.add(line(said(language, "prompt.evidence." + kind())));
        if (discipline.independent().contains(stage)) {
            wanted.add(line(said(language, "prompt.evidence.independent")));
        }
        if (discipline.coverage() > 0 && (stage == Stage.VERIFY || stage == Stage.RE_VERIFY)) {
            wanted.add(line(Words.in(
                    language, "prompt.evidence.coverage", Map.of("percent", Integer.toString(discipline.coverage())))));
        }
        return wanted;
    }

    private String kind() {
        return switch (stage) {
            case RED, RED_FIX -> "failing";
            case GREEN, VERIFY, FIX, RE_VERIFY, REFACTOR -> "passing";
            case WORK -> "none";
        };
    }

    private static String line(String text) {
        return "- " + text + "\n";
    }

    private List<String> failure(Language language) {
        var last = attempts.stream()
                .map(AttemptView::attempt)
                .filter(attempt -> attempt.outcome() == Outcome.FAILED)
                .reduce((_, later) -> later);
        if (last.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<String>();
        said.add(line(Words.in(
                language,
                "prompt.failed",
                Map.of(
                        "stage", last.get().stage().name(),
                        "attempt", Integer.toString(last.get().number())))));
        broken(last.get().evidence()).limit(MOST_BROKEN).forEach(said::add);
        var note = last.get().note().strip();
        if (!note.isEmpty()) {
            said.add("\n" + fenced(note.substring(0, Math.min(LONGEST_NOTE, note.length()))) + "\n");
        }
        return said;
    }

    private Stream<String> broken(Collection<EvidenceId> ids) {
        return evidence.stream()
                .filter(view -> ids.contains(view.evidence().id()))
                .map(view -> view.evidence().facts().tests())
                .filter(Objects::nonNull)
                .map(TestRun::broken)
                .flatMap(List::stream)
                .map(test -> line("`" + test.test().replace('`', '\'') + "`: " + Journal.shortened(test.message())));
    }

    /** @return the text in a fence that it cannot close */
    private static String fenced(String text) {
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "text\n" + text + "\n" + fence;
    }

    private List<String> notes() {
        return task.task()
                .notes()
                .stripIndent()
                .strip()
                .lines()
                .map(line -> line + "\n")
                .toList();
    }

    private List<String> frozen() {
        if (stage == Stage.RED || stage == Stage.RED_FIX || stage == Stage.WORK) {
            return List.of();
        }
        return attempts.stream()
                .map(AttemptView::attempt)
                .filter(attempt -> attempt.outcome() == Outcome.PASSED
                        && (attempt.stage() == Stage.RED || attempt.stage() == Stage.RED_FIX))
                .reduce((_, later) -> later)
                .map(red -> red.files().stream()
                        .filter(WorkedFile::test)
                        .map(file -> line("`" + file.path() + "`"))
                        .toList())
                .orElse(List.of());
    }

    private List<String> files() {
        var named = NamedFiles.in(task.task().title() + "\n" + task.task().notes());
        var worked = attempts.stream()
                .flatMap(attempt -> attempt.attempt().files().stream())
                .map(WorkedFile::path);
        return Stream.concat(named.stream(), worked)
                .distinct()
                .map(path -> line("`" + path + "`"))
                .toList();
    }

    private List<String> criteria() {
        return Items.of(workspace, ItemKind.CRITERION).stream()
                .filter(criterion -> !criterion.done())
                .limit(MOST_CRITERIA)
                .map(criterion -> line(criterion.text()))
                .toList();
    }

    private List<String> before() {
        var awaited = task.task().blockers();
        return workspace.allTasks().stream()
                .filter(other -> awaited.contains(other.task().id()))
                .map(other -> line(Stream.of(
                                other.key(),
                                Journal.shortened(other.task().title()),
                                other.task().commit() == null
                                        ? ""
                                        : "(" + other.task().commit() + ")")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "))))
                .toList();
    }
}
