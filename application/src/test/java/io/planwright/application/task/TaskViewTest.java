package io.planwright.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.BlockerRemoved;
import io.planwright.domain.task.TaskEvent.TaskDropped;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskViewTest {

    private static final TaskId ID = new TaskId(new UUID(5, 1));
    private static final TaskId A = new TaskId(new UUID(5, 2));
    private static final TaskId B = new TaskId(new UUID(5, 3));

    private static TaskView after(boolean done, TaskEvent... events) {
        var view = TaskView.fold(
                null, new TaskOpened(ID, new PlanId(new UUID(6, 1)), 7, "bread", "", null, done, null), Sometime.at(1));
        for (int i = 0; i < events.length; i++) {
            view = TaskView.fold(view, events[i], Sometime.at(i + 2));
        }
        return view;
    }

    @Test
    void aTaskThatCameDoneIsDoneSinceItCame() {
        assertThat(after(true).doneAt()).isEqualTo(Sometime.time(1));
        assertThat(after(false).doneAt()).isNull();
    }

    @Test
    void aTickedTaskIsDoneSinceThenInItsCommit() {
        var view = after(false, new TaskTicked(ID, "6459ec4a"), new TaskRetitled(ID, "milk"));

        assertThat(view.done()).isTrue();
        assertThat(view.doneAt()).isEqualTo(Sometime.time(2));
        assertThat(view.commit()).isEqualTo("6459ec4a");
        assertThat(view.version()).isEqualTo(3);
    }

    @Test
    void anUntickedTaskHasForgottenWhenAndInWhatItWasDone() {
        var view = after(false, new TaskTicked(ID, "6459ec4a"), new TaskUnticked(ID));

        assertThat(view.done()).isFalse();
        assertThat(view.doneAt()).isNull();
        assertThat(view.commit()).isNull();
    }

    @Test
    void whatATaskWaitsForIsKnownInTheOrderItWasSaid() {
        assertThat(after(false, new BlockerAdded(ID, B), new BlockerAdded(ID, A))
                        .blockers())
                .containsExactly(B, A);
        assertThat(after(false, new BlockerAdded(ID, B), new BlockerAdded(ID, A), new BlockerRemoved(ID, B))
                        .blockers())
                .containsExactly(A);
    }

    @Test
    void aDroppedTaskIsStillKnown() {
        assertThat(after(false, new TaskDropped(ID)).dropped()).isTrue();
    }
}
