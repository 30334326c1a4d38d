package io.planwright.infrastructure.eventstore;

import io.planwright.application.task.TaskView;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.task.Blockers;
import io.planwright.domain.task.TaskEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads off the log which tasks are open. */
final class LoggedBlockers implements Blockers {

    private final Streams streams;

    LoggedBlockers(Streams streams) {
        this.streams = streams;
    }

    @Override
    public List<Fact> stillOpen(Collection<TaskId> tasks) {
        return tasks.stream()
                .filter(this::isOpen)
                .map(task -> new Fact("task", task.toString(), "is not done"))
                .toList();
    }

    @Override
    public List<Fact> openParts(PlanId plan, TaskId whole) {
        return streams.fold(plan.toString(), PlanEvent.class, TaskParts::fold)
                .map(parts -> stillOpen(parts.of(whole)))
                .orElse(List.of());
    }

    private boolean isOpen(TaskId task) {
        Optional<TaskView> view = streams.fold(task.toString(), TaskEvent.class, TaskView::fold);
        return view.filter(found -> !found.done() && !found.dropped()).isPresent();
    }
}
