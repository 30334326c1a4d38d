package io.planwright.ui.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.application.circuit.CircuitDesk;
import io.planwright.application.circuit.Trips;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.worker.Beats.Beat;
import io.planwright.domain.Refused;
import io.planwright.domain.circuit.CircuitCommand.ResetCircuit;
import io.planwright.domain.circuit.CircuitEvent.CircuitInstalled;
import io.planwright.domain.circuit.CircuitEvent.CircuitRecovered;
import io.planwright.domain.circuit.CircuitEvent.CircuitTripped;
import io.planwright.domain.circuit.CircuitEvent.TaskFailureCounted;
import io.planwright.domain.circuit.CircuitEvent.TrialBegun;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkersPageTest extends PageTest {

    private static final Instant SOON = Instant.now().plusSeconds(300);

    private WorkersPage page() {
        var playbooks = new Playbooks();
        var page = new WorkersPage(
                server.projects(),
                server.requirements(),
                new PlaybookDesk(server.commands(), playbooks),
                server.crew(),
                server.circuits(),
                new CircuitDesk(server.commands(), server.tasks()),
                new Trips(server.log()),
                server.tasks(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP");
        return shown(page);
    }

    private static String textOf(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static String row(Component page, String name) {
        return textOf(Server.byId(page, WorkerRow.class, "worker-" + name));
    }

    private CircuitId trip(WorkerId worker, @Nullable Instant until, int extensions) {
        var id = CircuitId.of(worker);
        server.happened(new CircuitInstalled(id, CircuitLevel.WORKER, server.projectId, worker));
        server.happened(new CircuitTripped(id, "3 tasks have failed in a row", until, extensions));
        return id;
    }

    @Test
    void withoutWorkersThePageSaysHowTheyCome() {
        var page = page();
        assertThat(textOf(Server.byId(page, Div.class, "workers"))).contains("A worker registers itself over REST");
        assertThat(textOf(Server.byId(page, BreakerLine.class, "breaker-system")))
                .startsWith("Closed");
    }

    @Test
    void aWorkerIsShownWithItsLifeItsTaskAndWhatItHasUsed() {
        server.worker("late");
        var builder = server.worker("builder");
        server.beat(builder, new Beat(Instant.now(), 12, 40));
        server.beat(server.worker("gone"), new Beat(Instant.now().minusSeconds(300), null, null));
        var task = server.task("Draw `it`", null);
        server.happened(new TaskClaimed(task, builder, "agent", 1, Stage.WORK, Instant.now(), SOON));
        var page = page();
        assertThat(row(page, "builder"))
                .contains("Alive", "SHOP-1", "Draw it", "0 failed in a row", "12 calls, 40 min used", "Closed");
        assertThat(row(page, "late")).contains("New", "no task");
        assertThat(row(page, "gone")).contains("Silent");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("p/SHOP/pay/plans/" + server.planId + "#task-" + task);
    }

    @Test
    void aBeatShowsWithTheNextLook() {
        var builder = server.worker("builder");
        var page = page();
        server.beat(builder, new Beat(Instant.now(), null, null));
        assertThat(row(page, "builder")).contains("New");
        find(Pulse.class).single().look();
        assertThat(row(page, "builder")).contains("Alive");
    }

    @Test
    void aTripShowsByItselfWithItsReasonAndHowLongItLasts() {
        var builder = server.worker("builder");
        var page = page();
        server.happened(new TaskFailureCounted(trip(builder, SOON, 2), server.task("Draw it", null), 1, Instant.now()));
        eventually(() -> row(page, "builder").contains("1 failed in a row"));
        assertThat(row(page, "builder"))
                .contains("Open", "3 tasks have failed in a row", "One try is let through in", "made longer 2 times");
    }

    @Test
    void aBreakerWhosePauseIsOverLetsATryThrough() {
        var builder = server.worker("builder");
        trip(builder, Instant.now().minusSeconds(1), 0);
        assertThat(row(page(), "builder"))
                .contains("Half open", "One try is let through now")
                .doesNotContain("let through in");
    }

    @Test
    void aTrialIsNamedAndARecoveryShows() {
        var builder = server.worker("builder");
        var circuit = trip(builder, SOON, 0);
        server.happened(new TrialBegun(circuit, builder, server.task("Draw it", null)));
        var page = page();
        assertThat(row(page, "builder")).contains("Half open", "SHOP-1");
        server.happened(new CircuitRecovered(circuit));
        eventually(() -> row(page, "builder").contains("Closed"));
    }

    @Test
    void aBreakerIsResetWithAReason() {
        var circuit = trip(server.worker("builder"), null, 4);
        var page = page();
        assertThat(row(page, "builder")).contains("stays open until somebody resets it");
        click(Server.byId(page, NativeButton.class, "reset-builder"));
        find(TextArea.class).withId("reason").single().setValue("the disk was full");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new ResetCircuit(circuit, "the disk was full"));
    }

    @Test
    void aRefusedResetSaysWhyAndLeavesTheDialogOpen() {
        trip(server.worker("builder"), null, 4);
        click(Server.byId(page(), NativeButton.class, "reset-builder"));
        server.refuse(new Refused(
                "reason.missing", "resetting a circuit needs a reason", List.of(), List.of("give a reason")));
        click(find(Button.class).withId("reason-ok").single());
        assertThat(refusal()).contains("resetting a circuit needs a reason", "give a reason");
        assertThat(find(TextArea.class).withId("reason").all()).hasSize(1);
    }

    @Test
    void aStoppedStageIsShownUntilItIsReset() {
        var task = server.task("Draw it", null);
        var page = page();
        server.happened(new StageTripped(task, Stage.RED, 3, SOON));
        server.happened(new TaskExhausted(task, Stage.GREEN, "its 3 tries are used up"));
        var stages = Server.byId(page, Div.class, "stages");
        eventually(() -> textOf(stages).contains("its 3 tries are used up"));
        assertThat(textOf(stages)).contains("SHOP-1", "Green", "3 tries in a row have failed");
        click(Server.byId(page, NativeButton.class, "reset-SHOP-1-GREEN"));
        find(TextArea.class).withId("reason").single().setValue("again");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new ResetStage(task, Stage.GREEN, "again"));
    }
}
