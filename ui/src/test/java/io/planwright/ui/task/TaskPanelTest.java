package io.planwright.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails.ToggleEvent;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.application.briefing.BriefingDesk;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.worker.ClaimDesk;
import io.planwright.domain.Refused;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.Outcome;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.ReleaseClaim;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskCommand.SetVerifyOnly;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.EvidenceWaived;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.WorkedFile;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TaskPanelTest extends PageTest {

    private static final Instant NOW = Instant.now();

    private final AtomicBoolean closed = new AtomicBoolean();

    private Component panel(String key) {
        return shown(maker().of(key, () -> closed.set(true)).orElseThrow());
    }

    private PanelMaker maker() {
        var reader = new SheetReader(
                server.projects(),
                server.requirements(),
                new Playbooks(),
                server.board(),
                server.tasks(),
                server.tries(),
                server.overlaps(),
                server.evidence(),
                server.workers(),
                server.log());
        var files = new EvidenceFiles() {
            @Override
            public Kept keep(InputStream file, long limit) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<InputStream> open(String sha256) {
                return Optional.empty();
            }
        };
        return new PanelMaker(
                reader,
                new BriefingDesk(
                        server.workspaces(), server.requirements(), server.log(), server.tries(), server.evidence()),
                server.commands(),
                new ClaimDesk(server.commands(), null, null, server.readPosition(), Clock.systemUTC()),
                server.current(),
                server.attempts(),
                server.live(),
                files);
    }

    private static String said(Component panel, String id) {
        return Server.byId(panel, Component.class, id).getElement().getTextRecursively();
    }

    private void testDriven() {
        server.happened(new RequirementDrafted(
                server.requirementId, server.projectId, new Slug("pay"), "Pay", Lane.FULL, "test-driven"));
    }

    private void claim(TaskId task, Stage stage, String holder) {
        server.happened(new StageEntered(task, stage, NOW));
        server.happened(new TaskClaimed(task, server.workerId, holder, 7, stage, NOW, NOW.plusSeconds(300)));
    }

    private EvidenceId failing(TaskId task) {
        var id = new EvidenceId(UUID.randomUUID());
        var run = new TestRun(3, 1, 0, 0, List.of(new TestRun.Broken("OrderTest#adds", true, "expected 1 but was 2")));
        server.happened(new EvidenceFiled(
                task,
                new Evidence(
                        id,
                        EvidenceKind.JUNIT,
                        "report.xml",
                        "ab".repeat(32),
                        120,
                        new Facts(run, null, null, null, null),
                        Map.of(),
                        "ci",
                        true),
                Stage.GREEN,
                List.of()));
        return id;
    }

    private void attempt(TaskId task, int number, EvidenceId evidence) {
        server.happened(new AttemptRecorded(
                task,
                new AttemptId(UUID.randomUUID()),
                number,
                server.workerId,
                7,
                Stage.GREEN,
                Outcome.FAILED,
                NOW,
                NOW.plusSeconds(75),
                List.of(new WorkedFile("src/Order.java", null, false)),
                List.of(evidence),
                "still *red*"));
    }

    @Test
    void aTaskIsNamedWithItsState() {
        server.task("Draw `it`", null);
        var panel = panel("SHOP-1");
        assertThat(said(panel, "task-key")).isEqualTo("SHOP-1");
        assertThat(Server.byId(panel, Component.class, "task-title")
                        .getElement()
                        .getProperty("innerHTML"))
                .isEqualTo("Draw <code>it</code>");
        assertThat(said(panel, "task-state")).isEqualTo("Ready");
    }

    @Test
    void noPanelOpensForATaskThatDoesNotExist() {
        server.task("Draw it", null);
        assertThat(maker().of("SHOP-9", () -> {})).isEmpty();
    }

    @Test
    void itsNotesAreRendered() {
        var task = server.task("Draw it", null);
        var panel = panel("SHOP-1");
        server.happened(new NotesRevised(task, "with a *pen*"));
        eventually(() -> Server.byId(panel, Component.class, "task-notes").isVisible());
    }

    @Test
    void whatItWaitsForStandsWithItsState() {
        var first = server.task("Draw it", null);
        var second = server.task("Build it", first);
        server.happened(new BlockerAdded(second, first));
        var panel = panel("SHOP-2");
        assertThat(said(panel, "task-waits")).contains("SHOP-1", "Draw it", "Ready");
        assertThat(said(panel, "task-state")).isEqualTo("Waits for 1");
        server.happened(new TaskTicked(first, null));
        eventually(() -> said(panel, "task-waits").contains("Done"));
    }

    @Test
    void anotherOpenTaskOnTheSameFileIsNamed() {
        var first = server.task("Draw `src/Order.java`", null);
        server.task("Build `src/Order.java`", first);
        assertThat(said(panel("SHOP-1"), "task-files")).contains("src/Order.java", "Another open task", "SHOP-2");
    }

    @Test
    void anotherTaskThatComesToTheSameFileShowsByItself() {
        server.task("Draw `src/Order.java`", null);
        var panel = panel("SHOP-1");
        assertThat(said(panel, "task-files")).doesNotContain("Another open task");
        server.taskElsewhere("Mend `src/Order.java`");
        eventually(() -> said(panel, "task-files").contains("SHOP-2"));
    }

    @Test
    void triesShowWhoHowLongAndWhatProvesThem() {
        testDriven();
        var task = server.task("Draw it", null);
        claim(task, Stage.GREEN, "agent");
        var panel = panel("SHOP-1");
        var evidence = failing(task);
        eventually(() -> said(panel, "attempt-pending").contains("3 passed, 1 failed"));
        attempt(task, 1, evidence);
        eventually(() -> said(panel, "task-attempts").contains("builder · 1 min 15 s"));
        assertThat(said(panel, "attempt-1")).contains("Green", "Failed", "src/Order.java", "report.xml");
        var line = Server.byId(panel, EvidenceLine.class, "evidence-" + evidence);
        assertThat(line.getElement().getTextRecursively()).doesNotContain("OrderTest#adds");
        line.setOpen(true);
        ComponentUtil.fireEvent(line, new ToggleEvent(line, true));
        assertThat(line.getElement().getTextRecursively())
                .contains("OrderTest#adds", "expected 1 but was 2", "Download");
    }

    @Test
    void whatAWorkerIsToldCanBeRead() {
        testDriven();
        server.task("Draw it", null);
        var prompt = Server.byId(panel("SHOP-1"), PromptPreview.class, "task-prompt");
        prompt.setOpen(true);
        ComponentUtil.fireEvent(prompt, new ToggleEvent(prompt, true));
        assertThat(prompt.getContent().getElement().getProperty("innerHTML")).contains("SHOP-1 Draw it", "RED");
    }

    @Test
    void aTaskIsTicked() {
        var task = server.task("Draw it", null);
        click(Server.byId(panel("SHOP-1"), NativeButton.class, "task-tick"));
        assertThat(server.sent).containsExactly(new TickTask(task, null));
    }

    @Test
    void evidenceIsWaivedForAReason() {
        testDriven();
        var task = server.task("Draw it", null);
        var panel = panel("SHOP-1");
        assertThat(Server.byId(panel, NativeButton.class, "task-tick").isVisible())
                .isFalse();
        click(Server.byId(panel, NativeButton.class, "task-waive"));
        find(TextArea.class).withId("reason").single().setValue("was there before");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new WaiveEvidence(task, null, "was there before"));
    }

    @Test
    void whatWasWaivedIsNotTakenForProven() {
        testDriven();
        var task = server.task("Draw it", null);
        server.happened(new EvidenceWaived(task, "was there before"));
        server.happened(new TaskTicked(task, null));
        var panel = panel("SHOP-1");
        assertThat(said(panel, "task-state")).isEqualTo("Done, evidence waived");
        assertThat(said(panel, "task-why")).isEqualTo("was there before");
    }

    @Test
    void aStoppedStageIsResetForAReason() {
        testDriven();
        var task = server.task("Draw it", null);
        server.happened(new StageEntered(task, Stage.GREEN, NOW));
        server.happened(new TaskExhausted(task, Stage.GREEN, "GREEN has failed 3 times"));
        var panel = panel("SHOP-1");
        assertThat(said(panel, "task-why")).contains("GREEN has failed 3 times");
        click(Server.byId(panel, NativeButton.class, "task-reset"));
        find(TextArea.class).withId("reason").single().setValue("the interface was wrong");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new ResetStage(task, Stage.GREEN, "the interface was wrong"));
    }

    @Test
    void aPersonTakesATaskBackFromAWorkerThatIsStuck() {
        testDriven();
        var task = server.task("Draw it", null);
        claim(task, Stage.RED, Server.ADA.actor().id());
        assertThat(Server.byId(panel("SHOP-1"), NativeButton.class, "task-release")
                        .getText())
                .isEqualTo("Release");
        claim(task, Stage.RED, "agent");
        var theirs = Server.byId(panel("SHOP-1"), NativeButton.class, "task-release");
        assertThat(theirs.getText()).isEqualTo("Take back");
        click(theirs);
        assertThat(server.sent).singleElement().isInstanceOfSatisfying(ReleaseClaim.class, sent -> {
            assertThat(sent.token()).isEqualTo(7);
            assertThat(sent.by()).isNull();
        });
    }

    @Test
    void aTaskIsMarkedAsVerifyOnlyUnlessThatIsRefused() {
        testDriven();
        server.task("Draw it", null);
        var verifyOnly = Server.byId(panel("SHOP-1"), NativeButton.class, "task-verify-only");
        server.refuse(new Refused("task.begun", "it has been begun", List.of(), List.of("do it before")));
        click(verifyOnly);
        assertThat(refusal()).contains("it has been begun");
        assertThat(verifyOnly.getElement().getAttribute("aria-checked")).isEqualTo("false");
        click(verifyOnly);
        assertThat(server.sent)
                .containsExactly(new SetVerifyOnly(
                        server.tasks().of(server.planId).getFirst().task().id(), true));
    }

    @Test
    void aClosedPanelIsToldNothing() {
        server.task("Draw it", null);
        var panel = panel("SHOP-1");
        assertThat(server.isWatched()).isTrue();
        click(Server.byId(panel, NativeButton.class, "task-close"));
        assertThat(closed).isTrue();
        panel.removeFromParent();
        assertThat(server.isWatched()).isFalse();
    }
}
