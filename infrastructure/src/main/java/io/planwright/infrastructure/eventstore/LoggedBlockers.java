package io.planwright.infrastructure.eventstore;

import io.planwright.application.task.TaskView;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Blockers;
import io.planwright.domain.task.TaskEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads off the log which tasks are open. */
final class LoggedBlockers implements Blockers {

    private final Streams streams;

    LoggedBlockers(Streams streams) {
        this.streams = streams;
    }

    @Override
    public List<Fact> stillOpen(Collection<TaskId> tasks) {
        return tasks.stream().flatMap(this::open).toList();
    }

    private Stream<Fact> open(TaskId task) {
        Optional<TaskView> view = streams.fold(task.toString(), TaskEvent.class, TaskView::fold);
        return view
                .filter(found -> !found.done() && !found.dropped())
                .map(found -> new Fact("task", task.toString(), "'" + found.title() + "' is not done"))
                .stream();
    }
}
