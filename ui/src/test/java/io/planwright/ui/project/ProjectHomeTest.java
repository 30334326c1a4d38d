package io.planwright.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.Imports;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectHomeTest extends PageTest {

    private ProjectHome page() {
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
        var page = new ProjectHome(
                server.projects(),
                server.requirements(),
                new RequirementDesk(server.commands(), server.requirements(), new Playbooks()),
                new Imports(
                        server.commands(),
                        server.requirements(),
                        new Playbooks(),
                        nothing,
                        server.plans(),
                        server.tasks(),
                        server.texts(),
                        server.log(),
                        Clock.systemUTC()),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP");
        return shown(page);
    }

    @Test
    void aRequirementIsARowThatLeadsToIt() {
        var row = Server.byId(page(), RequirementRow.class, "requirement-pay");
        assertThat(row.getHref()).isEqualTo("p/SHOP/pay");
    }

    @Test
    void aSentenceBecomesARequirement() {
        click(Server.byId(page(), Button.class, "new-requirement"));
        find(TextField.class).withId("requirement-title").single().setValue("Ship abroad");
        click(find(Button.class).withId("requirement-create").single());
        assertThat(server.sent)
                .filteredOn(DraftRequirement.class::isInstance)
                .extracting(command -> ((DraftRequirement) command).title())
                .containsExactly("Ship abroad");
    }

    @Test
    void aSlugFollowsTheSentenceUntilOneIsTyped() {
        click(Server.byId(page(), Button.class, "new-requirement"));
        find(TextField.class).withId("requirement-title").single().setValue("Ship abroad");
        var slug = find(TextField.class).withId("requirement-slug").single();
        assertThat(slug.getValue()).isEqualTo("ship-abroad");
        test(slug).setValue("abroad");
        find(TextField.class).withId("requirement-title").single().setValue("Ship far abroad");
        click(find(Button.class).withId("requirement-create").single());
        assertThat(server.sent)
                .filteredOn(DraftRequirement.class::isInstance)
                .extracting(command -> ((DraftRequirement) command).slug().value())
                .containsExactly("abroad");
    }

    @Test
    void aRequirementFollowsThePlaybookOfItsProject() {
        server.happened(new PlaybookChosen(server.projectId, "coordination"));
        click(Server.byId(page(), Button.class, "new-requirement"));
        find(TextField.class).withId("requirement-title").single().setValue("Ship abroad");
        click(find(Button.class).withId("requirement-create").single());
        assertThat(server.sent)
                .filteredOn(DraftRequirement.class::isInstance)
                .extracting(command -> ((DraftRequirement) command).playbook())
                .containsExactly("coordination");
    }

    @Test
    void whatIsArchivedLeavesAndThreeWaysInAreOffered() {
        var page = page();
        server.happened(new RequirementArchived(server.requirementId));
        eventually(() -> find(ThreeWaysIn.class).all().size() == 1);
        click(Server.byId(page, NativeButton.class, "show-archived"));
        assertThat(Server.byId(page, RequirementRow.class, "requirement-pay").isAttached())
                .isTrue();
    }
}
