package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.board.BoardColumn;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.board.TaskBoard.Count;
import io.planwright.application.board.TaskBoard.Show;
import io.planwright.domain.task.TaskCommand.TickTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tasks of a board are counted where they are kept, and no more of them than are asked for. */
class TaskBoardTest extends HeartTest {

    @Test
    void aProjectIsCountedByOneStatementAndAPlanByOne() {
        var project = Draft.project(heart);
        var orders = Draft.plan(heart, project, "Orders");
        var cart = Draft.plan(heart, project, "Cart");
        orders.tasks(200, i -> "Task " + i);
        var done = cart.task("Draw it");
        cart.task("Build it");
        cart.send(new TickTask(done, null));
        var board = heart.get(TaskBoard.class);

        var all = new ArrayList<Count>();
        var one = new ArrayList<Count>();
        assertThat(Statements.during(() -> all.addAll(board.counts(project, Show.ALL))))
                .hasSize(1);
        assertThat(Statements.during(() -> one.addAll(board.counts(List.of(cart.plan()), Show.ALL))))
                .hasSize(1);

        assertThat(all)
                .containsExactlyInAnyOrder(
                        new Count(cart.requirement(), cart.plan(), cart.phase(), BoardColumn.TO_DO, 1),
                        new Count(cart.requirement(), cart.plan(), cart.phase(), BoardColumn.DONE, 1),
                        new Count(orders.requirement(), orders.plan(), orders.phase(), BoardColumn.TO_DO, 200));
        assertThat(one)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(count -> count.plan().equals(cart.plan()))
                        .toList());
        assertThat(board.counts(List.of(cart.plan(), orders.plan()), Show.ALL)).isEqualTo(all);
    }
}
