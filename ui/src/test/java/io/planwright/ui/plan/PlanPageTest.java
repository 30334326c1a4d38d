package io.planwright.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.plan.PlanDesk;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanPageTest extends PageTest {

    private PlanPage page() {
        var page = new PlanPage(
                server.projects(),
                server.requirements(),
                server.plans(),
                server.tasks(),
                server.texts(),
                new PlanDesk(server.commands(), server.tasks(), Clock.systemUTC()),
                server.textDesk(),
                new Playbooks(),
                server.commands(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay", server.planId.toString());
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
    void aTaskIsRenamed() {
        var task = server.task("Draw it", null);
        assertThat(phase(page()).rename(task.toString(), "Draw it well")).isTrue();
        assertThat(server.sent).containsExactly(new RetitleTask(task, "Draw it well"));
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
}
