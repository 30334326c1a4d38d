package io.planwright.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.ChooseLanguage;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.RenameProject;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.playbook.ReaderWords;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a project is called, which language its documents have, and by which playbook it plans. */
class GeneralTab extends SettingsTab {

    private final Playbooks playbooks;
    private final PlaybookDesk desk;
    private final Changing changing;
    private final TextField name = new TextField();
    private final Code key = new Code();
    private final Select<Language> language = new Select<>();
    private final Span playbook = new Span();
    private @Nullable ProjectView shown;

    GeneralTab(Playbooks playbooks, PlaybookDesk desk, Changing changing) {
        this.playbooks = playbooks;
        this.desk = desk;
        this.changing = changing;
        name.setId("setting-name");
        name.setAriaLabel(getTranslation("project.name"));
        name.setMaxLength(500);
        name.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                rename(change.getValue().strip());
            }
        });
        key.addClassName("mono");
        language.setId("setting-language");
        language.setAriaLabel(getTranslation("project.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(each -> getTranslation("language." + each));
        language.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
            }
        });
        playbook.setId("setting-playbook");
        playbook.addClassName("setting-value");
        var change = new Button(getTranslation("settings.choosePlaybook"), _ -> askForPlaybook());
        change.setId("choose-playbook");
        add(
                new SettingRow(getTranslation("project.name"), getTranslation("settings.nameWords"), name),
                new SettingRow(getTranslation("project.key"), getTranslation("settings.keyWords"), key),
                new SettingRow(getTranslation("project.language"), getTranslation("settings.languageWords"), language),
                new SettingRow(
                        getTranslation("playbook.title"),
                        getTranslation("settings.playbookWords"),
                        new Span(Glyph.BOOK.create(), playbook),
                        change));
    }

    @Override
    void show(ProjectView project) {
        var before = shown;
        shown = project;
        if (before == null || name.getValue().equals(before.name())) {
            name.setValue(project.name());
        }
        key.setText(project.key());
        language.setValue(project.language());
        var words = ReaderWords.of(desk.of(project).name());
        playbook.setText(desk.hasCopy(project) ? getTranslation("settings.ownCopyOf", words) : words);
    }

    private void rename(String wanted) {
        var project = shown;
        if (project == null || wanted.equals(project.name())) {
            return;
        }
        if (changing.send(new RenameProject(project.id(), wanted))) {
            Notices.done(getTranslation("settings.saved"));
        } else {
            name.setValue(project.name());
        }
    }

    private void choose(Language wanted) {
        var project = shown;
        if (project == null || wanted == project.language()) {
            return;
        }
        if (changing.send(new ChooseLanguage(project.id(), wanted))) {
            Notices.done(getTranslation("settings.saved"));
        } else {
            language.setValue(project.language());
        }
    }

    private void askForPlaybook() {
        var project = shown;
        if (project != null) {
            new ChoosePlaybookDialog(
                            playbooks.all(),
                            project.playbook(),
                            desk.hasCopy(project),
                            wanted -> choosePlaybook(project, wanted))
                    .open();
        }
    }

    private boolean choosePlaybook(ProjectView project, String wanted) {
        var todo = new ArrayList<ProjectCommand>();
        todo.add(new ChoosePlaybook(project.id(), wanted));
        if (!wanted.equals(project.playbook()) && desk.hasCopy(project)) {
            todo.add(new ChangePlaybook(project.id(), ""));
        }
        return changing.send(todo);
    }
}
