package io.planwright.application.decomposition;

import io.planwright.application.Happening;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionAbandoned;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionFinished;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionStarted;
import io.planwright.domain.decomposition.DecompositionEvent.PassAccepted;
import io.planwright.domain.decomposition.DecompositionEvent.PassProposed;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskAdded;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskDropped;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskRevised;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.domain.decomposition.MadeTask;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a decomposition has come.
 *
 * @param name what the source is called
 * @param path of the workspace file that the source was; null for a text from elsewhere
 * @param sha256 of the source as it was when the decomposition began
 * @param proposal under review, or the last one when it is over; null until there is one
 * @param dropped what was left out in the pass under review
 * @param tasks that have come of it; empty until it is finished
 * @param reason why it was abandoned; may be empty
 * @param version how often it has changed
 */
public record DecompositionView(
        DecompositionId id,
        PlanId planId,
        String name,
        @Nullable String path,
        String sha256,
        String engine,
        DecompositionState state,
        @Nullable Proposal proposal,
        List<Dropped> dropped,
        List<MadeTask> tasks,
        String reason,
        long version,
        Instant startedAt,
        String startedBy,
        Instant changedAt,
        String changedBy) {

    /**
     * A task that was left out and can be brought back.
     *
     * @param before key of the task that it stood before; null where it was the last
     * @param awaitedBy keys of the tasks that waited for it
     */
    public record Dropped(ProposedTask task, @Nullable String before, List<String> awaitedBy) {}

    /** @return what was left out under that key */
    public Optional<Dropped> dropped(String key) {
        return dropped.stream().filter(each -> each.task().key().equals(key)).findFirst();
    }

    /** @return the view after the event */
    public static DecompositionView fold(
            @Nullable DecompositionView view, DecompositionEvent event, Happening happening) {
        if (event instanceof DecompositionStarted started) {
            return new DecompositionView(
                    started.decompositionId(),
                    started.planId(),
                    started.name(),
                    started.path(),
                    started.sha256(),
                    started.engine(),
                    DecompositionState.OPEN,
                    null,
                    List.of(),
                    List.of(),
                    "",
                    1,
                    happening.at(),
                    happening.by().name(),
                    happening.at(),
                    happening.by().name());
        }
        if (view == null) {
            throw new IllegalStateException("no decomposition before " + event);
        }
        var state = view.state;
        var proposal = view.proposal;
        var dropped = view.dropped;
        var tasks = view.tasks;
        var reason = view.reason;
        switch (event) {
            case PassProposed proposed -> {
                proposal = proposed.proposal();
                dropped = List.of();
            }
            case ProposedTaskRevised revised -> proposal = reviewed(view).with(revised.task());
            case ProposedTaskDropped gone -> {
                dropped = Stream.concat(dropped.stream(), Stream.of(dropped(reviewed(view), gone.key())))
                        .toList();
                proposal = reviewed(view).without(gone.key());
            }
            case ProposedTaskAdded added -> {
                dropped = dropped.stream()
                        .filter(each -> !each.task().key().equals(added.task().key()))
                        .toList();
                proposal = reviewed(view).withNew(added.task(), added.before());
            }
            case DecompositionFinished finished -> {
                state = DecompositionState.FINISHED;
                tasks = finished.tasks();
            }
            case DecompositionAbandoned abandoned -> {
                state = DecompositionState.ABANDONED;
                reason = abandoned.reason();
            }
            case PassAccepted _, DecompositionStarted _ -> {}
        }
        return new DecompositionView(
                view.id,
                view.planId,
                view.name,
                view.path,
                view.sha256,
                view.engine,
                state,
                proposal,
                dropped,
                tasks,
                reason,
                view.version + 1,
                view.startedAt,
                view.startedBy,
                happening.at(),
                happening.by().name());
    }

    private static Proposal reviewed(DecompositionView view) {
        return Objects.requireNonNull(view.proposal);
    }

    private static Dropped dropped(Proposal from, String key) {
        var keys = new ArrayList<>(from.tasks().stream().map(ProposedTask::key).toList());
        int place = keys.indexOf(key);
        return new Dropped(
                from.tasks().get(place),
                place + 1 < keys.size() ? keys.get(place + 1) : null,
                from.tasks().stream()
                        .filter(task -> task.dependsOn().contains(key))
                        .map(ProposedTask::key)
                        .toList());
    }
}
