package io.planwright.infrastructure.rest;

import io.planwright.application.circuit.CircuitView;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.task.AttemptView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.worker.Crew.Member;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.WorkedFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the answers about work on tasks look like. */
final class WorkJson {

    private WorkJson() {}

    /**
     * @param state {@code alive} while it beats, {@code silent} after three missed beats, {@code new} before the first
     * @param holds the ids of the tasks that it has claimed
     * @param calls how many runs of an agent it has used of its budget
     * @param minutes how many minutes it has used of its budget
     */
    record Worker(
            String id,
            String name,
            String owner,
            String ownerName,
            Instant since,
            @Nullable Instant beatAt,
            String state,
            List<String> holds,
            @Nullable Integer calls,
            @Nullable Integer minutes,
            long beatSeconds,
            long leaseSeconds) {

        static Worker of(Member member, Discipline discipline) {
            var view = member.worker();
            var beat = member.beat();
            return new Worker(
                    view.id().toString(),
                    view.name(),
                    view.owner(),
                    view.ownerName(),
                    view.since(),
                    beat == null ? null : beat.at(),
                    member.life().name().toLowerCase(Locale.ROOT),
                    member.holds().stream()
                            .map(task -> task.task().id().toString())
                            .toList(),
                    beat == null ? null : beat.calls(),
                    beat == null ? null : beat.minutes(),
                    discipline.beat().toSeconds(),
                    discipline.lease().toSeconds());
        }
    }

    /** @param token to be sent with every report; the claim that follows has a greater one */
    record Claim(String taskId, long token, Instant leaseUntil, String stage, String worker, Json.Task task) {}

    record File(String path, @Nullable String sha256, boolean test) {
        static File of(WorkedFile file) {
            return new File(file.path(), file.sha256(), file.test());
        }
    }

    record Attempt(
            String id,
            String taskId,
            int number,
            String stage,
            String outcome,
            String worker,
            long token,
            Instant startedAt,
            Instant endedAt,
            long seconds,
            List<File> files,
            List<String> evidence,
            String note,
            String by) {

        static Attempt of(AttemptView view) {
            var attempt = view.attempt();
            return new Attempt(
                    attempt.attemptId().toString(),
                    attempt.taskId().toString(),
                    attempt.number(),
                    attempt.stage().name(),
                    attempt.outcome().name().toLowerCase(Locale.ROOT),
                    attempt.worker().toString(),
                    attempt.token(),
                    attempt.startedAt(),
                    attempt.endedAt(),
                    Duration.between(attempt.startedAt(), attempt.endedAt()).toSeconds(),
                    attempt.files().stream().map(File::of).toList(),
                    attempt.evidence().stream().map(Object::toString).toList(),
                    attempt.note(),
                    view.by());
        }
    }

    /** What an attempt has led to: the task as it stands now. */
    record Reported(Attempt attempt, Json.Task task) {}

    /**
     * @param subject what it is about: {@code tasks/ID/STAGE} or {@code gates/ID/checks/CHECK}
     * @param facts what the server has read in it
     * @param files SHA-256 of the files that it is about, by path
     */
    record Evidence(
            String id,
            String kind,
            String name,
            String sha256,
            long size,
            String subject,
            Facts facts,
            Map<String, String> files,
            Instant at,
            String by,
            String byKind) {

        static Evidence of(EvidenceView view) {
            var evidence = view.evidence();
            return new Evidence(
                    evidence.id().toString(),
                    evidence.kind().name().toLowerCase(Locale.ROOT),
                    evidence.name(),
                    evidence.sha256(),
                    evidence.size(),
                    view.task() != null
                            ? "tasks/" + view.task() + "/" + view.stage()
                            : "gates/" + view.gate() + "/checks/" + view.check(),
                    evidence.facts(),
                    evidence.files(),
                    view.at(),
                    view.by(),
                    view.kind().name());
        }
    }

    /**
     * @param level {@code stage}, {@code worker} or {@code system}
     * @param until when one trial is let through; null while it is closed, or when only a reset closes it
     */
    record Circuit(
            String id,
            String level,
            String state,
            @Nullable String worker,
            @Nullable String taskId,
            @Nullable String stage,
            @Nullable String trial,
            int failures,
            String why,
            @Nullable Instant until,
            int extensions,
            Instant changedAt,
            String changedBy) {

        static Circuit of(CircuitView view) {
            return new Circuit(
                    view.id().toString(),
                    view.level().name().toLowerCase(Locale.ROOT),
                    view.state().name(),
                    view.worker() == null ? null : view.worker().toString(),
                    view.task() == null ? null : view.task().toString(),
                    view.stage() == null ? null : view.stage().name(),
                    view.trial() == null ? null : view.trial().toString(),
                    view.failures(),
                    view.why(),
                    view.until(),
                    view.extensions(),
                    view.changedAt(),
                    view.changedBy());
        }
    }

    /** @return the claim as it stands; null when nobody holds the task */
    static @Nullable Claim claim(PlannedTask task) {
        var claim = task.task().progress().claim();
        return claim == null
                ? null
                : new Claim(
                        task.task().id().toString(),
                        claim.token(),
                        claim.leaseUntil(),
                        String.valueOf(task.task().progress().stage()),
                        claim.worker().toString(),
                        Json.Task.of(task));
    }
}
