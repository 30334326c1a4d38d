package io.planwright.application.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.application.task.TaskView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.ClaimEnd;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardColumnTest {

    private static final TaskId ID = new TaskId(new UUID(5, 1));
    private static final WorkerId WORKER = new WorkerId(new UUID(7, 1));

    private static BoardColumn after(TaskEvent... events) {
        var all = new ArrayList<TaskEvent>(
                List.of(new TaskOpened(ID, new PlanId(new UUID(6, 1)), 7, "bread", "", null, false, null)));
        all.addAll(List.of(events));
        TaskView view = null;
        for (int i = 0; i < all.size(); i++) {
            view = TaskView.fold(view, all.get(i), Sometime.at(i + 1));
        }
        return BoardColumn.of(view);
    }

    private static StageEntered entered(Stage stage) {
        return new StageEntered(ID, stage, Sometime.time(1));
    }

    private static TaskClaimed claimed(Stage stage) {
        return new TaskClaimed(ID, WORKER, "agent", 1, stage, Sometime.time(1), Sometime.time(2));
    }

    @Test
    void whatNobodyHasBegunIsToBeDone() {
        assertThat(after()).isEqualTo(BoardColumn.TO_DO);
    }

    @Test
    void whoClaimsATaskMovesItToItsStage() {
        assertThat(after(entered(Stage.RED), claimed(Stage.RED))).isEqualTo(BoardColumn.RED);
        assertThat(after(entered(Stage.WORK), claimed(Stage.WORK))).isEqualTo(BoardColumn.CLAIMED);
    }

    @Test
    void whatMendsAStageStandsWithIt() {
        assertThat(after(claimed(Stage.RED), entered(Stage.RED_FIX))).isEqualTo(BoardColumn.RED);
        assertThat(after(claimed(Stage.RED), entered(Stage.RE_VERIFY))).isEqualTo(BoardColumn.FIX);
    }

    @Test
    void whatIsGivenBackUntriedIsToBeDoneAgain() {
        assertThat(after(entered(Stage.RED), claimed(Stage.RED), new ClaimEnded(ID, WORKER, 1, ClaimEnd.RELEASED, "")))
                .isEqualTo(BoardColumn.TO_DO);
    }

    @Test
    void aTickedTaskIsDone() {
        assertThat(after(claimed(Stage.RED), new TaskTicked(ID, null))).isEqualTo(BoardColumn.DONE);
    }

    @Test
    void aMethodWithoutStagesHasThreeColumns() {
        assertThat(BoardColumn.of(List.of(Discipline.FREE)))
                .containsExactly(BoardColumn.TO_DO, BoardColumn.CLAIMED, BoardColumn.DONE);
        assertThat(BoardColumn.of(List.of(Discipline.TEST_DRIVEN)))
                .containsExactly(
                        BoardColumn.TO_DO,
                        BoardColumn.RED,
                        BoardColumn.GREEN,
                        BoardColumn.VERIFY,
                        BoardColumn.FIX,
                        BoardColumn.DONE);
    }
}
