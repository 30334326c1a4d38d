package io.planwright.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.Receipt;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.ImportReport;
import io.planwright.application.workspace.ImportReport.Guides;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.application.workspace.Imports;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.time.Clock;
import java.util.List;
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
                        server.readPosition(),
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

    @Test
    void theGateOfARowSaysWhatIsToBeDecidedAndNotThatWhatIsComputedIsOpen() {
        var computed = new Check(
                "tasks-done", "All tasks are done", CheckKind.COMPUTED, "tasks-done", List.of(), ReviewStep.GATE);
        server.happened(new GateOpened(
                server.gateId, server.requirementId, "Gate", List.of(new Check("tests", "The tests pass"), computed)));
        var row = Server.byId(page(), RequirementRow.class, "requirement-pay");
        assertThat(row.getElement().getTextRecursively()).contains("1 to decide");
        server.happened(new CheckWaived(server.gateId, "tests", "a pilot"));
        eventually(() -> row.getElement().getTextRecursively().contains("All decided"));
        assertThat(row.getElement().getTextRecursively()).doesNotContain("Gate passed");
    }

    @Test
    void anImportTellsWhatItKeptAsTextAndWhatBecameOfGuides() {
        var kept = new Piece("phase", "tasks.md", "Odd list");
        var guide = new Piece("guide", "guides/testing.md", "testing");
        var imported = new Imported(
                server.requirementId,
                "pay",
                "Pay",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(kept));
        var guides = new Guides(List.of(guide), List.of(), List.of(), List.of());
        new ImportReportDialog(
                        "pay.zip", new ImportReport(List.of(imported), guides, new Receipt(1, false)), slug -> slug)
                .open();
        var text = find(Dialog.class).single().getElement().getTextRecursively();
        assertThat(text).contains("1 look like tasks, kept as text", "tasks.md · Odd list", "Guides", "testing.md");
    }
}
