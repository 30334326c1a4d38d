package io.planwright.infrastructure.eventstore;

import io.planwright.application.Happening;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.plan.PlanEvent.TaskMoved;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.plan.PlanEvent.TaskRemoved;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The version of a plan, and which of its tasks are parts of which. Nothing that is seen of it changes; it is put together when it is first asked,
 * so that a plan of many events is not copied once for each of them.
 */
final class TaskParts {

    private final long version;
    private @Nullable TaskParts before;
    private @Nullable PlanEvent event;
    private @Nullable Map<TaskId, TaskId> wholes;

    private TaskParts(@Nullable TaskParts before, PlanEvent event) {
        version = before == null ? 1 : before.version + 1;
        this.before = before;
        this.event = event;
    }

    /** @return what it is after the event */
    static TaskParts fold(@Nullable TaskParts before, PlanEvent event, Happening happening) {
        return new TaskParts(before, event);
    }

    /** @return how many events the plan has */
    long version() {
        return version;
    }

    /** @return the tasks directly below one, in no order that means anything; empty when there are none */
    List<TaskId> of(TaskId whole) {
        return wholes().entrySet().stream()
                .filter(entry -> entry.getValue().equals(whole))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<TaskId, TaskId> wholes() {
        synchronized (TaskParts.class) { // a chain of them is let go of while others may walk along it
            if (wholes == null) {
                var events = new ArrayDeque<PlanEvent>();
                var at = this;
                while (at != null && at.wholes == null) {
                    events.push(at.event);
                    at = at.before;
                }
                var found = at == null ? new LinkedHashMap<TaskId, TaskId>() : new LinkedHashMap<>(at.wholes);
                events.forEach(each -> apply(each, found));
                wholes = found;
                before = null;
                event = null;
            }
            return wholes;
        }
    }

    private static void apply(PlanEvent event, Map<TaskId, TaskId> wholes) {
        switch (event) {
            case TaskPlaced placed -> stands(placed.taskId(), placed.place().parent(), wholes);
            case TaskMoved moved -> stands(moved.taskId(), moved.place().parent(), wholes);
            case TaskRemoved removed -> wholes.remove(removed.taskId());
            default -> {}
        }
    }

    private static void stands(TaskId part, @Nullable TaskId whole, Map<TaskId, TaskId> wholes) {
        if (whole == null) {
            wholes.remove(part);
        } else {
            wholes.put(part, whole);
        }
    }
}
