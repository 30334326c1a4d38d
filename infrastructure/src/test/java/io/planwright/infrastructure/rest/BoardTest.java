package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.board.BoardColumn;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.board.TaskBoard.Count;
import io.planwright.application.board.TaskBoard.Place;
import io.planwright.application.board.TaskBoard.Show;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The board, asked for what scripts have done. */
class BoardTest extends ServerTest {

    private static final String PROJECT = "/api/v1/projects/BOARD";

    private static List<String> keys(TaskBoard board, ProjectId project, BoardColumn column, Show show, int limit) {
        return board.cards(project, new Place(null, null, column), show, limit).stream()
                .peek(task -> assertThat(BoardColumn.of(task.task())).isEqualTo(column))
                .map(PlannedTask::key)
                .toList();
    }

    @Test
    void theBoardSaysWhereTasksStand() {
        var board = server.port(TaskBoard.class);
        var project = new ProjectId(UUID.fromString(
                server.post("/api/v1/projects", "{\"key\":\"BOARD\",\"name\":\"Board\",\"playbook\":\"test-driven\"}")
                        .at("/id")));
        var requirement =
                server.post(PROJECT + "/requirements", "{\"title\":\"Orders\"}").at("/id");
        var plan = server.post(
                        "/api/v1/requirements/" + requirement + "/plans",
                        "{\"title\":\"Orders\",\"path\":\"orders.md\"}")
                .at("/id");
        var first = task(plan, "Add an order", "Build", "");
        task(plan, "Remove an order", "Build", ",\"dependsOn\":[\"" + first + "\"]");
        var third = task(plan, "List orders", "Build", "");
        var fourth = task(plan, "Print orders", "Print", "");
        var worker = server.post(PROJECT + "/workers", "{\"name\":\"builder\"}").at("/id");
        var token = server.post(PROJECT + "/claims", "{\"worker\":\"" + worker + "\",\"taskId\":\"" + first + "\"}")
                .at("/token");
        assertThat(server.post(
                                "/api/v1/tasks/" + first + "/attempts",
                                "{\"token\":" + token
                                        + ",\"stage\":\"RED\",\"outcome\":\"failed\",\"evidence\":[],\"files\":[],\"note\":\"\"}")
                        .at("/task/stage"))
                .isEqualTo("RED_FIX");
        server.patch("/api/v1/tasks/" + third, "{\"done\":true,\"waiver\":\"was there\"}");
        server.patch("/api/v1/tasks/" + fourth, "{\"done\":true,\"waiver\":\"was there\"}");

        assertThat(board.counts(project, Show.ALL))
                .filteredOn(count -> count.requirement().toString().equals(requirement))
                .extracting(Count::column, Count::tasks)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(BoardColumn.RED, 1),
                        org.assertj.core.groups.Tuple.tuple(BoardColumn.TO_DO, 1),
                        org.assertj.core.groups.Tuple.tuple(BoardColumn.DONE, 1),
                        org.assertj.core.groups.Tuple.tuple(BoardColumn.DONE, 1));
        assertThat(keys(board, project, BoardColumn.RED, Show.ALL, 9)).containsExactly("BOARD-1");
        assertThat(keys(board, project, BoardColumn.RED, Show.CLAIMED, 9)).containsExactly("BOARD-1");
        assertThat(keys(board, project, BoardColumn.TO_DO, Show.ALL, 9)).containsExactly("BOARD-2");
        assertThat(keys(board, project, BoardColumn.TO_DO, Show.READY, 9)).isEmpty();
        assertThat(keys(board, project, BoardColumn.TO_DO, Show.BLOCKED, 9)).containsExactly("BOARD-2");
        assertThat(keys(board, project, BoardColumn.DONE, Show.ALL, 9)).containsExactly("BOARD-4", "BOARD-3");
        assertThat(keys(board, project, BoardColumn.DONE, Show.ALL, 1)).containsExactly("BOARD-4");
        assertThat(keys(board, project, BoardColumn.DONE, Show.STOPPED, 9)).isEmpty();
        var done = board.cards(project, new Place(null, null, BoardColumn.DONE), Show.ALL, 1)
                .getFirst();
        assertThat(board.cards(project, new Place(null, done.phaseId(), BoardColumn.DONE), Show.ALL, 9))
                .containsExactly(done);
        assertThat(board.withKey("BOARD-4")).contains(done);
        assertThat(board.withKey("BOARD-99")).isEmpty();
        assertThat(board.withKey("no key")).isEmpty();

        var another = new PlanId(UUID.fromString(server.post(
                        "/api/v1/requirements/" + requirement + "/plans", "{\"title\":\"Bills\",\"path\":\"bills.md\"}")
                .at("/id")));
        task(another.toString(), "Print a bill", "Build", "");
        assertThat(board.counts(List.of(another), Show.ALL))
                .extracting(Count::plan, Count::column, Count::tasks)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(another, BoardColumn.TO_DO, 1));
        assertThat(board.counts(List.of(another), Show.BLOCKED)).isEmpty();
        assertThat(board.counts(List.of(new PlanId(UUID.fromString(plan)), another), Show.ALL))
                .isEqualTo(board.counts(project, Show.ALL));
    }

    private static String task(String plan, String title, String phase, String more) {
        return server.post(
                        "/api/v1/plans/" + plan + "/tasks",
                        "{\"title\":\"" + title + "\",\"phase\":\"" + phase + "\"" + more + "}")
                .at("/id");
    }
}
