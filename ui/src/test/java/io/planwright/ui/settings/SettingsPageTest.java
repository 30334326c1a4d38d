package io.planwright.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.domain.Refused;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.ChooseLanguage;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.GiveRole;
import io.planwright.domain.project.ProjectCommand.RenameProject;
import io.planwright.domain.project.ProjectCommand.TakeRole;
import io.planwright.domain.project.ProjectEvent.PlaybookChanged;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.project.ProjectEvent.ProjectRenamed;
import io.planwright.domain.project.ProjectEvent.RoleGiven;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.settings.SettingsPage.Part;
import io.planwright.ui.text.Editor;
import io.planwright.ui.text.YamlEditor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsPageTest extends PageTest {

    private static final String ADA = Server.ADA.actor().id();
    private static final String AGENT = Server.AGENT.id().toString();

    private final Playbooks playbooks = new Playbooks();

    private SettingsPage page(Part part) {
        var page = new SettingsPage(
                server.projects(),
                server.requirements(),
                playbooks,
                new PlaybookDesk(server.commands(), playbooks),
                server.people(),
                server.tokens(),
                server.commands(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", part);
        return shown(page);
    }

    private static String textOf(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static boolean isPressed(Component component) {
        return "true".equals(component.getElement().getAttribute("aria-pressed"));
    }

    // ------------------------------------------------------------------ general

    @Test
    void eachPartHasAnAddressAndTheOneThatIsShownIsMarked() {
        var page = page(Part.ROLES);
        assertThat(Server.byId(page, Anchor.class, "tab-playbook").getHref()).isEqualTo("p/SHOP/-/settings/playbook");
        assertThat(Server.byId(page, Anchor.class, "tab-roles").getElement().getAttribute("aria-current"))
                .isEqualTo("page");
    }

    @Test
    void aProjectIsRenamedWhereItsNameStands() {
        page(Part.GENERAL);
        test(find(TextField.class).withId("setting-name").single()).setValue("Market");
        assertThat(server.sent).containsExactly(new RenameProject(server.projectId, "Market"));
    }

    @Test
    void aNameThatIsRefusedComesBack() {
        page(Part.GENERAL);
        server.refuse(new Refused("role.missing", "Ada may not do this"));
        var name = find(TextField.class).withId("setting-name").single();
        test(name).setValue("Market");
        assertThat(name.getValue()).isEqualTo("Shop");
        assertThat(refusal()).contains("Ada may not do this");
    }

    @Test
    void aNameThatAnotherGivesShowsByItself() {
        page(Part.GENERAL);
        var name = find(TextField.class).withId("setting-name").single();
        server.happened(new ProjectRenamed(server.projectId, "Market"));
        eventually(() -> name.getValue().equals("Market"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherLanguageIsChosen() {
        var page = page(Part.GENERAL);
        var language = (Select<Language>) Server.byId(page, Select.class, "setting-language");
        test(language).selectItem("Vietnamese");
        assertThat(server.sent).containsExactly(new ChooseLanguage(server.projectId, Language.VI));
    }

    @Test
    void anotherPlaybookIsReadBeforeItIsChosen() {
        click(Server.byId(page(Part.GENERAL), Button.class, "choose-playbook"));
        click(find(NativeButton.class).withId("playbook-coordination").single());
        assertThat(textOf(find(Div.class).withId("playbook-preview").single())).contains("Docs & Vision");
        click(find(Button.class).withId("playbook-take").single());
        assertThat(server.sent).containsExactly(new ChoosePlaybook(server.projectId, "coordination"));
    }

    @Test
    void withAnotherPlaybookTheOwnCopyIsGivenUpAndThatIsSaidBefore() {
        server.happened(new PlaybookChanged(server.projectId, "# ours\n" + playbooks.yaml("", "library")));
        var page = page(Part.GENERAL);
        assertThat(Server.byId(page, Span.class, "setting-playbook").getText()).endsWith("own copy");
        click(Server.byId(page, Button.class, "choose-playbook"));
        var lost = find(Div.class).withId("own-copy-lost");
        assertThat(lost.all()).isEmpty();
        click(find(NativeButton.class).withId("playbook-coordination").single());
        assertThat(lost.single().isVisible()).isTrue();
        click(find(Button.class).withId("playbook-take").single());
        assertThat(server.sent)
                .containsExactly(
                        new ChoosePlaybook(server.projectId, "coordination"), new ChangePlaybook(server.projectId, ""));
    }

    // ------------------------------------------------------------------ playbook

    private static void type(Component page, String yaml) {
        var editor = Server.byId(page, YamlEditor.class, "playbook-editor");
        ComponentUtil.fireEvent(editor, new YamlEditor.Typed(editor, true, yaml));
    }

    private static void save(Component page, String yaml) {
        var editor = Server.byId(page, YamlEditor.class, "playbook-editor");
        ComponentUtil.fireEvent(editor, new Editor.Saved(editor, true, yaml));
    }

    private static Button saveButton(Component page) {
        return Server.byId(page, Button.class, "playbook-save");
    }

    @Test
    void whatIsTypedIsCheckedAndShownBesideTheText() {
        var page = page(Part.PLAYBOOK);
        assertThat(saveButton(page).isEnabled()).isFalse();
        type(page, playbooks.yaml("", "library").replace("name: {en: Library", "name: {en: Our library"));
        assertThat(textOf(Server.byId(page, Div.class, "playbook-preview"))).startsWith("Our library");
        assertThat(saveButton(page).isEnabled()).isTrue();
    }

    @Test
    void whatIsWrongIsNamedWithLineAndKeyAndCannotBeSaved() {
        var page = page(Part.PLAYBOOK);
        var wrong = "nonsense: 1\n" + playbooks.yaml("", "library");
        type(page, wrong);
        assertThat(textOf(Server.byId(page, Div.class, "faults"))).contains("Line 1", "nonsense");
        assertThat(saveButton(page).isEnabled()).isFalse();
        save(page, wrong);
        assertThat(server.sent).isEmpty();
    }

    @Test
    void aCopyUnderAnotherKeyWouldStandForNothingAndIsRefused() {
        var page = page(Part.PLAYBOOK);
        type(page, playbooks.yaml("", "coordination"));
        assertThat(textOf(Server.byId(page, Div.class, "faults"))).contains("Line 1", "library");
        assertThat(saveButton(page).isEnabled()).isFalse();
    }

    @Test
    void aValidTextBecomesTheProjectsOwnCopy() {
        var page = page(Part.PLAYBOOK);
        var ours = "# ours\n" + playbooks.yaml("", "library");
        save(page, ours);
        assertThat(server.sent).containsExactly(new ChangePlaybook(server.projectId, ours, ""));
    }

    @Test
    void aFileIsTakenIntoTheEditorAndSavedOnlyWhenSomebodySaysSo() {
        page(Part.PLAYBOOK);
        var tab = find(PlaybookTab.class).single();
        tab.uploaded("# from a file\n" + playbooks.yaml("", "library"));
        assertThat(server.sent).isEmpty();
        assertThat(find(Button.class).withId("playbook-save").single().isEnabled())
                .isTrue();
    }

    @Test
    void theProjectGoesBackToTheBuiltInPlaybookOnceThatIsConfirmed() {
        var ours = "# ours\n" + playbooks.yaml("", "library");
        server.happened(new PlaybookChanged(server.projectId, ours));
        var page = page(Part.PLAYBOOK);
        assertThat(Server.byId(page, Span.class, "playbook-state").getText()).isEqualTo("Own copy");
        click(Server.byId(page, Button.class, "playbook-back"));
        assertThat(server.sent).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(server.sent).containsExactly(new ChangePlaybook(server.projectId, "", ours));
    }

    @Test
    void whoeverTypesIsToldOfTheOthersAndKeepsWhatIsTyped() {
        var page = page(Part.PLAYBOOK);
        var mine = "# mine\n" + playbooks.yaml("", "library");
        type(page, mine);
        var theirs = "# theirs\n" + playbooks.yaml("", "library");
        server.happened(new PlaybookChanged(server.projectId, theirs));
        var told = Server.byId(page, Div.class, "playbook-changed");
        eventually(told::isVisible);
        save(page, mine);
        assertThat(server.sent).containsExactly(new ChangePlaybook(server.projectId, mine, theirs));
    }

    @Test
    void whoeverReadsSeesWhatOthersSave() {
        var page = page(Part.PLAYBOOK);
        server.happened(new PlaybookChanged(server.projectId, "# theirs\n" + playbooks.yaml("", "library")));
        var state = Server.byId(page, Span.class, "playbook-state");
        eventually(() -> state.getText().equals("Own copy"));
        assertThat(Server.byId(page, Div.class, "playbook-changed").isVisible()).isFalse();
    }

    // ------------------------------------------------------------------ roles

    private SettingsPage roles() {
        server.happened(new PlaybookChosen(server.projectId, "coordination"));
        return page(Part.ROLES);
    }

    private static NativeButton role(Component page, String role, String actor) {
        return Server.byId(page, NativeButton.class, "role-" + role + "-" + actor);
    }

    @Test
    void theMatrixSaysInWordsWhatARoleMayDo() {
        var page = roles();
        assertThat(textOf(Server.byId(page, NativeTableCell.class, "right-PLANNING-planner")))
                .isEqualTo("Yes");
        assertThat(textOf(Server.byId(page, NativeTableCell.class, "right-PLANNING-expert")))
                .isEqualTo("No");
        assertThat(textOf(Server.byId(page, NativeTableCell.class, "right-TESTING-expert")))
                .isEqualTo("On their turnVerify own code");
    }

    @Test
    void whereNobodyHasARoleThatIsSaid() {
        assertThat(textOf(Server.byId(roles(), Div.class, "roles-open"))).contains("everybody may do everything");
    }

    @Test
    void aProgramIsGivenARole() {
        click(role(roles(), "expert", AGENT));
        assertThat(server.sent).containsExactly(new GiveRole(server.projectId, AGENT, "expert"));
    }

    @Test
    void aRoleIsTakenAway() {
        server.happened(new RoleGiven(server.projectId, AGENT, "expert"));
        var expert = role(roles(), "expert", AGENT);
        assertThat(isPressed(expert)).isTrue();
        click(expert);
        assertThat(server.sent).containsExactly(new TakeRole(server.projectId, AGENT, "expert"));
    }

    @Test
    void anAdministratorIsAskedBeforeARoleBindsThem() {
        click(role(roles(), "planner", ADA));
        assertThat(server.sent).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(server.sent).containsExactly(new GiveRole(server.projectId, ADA, "planner"));
    }

    @Test
    void aRoleThatAnotherGivesShowsByItself() {
        var page = roles();
        var expert = role(page, "expert", AGENT);
        server.happened(new RoleGiven(server.projectId, AGENT, "expert"));
        eventually(() -> isPressed(expert));
        assertThat(textOf(Server.byId(page, Div.class, "roles-open"))).contains("Only those with a role");
    }

    @Test
    void whoIsGoneAndStillHasARoleCanBeRidOfIt() {
        server.happened(new RoleGiven(server.projectId, "gone", "expert"));
        var expert = role(roles(), "expert", "gone");
        click(expert);
        assertThat(server.sent).containsExactly(new TakeRole(server.projectId, "gone", "expert"));
    }

    @Test
    void aRoleThatIsRefusedIsNotShownAsGiven() {
        var expert = role(roles(), "expert", AGENT);
        server.refuse(new Refused("role.missing", "Ada may not do this"));
        click(expert);
        assertThat(isPressed(expert)).isFalse();
        assertThat(refusal()).contains("Ada may not do this");
    }

    // ------------------------------------------------------------------ limits

    @Test
    void aLimitIsWrittenIntoTheProjectsOwnCopy() {
        page(Part.LIMITS);
        test(find(IntegerField.class).withId("limit-active").single()).setValue(2);
        assertThat(server.sent).hasSize(1);
        var yaml = ((ChangePlaybook) server.sent.getFirst()).yaml();
        assertThat(playbooks.read(yaml).limits().mostActive()).isEqualTo(2);
    }

    @Test
    void aLimitThatIsRefusedComesBack() {
        page(Part.LIMITS);
        var limit = find(IntegerField.class).withId("limit-active").single();
        var before = limit.getValue();
        server.refuse(new Refused("role.missing", "Ada may not do this"));
        test(limit).setValue(7);
        assertThat(limit.getValue()).isEqualTo(before);
    }

    private List<TargetGroup> saved() {
        return playbooks.read(((ChangePlaybook) server.sent.getLast()).yaml()).targets();
    }

    @Test
    void theCatalogueOfTargetsIsChangedInTheProjectsOwnCopy() {
        var page = page(Part.TARGETS);
        click(Server.byId(page, Button.class, "new-target-databases"));
        find(TextField.class).withId("target-name").single().setValue("Firebird");
        find(TextField.class).withId("target-drivers").single().setValue("firebird, fdb");
        find(TextField.class).withId("target-features").single().setValue("Columns, in process");
        click(find(Button.class).withId("target-ok").single());
        var target = saved().getFirst().targets().getLast();
        assertThat(target.key()).isEqualTo("firebird");
        assertThat(target.drivers()).containsExactly("firebird", "fdb");
        assertThat(target.features().in(Language.EN)).isEqualTo("Columns, in process");

        click(Server.byId(page, IconButton.class, "remove-target-oracle"));
        assertThat(saved().getFirst().targets()).extracting(Target::key).doesNotContain("oracle");
    }

    @Test
    void aTargetThatIsChangedKeepsItsKeyAndItsWordsInTheOtherLanguage() {
        var page = page(Part.TARGETS);
        click(Server.byId(page, IconButton.class, "edit-target-postgresql"));
        find(TextField.class).withId("target-name").single().setValue("PostgreSQL 18");
        find(TextField.class).withId("target-features").single().setValue("JSONB");
        click(find(Button.class).withId("target-ok").single());
        var target = saved().getFirst().targets().getFirst();
        assertThat(target.key()).isEqualTo("postgresql");
        assertThat(target.name()).isEqualTo("PostgreSQL 18");
        assertThat(target.features().in(Language.EN)).isEqualTo("JSONB");
        assertThat(target.features().in(Language.VI)).startsWith("JSONB, mảng");
    }

    @Test
    void whetherTheCleanupArchivesIsWrittenIntoTheProjectsOwnCopy() {
        page(Part.LIMITS);
        var archives = find(Checkbox.class).withId("limit-archive").single();
        assertThat(archives.getValue()).isFalse();
        test(archives).click();
        var yaml = ((ChangePlaybook) server.sent.getLast()).yaml();
        assertThat(playbooks.read(yaml).limits().archiveWhenDone()).isTrue();
    }

    @Test
    void whatIsActiveIsListed() {
        assertThat(textOf(Server.byId(page(Part.LIMITS), Div.class, "limits-now")))
                .contains("Active now: 1", "Pay by");
    }

    @Test
    void aPageThatIsLeftIsToldNothing() {
        var page = page(Part.GENERAL);
        assertThat(server.isWatched()).isTrue();
        page.removeFromParent();
        assertThat(server.isWatched()).isFalse();
    }

    // ------------------------------------------------------------------ work

    private static IntegerField workField(Component page, String name) {
        return Server.byId(page, IntegerField.class, "work-" + name);
    }

    @Test
    void whatIsAskedOfTheWorkIsSavedAsACopyOfThePlaybook() {
        server.happened(new PlaybookChosen(server.projectId, "test-driven"));
        var page = page(Part.WORK);
        var save = Server.byId(page, Button.class, "work-save");
        assertThat(workField(page, "greenTries").getValue()).isEqualTo(3);
        assertThat(save.isEnabled()).isFalse();
        workField(page, "greenTries").setValue(5);
        workField(page, "systemPause").setValue(60);
        click(save);
        assertThat(server.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        ChangePlaybook.class,
                        change -> assertThat(change.yaml())
                                .isEqualTo(playbooks
                                        .yaml("", "test-driven")
                                        .replace("greenTries: 3", "greenTries: 5")
                                        .replace("window: 300, pause: 600", "window: 300, pause: 60")));
    }

    @Test
    void aNumberThatIsNotPossibleIsNotSaved() {
        var page = page(Part.WORK);
        workField(page, "lease").setValue(0);
        assertThat(Server.byId(page, Button.class, "work-save").isEnabled()).isFalse();
        click(Server.byId(page, Button.class, "work-undo"));
        assertThat(workField(page, "lease").getValue()).isEqualTo(300);
    }

    @Test
    void whatSomebodyTypesIsKeptWhileAnotherChangesThePlaybook() {
        var page = page(Part.WORK);
        workField(page, "lease").setValue(120);
        server.happened(new PlaybookChanged(
                server.projectId, playbooks.with(playbooks.yaml("", "library"), Map.of("limits.mostActive", 2))));
        eventually(() -> !Server.byId(page, Div.class, "work-copy").isVisible());
        assertThat(workField(page, "lease").getValue()).isEqualTo(120);
    }

    @Test
    void withoutStagesTheirLimitsAreNotAskedFor() {
        var page = page(Part.WORK);
        assertThat(workField(page, "greenTries").isEnabled()).isFalse();
        Server.byId(page, Checkbox.class, "work-staged").setValue(true);
        assertThat(workField(page, "greenTries").isEnabled()).isTrue();
    }
}
