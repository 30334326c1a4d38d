package io.planwright.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.NotFoundException;
import io.planwright.application.guide.GuideDesk;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.text.TextDesk;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.project.ProjectCommand.RemoveGuide;
import io.planwright.domain.project.ProjectEvent.GuideAdded;
import io.planwright.domain.project.ProjectEvent.GuideRemoved;
import io.planwright.domain.project.ProjectEvent.PlaybookChanged;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Rendered;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuidePagesTest extends PageTest {

    private final DocumentId tests = new DocumentId(UUID.randomUUID());
    private final Playbooks playbooks = new Playbooks();

    private GuidesPage list() {
        var page = new GuidesPage(
                server.projects(),
                playbooks,
                new GuideDesk(server.commands(), server.texts()),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP");
        return shown(page);
    }

    private GuidePage page() {
        var page = new GuidePage(
                server.projects(),
                new GuideDesk(server.commands(), server.texts()),
                new TextDesk(server.commands(), server.texts(), server.log(), server.readPosition()),
                server.texts(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "tests");
        return shown(page);
    }

    private void aGuide() {
        server.happened(new DocumentOpened(tests, "# How we test\n\nRun *all*.\n"));
        server.happened(new GuideAdded(server.projectId, tests, "tests", "Tests"));
    }

    private void thePlaybookOffersOne() {
        server.happened(new PlaybookChanged(
                server.projectId,
                playbooks.yaml("", "light").replaceFirst("(?m)^key: light$", "key: library")
                        + "guides:\n  - {key: releases, title: Releases, path: guides/releases.md, text: Tag it.}\n"));
    }

    private static String readOf(Component page) {
        return Server.byId(page, Section.class, "section-tests")
                .getChildren()
                .filter(Rendered.class::isInstance)
                .map(each -> each.getElement().getProperty("innerHTML"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEmptyLibrarySaysWhatItIsFor() {
        assertThat(Server.byId(list(), Div.class, "no-guides").getElement().getTextRecursively())
                .contains("No guides yet");
    }

    @Test
    void aGuideIsARowThatLeadsToIt() {
        aGuide();
        var row = Server.byId(list(), GuideRow.class, "guide-tests");
        assertThat(row.getHref()).isEqualTo("p/SHOP/-/guides/tests");
        assertThat(row.getElement().getTextRecursively()).contains("How we test");
    }

    @Test
    void aGuideThatAnotherAddsShowsByItself() {
        var list = list();
        aGuide();
        eventually(() -> find(GuideRow.class).withId("guide-tests").all().size() == 1);
        assertThat(list.isAttached()).isTrue();
    }

    @Test
    void aNewGuideIsATextAndAPageAtOnceAndItsKeyFollowsTheTitle() {
        click(Server.byId(list(), Button.class, "new-guide"));
        find(TextField.class).withId("guide-title").single().setValue("How we release");
        assertThat(find(TextField.class).withId("guide-key").single().getValue())
                .isEqualTo("how-we-release");
        server.refuse(new Refused("guide.taken", "there is one already"));
        click(find(Button.class).withId("guide-create").single());
        assertThat(refusal()).contains("there is one already");
        assertThat(server.sent).isEmpty();
        click(find(Button.class).withId("guide-create").single());
        assertThat(server.sent).hasSize(2);
        assertThat(server.sent.getFirst()).isInstanceOf(OpenDocument.class);
        assertThat(((AddGuide) server.sent.getLast()).key()).isEqualTo("how-we-release");
    }

    @Test
    void aGuideOfThePlaybookIsTakenOver() {
        thePlaybookOffersOne();
        click(Server.byId(list(), NativeButton.class, "take-releases"));
        assertThat(server.sent.getFirst())
                .extracting(each -> ((OpenDocument) each).text())
                .isEqualTo("Tag it.");
        assertThat(((AddGuide) server.sent.getLast()).key()).isEqualTo("releases");
    }

    @Test
    void aGuideIsReadAsRenderedMarkdownAndEditedInItsPlace() {
        aGuide();
        var page = page();
        assertThat(readOf(page)).contains("<h1>How we test</h1>", "<em>all</em>");
        click(Server.byId(page, IconButton.class, "edit-section-tests"));
        var editor = find(io.planwright.ui.text.Editor.class).single();
        com.vaadin.flow.component.ComponentUtil.fireEvent(
                editor, new io.planwright.ui.text.Editor.Saved(editor, true, "# How we test\n\nRun.\n"));
        assertThat(server.sent).hasSize(1).first().isInstanceOf(EditText.class);
    }

    @Test
    void whatOthersWriteShowsByItself() {
        aGuide();
        var page = page();
        server.edit(tests, "# How we test\n\nRun **some**.\n");
        eventually(() -> readOf(page).contains("<strong>some</strong>"));
    }

    @Test
    void aGuideIsRemovedAndThatCanBeUndone() {
        aGuide();
        click(Server.byId(page(), Button.class, "remove-guide"));
        click(find(Button.class).withId("undo").single());
        assertThat(server.sent)
                .containsExactly(
                        new RemoveGuide(server.projectId, tests),
                        new AddGuide(server.projectId, tests, "tests", "How we test"));
    }

    @Test
    void whoeverReadsAGuideThatAnotherRemovesIsToldAndMayPutItBack() {
        aGuide();
        var page = page();
        var removed = Server.byId(page, Div.class, "guide-removed");
        assertThat(removed.isVisible()).isFalse();
        server.happened(new GuideRemoved(server.projectId, tests));
        eventually(removed::isVisible);
        click(Server.byId(page, Button.class, "put-back"));
        assertThat(server.sent).containsExactly(new AddGuide(server.projectId, tests, "tests", "How we test"));
    }

    @Test
    void aGuideThatIsNotThereIsNotFound() {
        assertThatThrownBy(this::page).isInstanceOf(NotFoundException.class);
    }
}
