package io.planwright.application.task;

import io.planwright.application.Happening;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.BlockerRemoved;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.EvidenceWaived;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.OfStage;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskDropped;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRenotated;
import io.planwright.domain.task.TaskEvent.TaskRestored;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.domain.task.TaskEvent.VerifyOnlySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task looks like; where it stands is a matter of its plan.
 *
 * @param serial its number in its project
 * @param doneAt null while it is not done
 * @param blockers the tasks it waits for, done or not
 * @param version of what people write about it; work on it does not change it
 */
public record TaskView(
        TaskId id,
        PlanId planId,
        int serial,
        String title,
        String notes,
        @Nullable Notation notation,
        boolean done,
        @Nullable Instant doneAt,
        @Nullable String commit,
        boolean dropped,
        List<TaskId> blockers,
        Progress progress,
        long version,
        Instant changedAt,
        String changedBy) {

    /** @return the view after the event */
    public static TaskView fold(@Nullable TaskView view, TaskEvent event, Happening happening) {
        if (event instanceof TaskOpened opened) {
            return new TaskView(
                    opened.taskId(),
                    opened.planId(),
                    opened.serial(),
                    opened.title(),
                    opened.notes(),
                    opened.notation(),
                    opened.done(),
                    opened.done() ? happening.at() : null,
                    opened.commit(),
                    false,
                    List.of(),
                    Progress.NONE,
                    1,
                    happening.at(),
                    happening.by().name());
        }
        if (view == null) {
            throw new IllegalStateException("no task before " + event);
        }
        return switch (event) {
            case TaskOpened _ -> view;
            case TaskRetitled retitled ->
                view.with(retitled.title(), view.notes, view.notation, view.dropped, view.blockers, happening);
            case NotesRevised revised ->
                view.with(view.title, revised.notes(), view.notation, view.dropped, view.blockers, happening);
            case TaskRenotated renotated ->
                view.with(view.title, view.notes, renotated.notation(), view.dropped, view.blockers, happening);
            case TaskTicked ticked -> view.ticked(true, ticked.commit(), happening);
            case TaskUnticked _ -> view.with(view.progress.after(event)).ticked(false, null, happening);
            case BlockerAdded added -> {
                var more = new ArrayList<>(view.blockers);
                more.add(added.blocker());
                yield view.with(view.title, view.notes, view.notation, view.dropped, List.copyOf(more), happening);
            }
            case BlockerRemoved removed -> {
                var fewer = new ArrayList<>(view.blockers);
                fewer.remove(removed.blocker());
                yield view.with(view.title, view.notes, view.notation, view.dropped, List.copyOf(fewer), happening);
            }
            case TaskDropped _ -> view.with(view.title, view.notes, view.notation, true, view.blockers, happening);
            case TaskRestored _ -> view.with(view.title, view.notes, view.notation, false, view.blockers, happening);
            case TaskClaimed _,
                    LeaseRenewed _,
                    ClaimEnded _,
                    StageEntered _,
                    EvidenceFiled _,
                    AttemptRecorded _,
                    VerifyOnlySet _,
                    EvidenceWaived _,
                    OfStage _ -> view.with(view.progress.after(event));
        };
    }

    private TaskView with(Progress after) {
        return new TaskView(
                id, planId, serial, title, notes, notation, done, doneAt, commit, dropped, blockers, after, version,
                changedAt, changedBy);
    }

    private TaskView ticked(boolean isDone, @Nullable String inCommit, Happening happening) {
        return new TaskView(
                id,
                planId,
                serial,
                title,
                notes,
                notation,
                isDone,
                isDone ? happening.at() : null,
                inCommit,
                dropped,
                blockers,
                progress,
                version + 1,
                happening.at(),
                happening.by().name());
    }

    private TaskView with(
            String newTitle,
            String newNotes,
            @Nullable Notation newNotation,
            boolean isDropped,
            List<TaskId> newBlockers,
            Happening happening) {
        return new TaskView(
                id,
                planId,
                serial,
                newTitle,
                newNotes,
                newNotation,
                done,
                doneAt,
                commit,
                isDropped,
                newBlockers,
                progress,
                version + 1,
                happening.at(),
                happening.by().name());
    }
}
