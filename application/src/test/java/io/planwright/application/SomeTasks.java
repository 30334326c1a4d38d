package io.planwright.application;

import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks of one plan for tests, numbered from 1 as they are added. */
public final class SomeTasks {

    public static final PlanId PLAN = new PlanId(new UUID(3, 1));
    private static final PhaseId PHASE = new PhaseId(new UUID(3, 2));
    private static final ProjectId PROJECT = new ProjectId(new UUID(3, 3));
    private static final RequirementId REQUIREMENT = new RequirementId(new UUID(3, 4));

    private final List<PlannedTask> tasks = new ArrayList<>();

    public static TaskId id(int number) {
        return new TaskId(new UUID(5, number));
    }

    public SomeTasks add(int... waitsFor) {
        return add("", null, false, waitsFor);
    }

    public SomeTasks done(int... waitsFor) {
        return add("", null, true, waitsFor);
    }

    /** @param parent number of the task that it stands below; null where it stands below none */
    public SomeTasks add(String notes, @Nullable Integer parent, boolean done, int... waitsFor) {
        int number = tasks.size() + 1;
        var view = TaskView.fold(
                null,
                new TaskOpened(id(number), PLAN, number, "Task " + number, notes, null, false, null),
                Sometime.at(number));
        for (int blocker : waitsFor) {
            view = TaskView.fold(view, new BlockerAdded(id(number), id(blocker)), Sometime.at(number));
        }
        if (done) {
            view = TaskView.fold(view, new TaskTicked(id(number), null), Sometime.at(number));
        }
        tasks.add(new PlannedTask(
                view,
                "SHOP-" + number,
                "1." + number,
                PHASE,
                parent == null ? null : id(parent),
                number,
                parent == null ? 0 : 1,
                number - 1,
                PROJECT,
                REQUIREMENT,
                List.of(),
                0));
        return this;
    }

    public List<PlannedTask> all() {
        return List.copyOf(tasks);
    }
}
