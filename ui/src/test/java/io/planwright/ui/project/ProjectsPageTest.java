package io.planwright.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectDesk;
import io.planwright.domain.Refused;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import org.junit.jupiter.api.Test;

class ProjectsPageTest extends PageTest {

    private ProjectsPage page() {
        var playbooks = new Playbooks();
        return shown(new ProjectsPage(
                server.projects(),
                new ProjectDesk(server.commands(), playbooks),
                playbooks,
                server.current(),
                server.attempts(),
                server.live()));
    }

    private static String preview() {
        return Server.above(Div.class, "playbook-preview").getElement().getTextRecursively();
    }

    @Test
    void aProjectIsARowThatLeadsToIt() {
        assertThat(Server.byId(page(), ProjectRow.class, "project-SHOP").getHref())
                .isEqualTo("p/SHOP");
    }

    @Test
    void aPlaybookIsReadBeforeAProjectBeginsWithIt() {
        click(Server.byId(page(), Button.class, "new-project"));
        find(TextField.class).withId("project-name").single().setValue("Sổ cái");
        assertThat(find(TextField.class).withId("project-key").single().getValue())
                .isEqualTo("SOCAI");
        assertThat(preview()).startsWith("Library");
        click(find(NativeButton.class).withId("playbook-coordination").single());
        assertThat(preview()).startsWith("Coordination").contains("Docs & Vision");
        click(find(Button.class).withId("project-create").single());
        assertThat(server.sent)
                .extracting(each -> ((CreateProject) each).playbook(), each -> ((CreateProject) each).language())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("coordination", Language.EN));
    }

    @Test
    void aKeyThatIsTakenIsRefusedAndTheDialogStays() {
        click(Server.byId(page(), Button.class, "new-project"));
        find(TextField.class).withId("project-name").single().setValue("Shop");
        server.refuse(new Refused("key.taken", "the key is in use already"));
        click(find(Button.class).withId("project-create").single());
        assertThat(refusal()).contains("the key is in use already");
        assertThat(find(Button.class).withId("project-create").all()).hasSize(1);
    }
}
