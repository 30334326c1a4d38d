package io.planwright.application.briefing;

import io.planwright.application.briefing.Journal.Entry;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.CheckResult.State;
import io.planwright.application.check.Evaluation;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.Handoff;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.text.TextView;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that somebody needs who takes a requirement up: where it stands, what is next, what is in the way.
 *
 * @param stage what the playbook calls the phase; empty where it does not name it
 * @param reviewStep the step of the review whose turn it is; null outside the review
 * @param changedAt when the last thing happened to the requirement, its plans, texts or gates
 * @param read what to read before going on, in this order
 * @param files named by tasks that are done and by the one that is next, in the order of the plans
 * @param next the tasks that can begin, in the order of the plans
 * @param blocked what stands in the way
 * @param turn the role whose turn it is; null where the playbook knows no roles
 * @param handoffs how it was handed on and back, the newest first
 * @param progress what has happened, the newest first
 */
public record Recovery(
        ProjectView project,
        RequirementView requirement,
        Phrase stage,
        @Nullable ReviewStep reviewStep,
        Instant changedAt,
        String changedBy,
        int done,
        int total,
        List<Reading> read,
        List<String> files,
        List<Step> next,
        List<Blocked> blocked,
        List<Question> questions,
        @Nullable Turn turn,
        List<Handoff> handoffs,
        List<Commit> commits,
        List<Entry> progress) {

    private static final int MOST_REASONS = 5;

    /** A file of the workspace and what it is read for. */
    public record Reading(String path, Purpose purpose) {}

    /** What a file of the workspace is read for. */
    public enum Purpose {
        CONTEXT,
        TASKS,
        FINDINGS,
        LOG
    }

    /** A task that can begin. */
    public record Step(TaskId id, String key, String number, String title, String phase, String path) {

        /** @return number and title */
        public String name() {
            return number + " " + title;
        }
    }

    /** What makes something wait. */
    public enum Cause {
        BLOCKER,
        TASK,
        CHECK
    }

    /**
     * Something that cannot go on.
     *
     * @param id of the blocker or task, key of the check
     * @param name what it is called
     * @param why the tasks that it waits for, or what was said when the check failed
     * @param by who raised it; empty for a task
     * @param since null for a task
     */
    public record Blocked(
            Cause cause,
            String id,
            String name,
            List<String> why,
            String by,
            @Nullable Instant since) {}

    /** An open question; {@code role} is whom it is for, and may be empty. */
    public record Question(UUID id, String text, String role) {}

    /** The role whose turn it is, with what the playbook tells it. */
    public record Turn(
            String role,
            Phrase name,
            Phrase purpose,
            List<Phrase> steps,
            Phrase instructions,
            List<Phrase> checklist) {}

    /** A task that was done in a commit. */
    public record Commit(String commit, String number, String title) {}

    private record LastChange(Instant at, String by) {}

    /** @param newestFirst events of the requirement, the newest first; as many as the progress is to tell of */
    public static Recovery of(Workspace workspace, List<LogEntry> newestFirst) {
        var requirement = workspace.requirement();
        var tasks = workspace.allTasks();
        var stage = workspace.playbook().stage(requirement.phase());
        var last = lastChange(workspace);
        var next = tasks.stream().filter(PlannedTask::ready).toList();
        return new Recovery(
                workspace.project(),
                requirement,
                stage.map(Playbook.Stage::name).orElse(Phrase.EMPTY),
                requirement.reviewStep().orElse(null),
                last.at,
                last.by,
                (int) tasks.stream().filter(task -> task.task().done()).count(),
                tasks.size(),
                readings(workspace),
                files(tasks, next),
                steps(workspace, next),
                blocked(workspace, tasks),
                questions(workspace),
                stage.flatMap(each -> turn(workspace.playbook(), each)).orElse(null),
                requirement.handoffs().reversed(),
                commits(tasks),
                Journal.of(workspace, newestFirst));
    }

    private static LastChange lastChange(Workspace workspace) {
        var requirement = workspace.requirement();
        return Stream.of(
                        Stream.of(new LastChange(requirement.changedAt(), requirement.changedBy())),
                        workspace.texts().values().stream()
                                .map((TextView text) -> new LastChange(text.changedAt(), text.changedBy())),
                        workspace.plans().stream()
                                .map((PlanView plan) -> new LastChange(plan.changedAt(), plan.changedBy())),
                        workspace.allTasks().stream()
                                .map(task -> new LastChange(
                                        task.task().changedAt(), task.task().changedBy())),
                        workspace.gates().stream()
                                .flatMap(gate -> gate.checks().stream())
                                .flatMap(check -> check.at() == null
                                        ? Stream.empty()
                                        : Stream.of(new LastChange(check.at(), check.by() == null ? "" : check.by()))))
                .flatMap(changes -> changes)
                .max((one, other) -> one.at.equals(other.at) ? one.by.compareTo(other.by) : one.at.compareTo(other.at))
                .orElseThrow();
    }

    private static List<Reading> readings(Workspace workspace) {
        var readings = new ArrayList<Reading>();
        var paths = workspace.requirement().sections().stream()
                .map(SectionRef::path)
                .distinct()
                .toList();
        paths.stream()
                .filter(path -> path.equals("prd.md"))
                .forEach(path -> readings.add(new Reading(path, Purpose.CONTEXT)));
        workspace.plans().forEach(plan -> readings.add(new Reading(plan.path(), Purpose.TASKS)));
        paths.stream()
                .filter(path -> path.startsWith("research/"))
                .sorted()
                .forEach(path -> readings.add(new Reading(path, Purpose.FINDINGS)));
        workspace.playbook().files().stream()
                .filter(file -> file.content().equals(BriefingFiles.PROGRESS))
                .forEach(file -> readings.add(new Reading(file.path(), Purpose.LOG)));
        return readings;
    }

    private static List<String> files(List<PlannedTask> tasks, List<PlannedTask> next) {
        var current = next.stream().findFirst();
        var files = new LinkedHashSet<String>();
        for (var task : tasks) {
            if (task.task().done() || task.equals(current.orElse(null))) {
                files.addAll(NamedFiles.in(task.task().title()));
                files.addAll(NamedFiles.in(task.task().notes()));
            }
        }
        return List.copyOf(files);
    }

    private static List<Step> steps(Workspace workspace, Collection<PlannedTask> tasks) {
        var plans = new HashMap<PlanId, PlanView>();
        workspace.plans().forEach(plan -> plans.put(plan.id(), plan));
        return tasks.stream()
                .map(task -> {
                    var plan = plans.get(task.task().planId());
                    var phase = plan == null ? null : plan.phases().get(task.phaseId());
                    return new Step(
                            task.task().id(),
                            task.key(),
                            task.number(),
                            task.task().title(),
                            phase == null ? "" : phase.title(),
                            plan == null ? "" : plan.path());
                })
                .toList();
    }

    private static List<Blocked> blocked(Workspace workspace, List<PlannedTask> tasks) {
        var blocked = new ArrayList<Blocked>();
        for (var blocker : workspace.requirement().openBlockers()) {
            blocked.add(new Blocked(
                    Cause.BLOCKER,
                    blocker.id().toString(),
                    blocker.text(),
                    List.of(),
                    blocker.raisedBy(),
                    blocker.raisedAt()));
        }
        for (var gate : workspace.gates()) {
            blocked.addAll(
                    requirementIsReviewed(workspace)
                            ? Evaluation.of(gate, workspace).stream()
                                    .filter(result -> !result.state().lets() && result.state() != State.OPEN)
                                    .map(Recovery::blocked)
                                    .toList()
                            : gate.checks().stream()
                                    .filter(check -> check.state() == CheckState.FAILED)
                                    .map(Recovery::blocked)
                                    .toList());
        }
        var names = new HashMap<TaskId, String>();
        tasks.forEach(task -> names.put(task.task().id(), Journal.nameOf(task)));
        for (var task : tasks) {
            if (!task.task().done() && !task.openBlockers().isEmpty()) {
                blocked.add(new Blocked(
                        Cause.TASK,
                        task.task().id().toString(),
                        Journal.nameOf(task),
                        task.openBlockers().stream()
                                .map(id -> names.getOrDefault(id, id.toString()))
                                .toList(),
                        "",
                        null));
            }
        }
        return blocked;
    }

    /** Only then is it time for what the server itself finds: before, much of it is simply not done yet. */
    private static boolean requirementIsReviewed(Workspace workspace) {
        return workspace.requirement().phase() == RequirementPhase.REVIEWING;
    }

    private static Blocked blocked(CheckView check) {
        return new Blocked(
                Cause.CHECK,
                check.key(),
                check.text(),
                check.note().isBlank() ? List.of() : List.of(check.note()),
                check.by() == null ? "" : check.by(),
                check.at());
    }

    private static Blocked blocked(CheckResult result) {
        var why = Stream.concat(
                Stream.of(result.note()),
                result.findings().stream().map(finding -> finding.where() + ": " + finding.text()));
        return new Blocked(
                Cause.CHECK,
                result.key(),
                result.text(),
                why.filter(each -> !each.isBlank()).limit(MOST_REASONS).toList(),
                result.by() == null ? "" : result.by(),
                result.at());
    }

    private static List<Question> questions(Workspace workspace) {
        return Items.of(workspace, ItemKind.QUESTION).stream()
                .filter(question -> !question.done())
                .map(question -> new Question(question.id(), question.text(), question.field("for")))
                .toList();
    }

    private static Optional<Turn> turn(Playbook playbook, Playbook.Stage stage) {
        return playbook.role(stage.role())
                .map(role -> new Turn(
                        role.key(),
                        role.name(),
                        stage.purpose(),
                        stage.steps(),
                        role.instructions(),
                        role.checklist()));
    }

    private static List<Commit> commits(List<PlannedTask> tasks) {
        var commits = new ArrayList<Commit>();
        for (var task : tasks) {
            var commit = task.task().commit();
            if (task.task().done() && commit != null) {
                commits.add(new Commit(commit, task.number(), task.task().title()));
            }
        }
        return commits;
    }

    /** @return what the phase is called, in the playbook's words or else in our own */
    public String stageName(Language language) {
        var own = stage.in(language);
        return own.isEmpty() ? phaseName(requirement.phase(), language) : own;
    }

    static String phaseName(RequirementPhase phase, Language language) {
        return Words.in(language, "to." + phase.name());
    }

    /**
     * Writes the briefing in Markdown, as a recovery guide.
     *
     * @param tokens at most so many, as {@link Tokens} counts them: what matters least is left out first, and the last
     *     line says what is missing
     * @throws IllegalArgumentException when that is fewer than {@link Tokens#FEWEST}
     */
    public String toMarkdown(Language language, int tokens) {
        if (tokens < Tokens.FEWEST) {
            throw new IllegalArgumentException(
                    "not possible for 'tokens': " + tokens + " (at least " + Tokens.FEWEST + ")");
        }
        return new RecoveryText(this, language).sheet().within(tokens, language);
    }

    /** Writes all of the briefing in Markdown. */
    public String toMarkdown(Language language) {
        return new RecoveryText(this, language).sheet().text();
    }
}
