package io.planwright.infrastructure.rest;

import io.planwright.application.briefing.Journal.Entry;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.requirement.RequirementView;
import io.planwright.domain.project.Language;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the answers of briefings look like. */
final class BriefingJson {

    private static final int MOST_PROGRESS = 50;
    private static final int LONGEST_TITLE = 200;

    private BriefingJson() {}

    /**
     * How to go on with a requirement.
     *
     * @param leftOut how much was left out of which part to keep within the number of tokens asked for
     */
    record Recovery(
            String requirementId,
            String slug,
            String title,
            String phase,
            String stage,
            @Nullable String reviewStep,
            boolean archived,
            @Nullable Turn role,
            Instant changedAt,
            String changedBy,
            int tasks,
            int tasksDone,
            List<Step> next,
            List<Blocked> blocked,
            List<Question> questions,
            List<String> files,
            List<Handoff> handoffs,
            List<Read> read,
            List<Commit> commits,
            List<Progress> progress,
            Map<String, Integer> leftOut) {

        static Recovery of(io.planwright.application.briefing.Recovery recovery, Language language) {
            var requirement = recovery.requirement();
            return new Recovery(
                    requirement.id().toString(),
                    requirement.slug(),
                    shortened(requirement.title()),
                    requirement.phase().name(),
                    recovery.stageName(language),
                    requirement.reviewStep().map(Enum::name).orElse(null),
                    requirement.archived(),
                    Turn.of(recovery.turn(), language),
                    recovery.changedAt(),
                    recovery.changedBy(),
                    recovery.total(),
                    recovery.done(),
                    recovery.next().stream().map(Step::of).toList(),
                    recovery.blocked().stream().map(Blocked::of).toList(),
                    recovery.questions().stream().map(Question::of).toList(),
                    recovery.files(),
                    recovery.handoffs().stream().map(Handoff::of).toList(),
                    recovery.read().stream()
                            .map(each ->
                                    new Read(each.path(), each.purpose().name().toLowerCase(Locale.ROOT)))
                            .toList(),
                    recovery.commits().stream()
                            .map(each -> new Commit(each.commit(), each.number(), each.title()))
                            .toList(),
                    recovery.progress().stream()
                            .limit(MOST_PROGRESS)
                            .map(entry -> Progress.of(entry, language))
                            .toList(),
                    Map.of());
        }
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The role whose turn it is, with what the playbook tells it. */
    record Turn(
            String key, String name, String purpose, List<String> steps, String instructions, List<String> checklist) {
        static @Nullable Turn of(io.planwright.application.briefing.Recovery.@Nullable Turn turn, Language language) {
            return turn == null
                    ? null
                    : new Turn(
                            turn.role(),
                            turn.name().in(language),
                            turn.purpose().in(language),
                            said(turn.steps(), language),
                            turn.instructions().in(language),
                            said(turn.checklist(), language));
        }

        private static List<String> said(List<Phrase> phrases, Language language) {
            return phrases.stream().map(phrase -> phrase.in(language)).toList();
        }
    }

    /** A task that can begin. */
    record Step(String id, String key, String number, String title, String phase, String path) {
        static Step of(io.planwright.application.briefing.Recovery.Step step) {
            return new Step(step.id().toString(), step.key(), step.number(), step.title(), step.phase(), step.path());
        }
    }

    /**
     * Something that cannot go on.
     *
     * @param kind {@code blocker}, {@code task} or {@code check}
     * @param why the tasks that it waits for, or what was said when the check failed
     */
    record Blocked(
            String kind,
            String id,
            String name,
            List<String> why,
            String by,
            @Nullable Instant since) {
        static Blocked of(io.planwright.application.briefing.Recovery.Blocked blocked) {
            return new Blocked(
                    blocked.cause().name().toLowerCase(Locale.ROOT),
                    blocked.id(),
                    blocked.name(),
                    blocked.why(),
                    blocked.by(),
                    blocked.since());
        }
    }

    /** @param role whom it is for; may be empty */
    record Question(String id, String text, String role) {
        static Question of(io.planwright.application.briefing.Recovery.Question question) {
            return new Question(question.id().toString(), question.text(), question.role());
        }
    }

    record Handoff(String from, String to, @Nullable String step, String note, String by, Instant at) {
        static Handoff of(RequirementView.Handoff handoff) {
            var step = handoff.step();
            return new Handoff(
                    handoff.from().name(),
                    handoff.to().name(),
                    step == null ? null : step.name(),
                    handoff.note(),
                    handoff.by(),
                    handoff.at());
        }
    }

    /** @param purpose {@code context}, {@code tasks}, {@code findings} or {@code log} */
    record Read(String path, String purpose) {}

    record Commit(String commit, String number, String title) {}

    /**
     * What somebody did in one go.
     *
     * @param text in a sentence for people
     * @param times how many events it was
     */
    record Progress(Instant first, Instant at, String by, String what, String text, int times) {
        static Progress of(Entry entry, Language language) {
            return new Progress(
                    entry.first(), entry.at(), entry.by(), entry.what(), entry.sentence(language), entry.times());
        }
    }

    /** A requirement that is active; {@code questions} are the open ones. */
    record Active(
            String requirementId,
            String slug,
            String title,
            String phase,
            String stage,
            @Nullable String reviewStep,
            @Nullable String role,
            Instant changedAt,
            String changedBy,
            int tasks,
            int tasksDone,
            List<Step> next,
            List<Blocked> blocked,
            List<Question> questions) {
        static Active of(io.planwright.application.briefing.Recovery recovery, Language language) {
            var whole = Recovery.of(recovery, language);
            var turn = recovery.turn();
            return new Active(
                    whole.requirementId,
                    whole.slug,
                    whole.title,
                    whole.phase,
                    whole.stage,
                    whole.reviewStep,
                    turn == null ? null : turn.role(),
                    whole.changedAt,
                    whole.changedBy,
                    whole.tasks,
                    whole.tasksDone,
                    whole.next,
                    whole.blocked,
                    whole.questions);
        }
    }

    /**
     * How to go on in a project.
     *
     * @param active the requirement changed last first
     * @param more whether more requirements are active than these
     * @param leftOut how much was left out of which part to keep within the number of tokens asked for
     */
    record ProjectResume(
            String projectId,
            String key,
            String name,
            List<Active> active,
            boolean more,
            Map<String, Integer> leftOut) {
        static ProjectResume of(io.planwright.application.briefing.ProjectResume resume, Language language) {
            return new ProjectResume(
                    resume.project().id().toString(),
                    resume.project().key(),
                    shortened(resume.project().name()),
                    resume.active().stream()
                            .map(recovery -> Active.of(recovery, language))
                            .toList(),
                    resume.more(),
                    Map.of());
        }
    }
}
