package io.planwright.infrastructure.rest;

import io.planwright.application.decomposition.DecompositionDesk.SourceNow;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.MadeTask;
import io.planwright.domain.decomposition.Proposal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decompositions as programs see them. */
final class DecompositionJson {

    private DecompositionJson() {}

    /**
     * @param path of the workspace file that it was; null for a text from elsewhere
     * @param sha256 of the text that the tasks are made of
     */
    record DecompositionSource(String name, @Nullable String path, String sha256) {}

    /** A decomposition in a list. */
    record DecompositionSummary(
            String id,
            String planId,
            String state,
            @Nullable String pass,
            String engine,
            DecompositionSource source,
            int proposed,
            int made,
            Instant startedAt,
            String startedBy,
            Instant changedAt,
            String changedBy) {

        static DecompositionSummary of(DecompositionView view) {
            return new DecompositionSummary(
                    view.id().toString(),
                    view.planId().toString(),
                    view.state().name(),
                    passOf(view),
                    view.engine(),
                    sourceOf(view),
                    view.proposal() == null ? 0 : view.proposal().tasks().size(),
                    view.tasks().size(),
                    view.startedAt(),
                    view.startedBy(),
                    view.changedAt(),
                    view.changedBy());
        }
    }

    /**
     * @param pass under review, or the last one when it is over: {@code CYCLES}, {@code ATOMIC}, {@code CRITERIA} or
     *     {@code HINTS}
     * @param sourceChanged whether the source is another now than the one that the tasks are made of
     * @param presentSha256 of the source as it is now; null where it is gone or never was a file
     * @param dropped what was left out in this pass and can be brought back
     * @param tasks the tasks of the plan that were made; empty until it is finished
     */
    record Decomposition(
            String id,
            String planId,
            String state,
            @Nullable String pass,
            String engine,
            DecompositionSource source,
            boolean sourceChanged,
            @Nullable String presentSha256,
            @Nullable ProposalOfPass proposal,
            List<ProposedTask> dropped,
            List<Made> tasks,
            String reason,
            long version,
            Instant startedAt,
            String startedBy,
            Instant changedAt,
            String changedBy) {

        static Decomposition of(DecompositionView view, SourceNow now) {
            return new Decomposition(
                    view.id().toString(),
                    view.planId().toString(),
                    view.state().name(),
                    passOf(view),
                    view.engine(),
                    sourceOf(view),
                    now.changed(),
                    now.sha256(),
                    view.proposal() == null ? null : ProposalOfPass.of(view.proposal()),
                    view.dropped().stream()
                            .map(each -> ProposedTask.of(each.task()))
                            .toList(),
                    view.tasks().stream().map(Made::of).toList(),
                    view.reason(),
                    view.version(),
                    view.startedAt(),
                    view.startedBy(),
                    view.changedAt(),
                    view.changedBy());
        }
    }

    /** @param notes what whoever reviews it should know, a sentence each */
    record ProposalOfPass(List<PhaseOfProposal> phases, List<String> notes) {

        static ProposalOfPass of(Proposal proposal) {
            return new ProposalOfPass(
                    proposal.phases().stream()
                            .map(phase -> new PhaseOfProposal(
                                    phase.title(),
                                    phase.tasks().stream().map(ProposedTask::of).toList()))
                            .toList(),
                    proposal.notes());
        }
    }

    record PhaseOfProposal(String title, List<ProposedTask> tasks) {}

    /**
     * @param key names it within the proposal, through all passes
     * @param complexity {@code low}, {@code medium} or {@code high}
     * @param dependsOn keys of tasks that must be done before
     * @param lines of the source that it comes from; null where a person added it
     */
    record ProposedTask(
            String key,
            String title,
            String phase,
            String complexity,
            List<String> files,
            @Nullable String testFile,
            List<String> dependsOn,
            List<String> criteria,
            List<String> hints,

            @Schema(nullable = true) @Nullable Lines lines) {

        static ProposedTask of(io.planwright.domain.decomposition.ProposedTask task) {
            return new ProposedTask(
                    task.key(),
                    task.title(),
                    task.phase(),
                    task.complexity().name().toLowerCase(Locale.ROOT),
                    task.files(),
                    task.testFile(),
                    task.dependsOn(),
                    task.criteria(),
                    task.hints(),
                    task.lines());
        }
    }

    /** Which task of the plan came of which proposed one. */
    record Made(String key, String taskId) {

        static Made of(MadeTask made) {
            return new Made(made.key(), made.taskId().toString());
        }
    }

    private static @Nullable String passOf(DecompositionView view) {
        return view.proposal() == null ? null : view.proposal().pass().name();
    }

    private static DecompositionSource sourceOf(DecompositionView view) {
        return new DecompositionSource(view.name(), view.path(), view.sha256());
    }
}
