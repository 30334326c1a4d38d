package io.planwright.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import io.planwright.application.decomposition.StructureEngine;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.project.Language;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.text.SectionOutline;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
                server.decompositions(),
                server.decompositionDesk(new StructureEngine()),
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
}
