package io.planwright.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.decomposition.StructureEngine;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.PutTaskBack;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.project.Language;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.RestoreTask;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.text.SectionOutline;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanPageTest extends PageTest {

    private PlanPage page() {
        return page(false);
    }

    private PlanPage page(boolean asGraph) {
        var page = new PlanPage(
                server.projects(),
                server.requirements(),
                server.plans(),
                server.tasks(),
                server.overlaps(),
                server.texts(),
                new PlanDesk(server.commands(), server.tasks(), Clock.systemUTC()),
                server.textDesk(),
                new Playbooks(),
                server.decompositions(),
                server.decompositionDesk(new StructureEngine()),
                server.commands(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay", server.planId.toString(), asGraph);
        return shown(page);
    }

    private PhaseBlock phase(PlanPage page) {
        return Server.byId(page, PhaseBlock.class, "phase-" + server.phaseId);
    }

    @Test
    void tasksStandInTheirOrderWithTheirTitlesRendered() {
        var first = server.task("Draw `it`", null);
        server.task("Build it", first);
        assertThat(phase(page()).rows())
                .extracting(Phase.Row::key, Phase.Row::html)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SHOP-1", "Draw <code>it</code>"),
                        org.assertj.core.groups.Tuple.tuple("SHOP-2", "Build it"));
    }

    @Test
    void aTickIsSent() {
        var task = server.task("Draw it", null);
        assertThat(phase(page()).tick(task.toString(), true)).isTrue();
        assertThat(server.sent).containsExactly(new TickTask(task, null));
    }

    @Test
    void aRefusedTickIsTakenBackAndSaysWhy() {
        var task = server.task("Draw it", null);
        var phase = phase(page());
        server.refuse(new Refused(
                "task.blocked",
                "it waits for another task",
                List.of(new Refused.Fact("task", "SHOP-9", "is not done")),
                List.of("complete it")));
        assertThat(phase.tick(task.toString(), true)).isFalse();
        assertThat(refusal()).contains("it waits for another task", "SHOP-9 is not done", "complete it");
    }

    @Test
    void aRefusalNamesTheTasksOfACycleInTheirOrder() {
        var draw = server.task("Draw it", null);
        var build = server.task("Build it", draw);
        var phase = phase(page());
        server.refuse(new Refused(
                "dependency.cycle",
                "the dependency would close a cycle of 2 tasks",
                Stream.of(draw, build, draw)
                        .map(task -> new Refused.Fact("task", task.toString(), "is on the cycle"))
                        .toList(),
                List.of("remove one dependency of the cycle")));
        phase.tick(draw.toString(), true);
        assertThat(refusal()).contains("SHOP-1 Draw it → SHOP-2 Build it → SHOP-1 Draw it");
    }

    @Test
    void aRefusedTickNamesTheTaskInTheWay() {
        var whole = server.task("Draw it", null);
        var phase = phase(page());
        server.refuse(new Refused(
                "task.blocked",
                "parts are open",
                List.of(new Refused.Fact("parts", whole.toString(), "a part of it is not done")),
                List.of("complete its parts")));
        assertThat(phase.tick(whole.toString(), true)).isFalse();
        assertThat(refusal()).contains("SHOP-1 Draw it a part of it is not done");
    }

    @Test
    void whatWasRemovedIsPutBackAsItWas() {
        var draw = server.task("Draw it", null);
        var build = server.task("Build it", draw);
        server.happened(new BlockerAdded(build, draw));
        var phase = phase(page());
        phase.remove(build.toString());
        server.sent.clear();
        click(find(Button.class).withId("undo").single());
        assertThat(server.sent)
                .containsExactly(
                        new RestoreTask(build),
                        new PutTaskBack(server.planId, build),
                        new AddDependency(server.planId, build, draw),
                        new AwaitTask(build, draw));
    }

    @Test
    void aTaskIsRenamed() {
        var task = server.task("Draw it", null);
        assertThat(phase(page()).rename(task.toString(), "Draw it well")).isTrue();
        assertThat(server.sent).containsExactly(new RetitleTask(task, "Draw it well"));
    }

    @Test
    void notesAreWrittenWithoutTheirIndentAndKeptWithIt() {
        var task = server.task("Draw it", null);
        var phase = phase(page());
        assertThat(phase.reviseNotes(task.toString(), "- Path: `draw.py`\n- Test: `test_draw.py`"))
                .isTrue();
        var notes = "  - Path: `draw.py`\n  - Test: `test_draw.py`\n";
        assertThat(server.sent).containsExactly(new ReviseNotes(task, notes));
        server.happened(new NotesRevised(task, notes));
        eventually(() -> phase.rows().getFirst().source().equals("- Path: `draw.py`\n- Test: `test_draw.py`"));
    }

    @Test
    void notesKeepTheIndentAndTheBlankLinesOfTheirFile() {
        var task = server.task("Draw it", null);
        server.happened(new NotesRevised(task, "\n   - Path:\n     - `old.py`\n\n"));
        var phase = phase(page());
        assertThat(phase.rows().getFirst().source()).isEqualTo("- Path:\n  - `old.py`");
        phase.reviseNotes(task.toString(), "- Path:\n  - `new.py`\n");
        phase.reviseNotes(task.toString(), " ");
        assertThat(server.sent)
                .containsExactly(
                        new ReviseNotes(task, "\n   - Path:\n     - `new.py`\n\n"), new ReviseNotes(task, "\n"));
    }

    @Test
    void howWorkStandsShowsByItself() {
        var task = server.task("Draw it", null);
        var phase = phase(page());
        assertThat(phase.rows().getFirst().state()).isNull();
        server.happened(new TaskClaimed(
                task,
                server.workerId,
                "agent",
                1,
                Stage.RED,
                Instant.now(),
                Instant.now().plusSeconds(300)));
        server.happened(new StageEntered(task, Stage.RED, Instant.now()));
        eventually(() -> phase.rows().getFirst().state() != null
                && phase.rows().getFirst().state().word().equals("Claimed, at Red"));
    }

    @Test
    void whatOthersDoShowsByItself() {
        var task = server.task("Draw it", null);
        var page = page();
        var phase = phase(page);
        server.happened(new TaskTicked(task, "abc1234"));
        server.happened(new TaskRetitled(task, "Drawn"));
        eventually(() -> phase.rows().getFirst().done()
                && phase.rows().getFirst().title().equals("Drawn"));
        assertThat(Server.byId(page, com.vaadin.flow.component.html.Span.class, "plan-progress")
                        .getText())
                .isEqualTo(page.getTranslation("tasks.done", 1, 1));
    }

    @Test
    void aTaskOfAnotherPlanOnTheSameFileShowsByItself() {
        server.task("Draw `src/Order.java`", null);
        var phase = phase(page());
        assertThat(phase.rows().getFirst().shared()).isNull();
        var other = server.taskElsewhere("Mend `src/Order.java`");
        eventually(() -> new Phase.Shared("SHOP-2", "src/Order.java")
                .equals(phase.rows().getFirst().shared()));
        server.happenedElsewhere(new TaskTicked(other, null));
        eventually(() -> phase.rows().getFirst().shared() == null);
    }

    @Test
    void theFileIsNamedAndTheOutlineSaysHowFarEachPhaseIs() {
        var first = server.task("Draw it", null);
        server.task("Build it", first);
        server.happened(new TaskTicked(first, null));
        var page = page();
        assertThat(Server.byId(page, Span.class, "plan-file").getElement().getTextRecursively())
                .isEqualTo("tasks.md");
        assertThat(Server.byId(page, SectionOutline.class, "outline")
                        .getElement()
                        .getTextRecursively())
                .contains("Build", "started", "1/2");
    }

    @Test
    void whatTheTemplateGaveIsNotWrittenYet() {
        var given = new DocumentId(UUID.randomUUID());
        var written = new DocumentId(UUID.randomUUID());
        var playbook = new Playbooks().withKey("domain-driven").plan();
        var overview = playbook.sections().stream()
                .filter(section -> section.key().equals("overview"))
                .findFirst()
                .orElseThrow();
        server.happened(
                new DocumentOpened(given, "## Overview\n\n" + overview.text().in(Language.EN)));
        server.happened(new PlanSectionAdded(server.planId, given, "overview", null));
        server.happened(new DocumentOpened(written, "## Risks\n\nNone.\n"));
        server.happened(new PlanSectionAdded(server.planId, written, "risks", null));
        var plan = server.plans().withId(server.planId).orElseThrow();
        assertThat(PlanParts.of(plan, List.of(), server.texts().withIds(List.of(given, written)), playbook))
                .filteredOn(line -> line.target().startsWith("section-"))
                .extracting(line -> line.target() + " " + line.completeness().state())
                .containsExactlyInAnyOrder("section-overview EMPTY", "section-risks COMPLETE");
    }

    @Test
    void openTasksThatNameTheSameFileAreMarked() {
        var first = server.task("Draw `src/cart.js`", null);
        var second = server.task("Build src/cart.js", first);
        var phase = phase(page());
        assertThat(phase.rows())
                .extracting(Phase.Row::shared)
                .containsExactly(new Phase.Shared("SHOP-2", "src/cart.js"), new Phase.Shared("SHOP-1", "src/cart.js"));
        server.happened(new TaskTicked(second, null));
        eventually(() -> phase.rows().getFirst().shared() == null);
    }

    private static String textOf(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void whatWaitsForWhatIsDrawnAndTheCriticalPathIsToldInWords() {
        var first = server.task("Draw it", null);
        var second = server.task("Build it", first);
        server.task("Sell it", second);
        server.happened(new BlockerAdded(second, first));
        var page = page(true);
        var graph = Server.byId(page, GraphCanvas.class, "graph").shown();
        assertThat(graph.nodes())
                .extracting(Graph.Node::key, Graph.Node::layer, Graph.Node::critical)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SHOP-1", 0, true),
                        org.assertj.core.groups.Tuple.tuple("SHOP-2", 1, true),
                        org.assertj.core.groups.Tuple.tuple("SHOP-3", 0, false));
        assertThat(graph.edges()).containsExactly(new Graph.Edge(first.toString(), second.toString(), true));
        assertThat(graph.nodes().get(1).label()).contains("waits for SHOP-1", "on the critical path");
        assertThat(graph.nodes().get(1).address()).isEqualTo("p/SHOP/pay/plans/" + server.planId + "#task-" + second);
        assertThat(textOf(Server.byId(page, OrderedList.class, "critical-path")))
                .contains("SHOP-1", "Draw it", "Ready", "SHOP-2");
        assertThat(Server.byId(page, Anchor.class, "tab-graph").getElement().getAttribute("aria-current"))
                .isEqualTo("page");
    }

    @Test
    void theGraphFollowsWhatOthersDo() {
        var first = server.task("Draw it", null);
        var second = server.task("Build it", first);
        server.happened(new BlockerAdded(second, first));
        var page = page(true);
        var graph = Server.byId(page, GraphCanvas.class, "graph");
        server.happened(new TaskTicked(first, null));
        eventually(() -> graph.shown().nodes().getFirst().state().equals("DONE"));
        assertThat(graph.shown().edges().getFirst().critical()).isFalse();
    }
}
