package io.planwright.ui.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.application.board.BoardColumn;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent.PhaseRetitled;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardPageTest extends PageTest {

    private BoardPage page() {
        var page = new BoardPage(
                server.projects(),
                server.requirements(),
                server.plans(),
                new Playbooks(),
                server.board(),
                server.tasks(),
                server.workers(),
                server.commands(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP");
        return shown(page);
    }

    private static BoardGrid grid(BoardPage page) {
        return Server.byId(page, BoardGrid.class, "board");
    }

    private static List<String> keys(BoardGrid grid, BoardColumn column) {
        return grid.cardsIn(column).stream().map(Board.Card::key).toList();
    }

    private void testDriven() {
        server.happened(new RequirementDrafted(
                server.requirementId, server.projectId, new Slug("pay"), "Pay", Lane.FULL, "test-driven"));
    }

    private void claim(TaskId task, Stage stage) {
        server.happened(new StageEntered(task, stage, Instant.now()));
        server.happened(new TaskClaimed(
                task,
                server.workerId,
                "agent",
                1,
                stage,
                Instant.now(),
                Instant.now().plusSeconds(300)));
    }

    @Test
    void aMethodWithoutStagesHasThreeColumns() {
        server.task("Draw it", null);
        assertThat(grid(page()).columns()).extracting(Board.Column::key).containsExactly("TO_DO", "CLAIMED", "DONE");
    }

    @Test
    void aTestDrivenMethodHasItsStagesAsColumns() {
        testDriven();
        server.task("Draw it", null);
        assertThat(grid(page()).columns())
                .extracting(Board.Column::key)
                .containsExactly("TO_DO", "RED", "GREEN", "VERIFY", "FIX", "DONE");
    }

    @Test
    void whatAWorkerDoesMovesTheCardByItself() {
        var task = server.task("Draw it", null);
        testDriven();
        var grid = grid(page());
        claim(task, Stage.RED);
        eventually(() -> keys(grid, BoardColumn.RED).equals(List.of("SHOP-1")));
        assertThat(keys(grid, BoardColumn.TO_DO)).isEmpty();
        var card = grid.cardsIn(BoardColumn.RED).getFirst();
        assertThat(card.worker()).isEqualTo("builder");
        assertThat(card.lease()).isNotNull();
    }

    @Test
    void onlyThePlanOfATaskThatMovesIsCountedAnew() {
        var task = server.task("Draw it", null);
        testDriven();
        var grid = grid(page());
        server.counted.clear();
        claim(task, Stage.RED);
        eventually(() -> keys(grid, BoardColumn.RED).equals(List.of("SHOP-1")));
        assertThat(server.counted).containsOnly(server.planId);
    }

    @Test
    void aLeaseThatIsRenewedMovesNothing() {
        var task = server.task("Draw it", null);
        testDriven();
        claim(task, Stage.RED);
        var grid = grid(page());
        server.counted.clear();
        var until = Instant.now().plusSeconds(900);
        server.happened(new LeaseRenewed(task, 1, until));
        eventually(() ->
                until.toString().equals(grid.cardsIn(BoardColumn.RED).getFirst().lease()));
        assertThat(server.counted).isEmpty();
    }

    @Test
    void aPlanThatIsShownForTheFirstTimeIsCountedWithAll() {
        var task = server.task("Draw it", null);
        var page = page();
        click(Server.byId(page, NativeButton.class, "boardShow-READY"));
        server.happened(new TaskTicked(task, null));
        eventually(() -> grid(page).lanes().isEmpty());
        click(Server.byId(page, NativeButton.class, "boardShow-ALL"));
        click(Server.byId(page, NativeButton.class, "boardShow-READY"));
        server.happened(new TaskUnticked(task));
        eventually(() -> keys(grid(page), BoardColumn.TO_DO).equals(List.of("SHOP-1")));
    }

    @Test
    void aCardSaysWhyItsTaskIsNotReady() {
        var first = server.task("Draw it", null);
        var second = server.task("Build it", first);
        server.happened(new BlockerAdded(second, first));
        var grid = grid(page());
        assertThat(grid.cardsIn(BoardColumn.TO_DO).get(1).why()).isEqualTo("Waits for SHOP-1 Draw it");
        server.happened(new TaskTicked(first, null));
        eventually(() -> grid.cardsIn(BoardColumn.TO_DO).getFirst().why().isEmpty());
    }

    @Test
    void aStoppedTaskIsMarked() {
        var task = server.task("Draw it", null);
        testDriven();
        server.happened(new StageEntered(task, Stage.GREEN, Instant.now()));
        server.happened(new TaskExhausted(task, Stage.GREEN, "GREEN has failed 3 times"));
        var card = grid(page()).cardsIn(BoardColumn.TO_DO).getFirst();
        assertThat(card.marks()).extracting(Board.Mark::word).containsExactly("Stopped at Green");
        assertThat(card.why()).contains("GREEN has failed 3 times");
    }

    @Test
    void whatIsDroppedOnDoneIsTicked() {
        var task = server.task("Draw it", null);
        assertThat(grid(page()).drop(task.toString(), "DONE")).isTrue();
        assertThat(server.sent).containsExactly(new TickTask(task, null));
    }

    @Test
    void whatIsTakenOutOfDoneIsUnticked() {
        var task = server.task("Draw it", null);
        server.happened(new TaskTicked(task, null));
        assertThat(grid(page()).drop(task.toString(), "TO_DO")).isTrue();
        assertThat(server.sent).containsExactly(new UntickTask(task));
    }

    @Test
    void aRefusedDropGoesBackAndSaysWhy() {
        var task = server.task("Draw it", null);
        server.refuse(new Refused(
                "task.blocked",
                "it waits for another task",
                List.of(new Refused.Fact("task", "SHOP-9", "is not done")),
                List.of("complete it")));
        assertThat(grid(page()).drop(task.toString(), "DONE")).isFalse();
        assertThat(refusal()).contains("it waits for another task", "SHOP-9 is not done", "complete it");
    }

    @Test
    void noStageIsEnteredByHand() {
        var task = server.task("Draw it", null);
        testDriven();
        assertThat(grid(page()).drop(task.toString(), "GREEN")).isFalse();
        assertThat(server.sent).isEmpty();
        assertThat(refusal()).contains("cannot be put to Green", "SHOP-1", "waive the evidence");
    }

    @Test
    void aStagedTaskIsDoneByHandOnlyForAReason() {
        var task = server.task("Draw it", null);
        testDriven();
        assertThat(grid(page()).drop(task.toString(), "DONE")).isFalse();
        find(TextArea.class).withId("reason").single().setValue("was there before");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new WaiveEvidence(task, null, "was there before"));
    }

    @Test
    void aLongColumnIsLoadedAStretchAtATime() {
        TaskId last = null;
        for (int i = 0; i < 120; i++) {
            last = server.task("Task " + i, last);
        }
        var grid = grid(page());
        assertThat(keys(grid, BoardColumn.TO_DO)).hasSize(50);
        assertThat(grid.columns().getFirst().total()).isEqualTo(120);
        grid.more(server.phaseId.toString(), "TO_DO");
        assertThat(keys(grid, BoardColumn.TO_DO)).hasSize(100);
    }

    @Test
    void lanesArePhasesAndFold() {
        server.task("Draw it", null);
        var grid = grid(page());
        assertThat(grid.lanes()).extracting(Board.Lane::title).containsExactly("Build");
        grid.fold(server.phaseId.toString(), false);
        assertThat(keys(grid, BoardColumn.TO_DO)).isEmpty();
        grid.fold(server.phaseId.toString(), true);
        assertThat(keys(grid, BoardColumn.TO_DO)).containsExactly("SHOP-1");
        server.happened(new PhaseRetitled(server.planId, server.phaseId, "Make", "## Make\n"));
        eventually(() -> grid.lanes().getFirst().title().equals("Make"));
    }

    @Test
    void lanesCanBeRequirementsOrNone() {
        server.task("Draw it", null);
        var page = page();
        click(Server.byId(page, NativeButton.class, "boardCut-REQUIREMENTS"));
        assertThat(grid(page).lanes()).extracting(Board.Lane::title).containsExactly("Pay by invoice");
        click(Server.byId(page, NativeButton.class, "boardCut-NONE"));
        assertThat(grid(page).lanes()).extracting(Board.Lane::title).containsExactly("");
        assertThat(keys(grid(page), BoardColumn.TO_DO)).containsExactly("SHOP-1");
    }

    @Test
    void onlyWhatIsReadyIsShownOnWish() {
        var first = server.task("Draw it", null);
        var second = server.task("Build it", first);
        server.happened(new BlockerAdded(second, first));
        var page = page();
        click(Server.byId(page, NativeButton.class, "boardShow-READY"));
        assertThat(keys(grid(page), BoardColumn.TO_DO)).containsExactly("SHOP-1");
    }

    @Test
    void aBoardWithoutTasksSaysSo() {
        assertThat(Server.byId(page(), Paragraph.class, "board-empty").isVisible())
                .isTrue();
    }

    @Test
    void aPageThatIsLeftIsToldNothing() {
        var page = page();
        assertThat(server.isWatched()).isTrue();
        page.removeFromParent();
        assertThat(server.isWatched()).isFalse();
    }
}
