package io.planwright.domain.task;

import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says that those tasks are open, or part of any task, that a test puts in. */
final class FakeBlockers implements Blockers {

    final Set<TaskId> open = new HashSet<>();
    final Set<TaskId> openParts = new HashSet<>();

    @Override
    public List<Fact> stillOpen(Collection<TaskId> tasks) {
        return facts(tasks.stream().filter(open::contains).toList());
    }

    @Override
    public List<Fact> openParts(PlanId plan, TaskId whole) {
        return facts(openParts);
    }

    private static List<Fact> facts(Collection<TaskId> tasks) {
        return tasks.stream()
                .map(each -> new Fact("task", each.toString(), "is open"))
                .toList();
    }
}
