package io.planwright.ui.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.requirement.HandoffDesk;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.Refused;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Rendered;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequirementPageTest extends PageTest {

    private RequirementPage page() {
        var nothing = new Contents() {
            @Override
            public String put(byte[] content) {
                return "";
            }

            @Override
            public Optional<byte[]> get(String sha256) {
                return Optional.empty();
            }
        };
        var page = new RequirementPage(
                server.projects(),
                server.requirements(),
                server.workspaces(),
                server.texts(),
                server.textDesk(),
                server.itemDesk(),
                new PlanDesk(server.commands(), server.tasks(), Clock.systemUTC()),
                new HandoffDesk(server.commands()),
                server.commands(),
                new Workspaces(
                        server.workspaces(),
                        server.requirements(),
                        new Playbooks(),
                        server.texts(),
                        nothing,
                        List.of()),
                new RecentEvents(server.log()),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay");
        return shown(page);
    }

    private static String goalsOf(RequirementPage page) {
        return Server.byId(page, com.vaadin.flow.component.html.Section.class, "section-goals")
                .getChildren()
                .filter(Rendered.class::isInstance)
                .map(each -> each.getElement().getProperty("innerHTML"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSectionIsReadAsRenderedMarkdown() {
        assertThat(goalsOf(page())).contains("<h2>Goals</h2>", "<p>Sell more.</p>");
    }

    @Test
    void whatOthersWriteShowsByItself() {
        var page = page();
        server.edit(server.goals, "## Goals\n\nSell **much** more.\n");
        eventually(() -> goalsOf(page).contains("<strong>much</strong>"));
    }

    @Test
    void whoeverWritesIsToldOfTheOthersAndKeepsWhatIsTyped() {
        var page = page();
        click(Server.byId(page, IconButton.class, "edit-section-goals"));
        var conflict = Server.byId(page, Div.class, "conflict-goals");
        assertThat(conflict.isVisible()).isFalse();
        server.edit(server.goals, "## Goals\n\nSell less.\n");
        eventually(conflict::isVisible);
        assertThat(Server.byId(page, com.vaadin.flow.component.Component.class, "editor-goals")
                        .isAttached())
                .isTrue();
    }

    @Test
    void theRequirementIsHandedOffWithANote() {
        click(Server.byId(page(), Button.class, "hand-off"));
        click(find(Button.class).withId("hand-off-ok").single());
        assertThat(server.sent).containsExactly(new HandOff(server.requirementId, ""));
    }

    @Test
    void aRefusedHandOffSaysWhatIsOpen() {
        click(Server.byId(page(), Button.class, "hand-off"));
        server.refuse(new Refused(
                "gate.open", "2 checks are open", List.of(new Refused.Fact("check", "tests", "is open")), List.of()));
        click(find(Button.class).withId("hand-off-ok").single());
        assertThat(refusal()).contains("2 checks are open", "tests is open");
    }
}
