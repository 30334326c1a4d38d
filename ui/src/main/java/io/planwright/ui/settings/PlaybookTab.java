package io.planwright.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.KeptDraft;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.playbook.PlaybookPreview;
import io.planwright.ui.text.YamlEditor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The playbook of a project as YAML, checked while one types, with what it comes to beside it. */
class PlaybookTab extends SettingsTab {

    private static final long LARGEST = 1L << 20;

    private final Playbooks playbooks;
    private final PlaybookDesk desk;
    private final Changing changing;
    private final YamlEditor editor = new YamlEditor("", getTranslation("playbook.yaml"));
    private final FaultList faults = new FaultList(editor::reveal);
    private final PlaybookPreview preview = new PlaybookPreview();
    private final Span state = new Span();
    private final Div others = new Div();
    private final Button save = new Button(getTranslation("section.save"), _ -> editor.save());
    private final Button back = new Button(getTranslation("playbook.back"), _ -> askToGoBack());
    private @Nullable ProjectView shown;
    private String base = "";
    private String typed = "";

    PlaybookTab(Playbooks playbooks, PlaybookDesk desk, Changing changing) {
        this.playbooks = playbooks;
        this.desk = desk;
        this.changing = changing;
        addClassName("playbook-tab");
        editor.setId("playbook-editor");
        editor.onTyped(this::typed);
        editor.onSave(this::save);
        add(head(), others, body());
        others.addClassNames("callout", "callout-warn");
        others.setId("playbook-changed");
        others.getElement().setAttribute("role", "status");
        others.setVisible(false);
        var theirs = new Button(getTranslation("playbook.takeTheirs"), _ -> takeNewest());
        theirs.setId("playbook-theirs");
        theirs.addThemeVariants(ButtonVariant.SMALL);
        others.add(Glyph.WARN.create(), new Span(getTranslation("playbook.changedMeanwhile")), theirs);
    }

    private Div head() {
        state.setId("playbook-state");
        state.addClassName("chip");
        save.setId("playbook-save");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        back.setId("playbook-back");
        var download = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var yaml = base.getBytes(StandardCharsets.UTF_8);
                    var name = shown == null ? "playbook" : shown.playbook();
                    return new DownloadResponse(
                            new ByteArrayInputStream(yaml), name + ".yaml", "application/yaml", yaml.length);
                }),
                AttachmentType.DOWNLOAD,
                "");
        var word = new Button(getTranslation("playbook.download"), Glyph.EXPORT.create());
        word.setTabIndex(-1);
        download.add(word);
        download.setId("playbook-download");
        var head = new Div(state, back, download, upload(), save);
        head.addClassName("settings-actions");
        return head;
    }

    private UploadButton upload() {
        var manager = new UploadManager(
                this, UploadHandler.inMemory((_, content) -> uploaded(new String(content, StandardCharsets.UTF_8))));
        manager.setAcceptedFileExtensions(".yaml", ".yml");
        manager.setMaxFileSize(LARGEST);
        manager.addFileRejectedListener(_ -> Notices.done(getTranslation("playbook.rejected")));
        manager.addAllFinishedListener(_ -> manager.clearFileList());
        var button = new UploadButton(getTranslation("playbook.upload"), manager);
        button.setIcon(Glyph.IMPORT.create());
        button.setId("playbook-upload");
        return button;
    }

    private Div body() {
        var card = new Div(editor, faults);
        card.addClassName("yaml-card");
        var body = new Div(card, preview);
        body.addClassName("playbook-body");
        return body;
    }

    /** Takes over what a file says; it is saved only when somebody says so. */
    void uploaded(String yaml) {
        editor.replace(yaml);
        typed(yaml);
    }

    @Override
    void show(ProjectView project) {
        boolean untouched = shown == null || typed.equals(base);
        if (shown == null) {
            keepDrafts(project);
        }
        shown = project;
        var newest = yamlOf(project);
        boolean own = desk.hasCopy(project);
        back.setVisible(own);
        state.setText(getTranslation(own ? "playbook.own" : "playbook.builtIn"));
        if (untouched || newest.equals(typed)) {
            take(newest);
        } else {
            others.setVisible(!newest.equals(base));
        }
    }

    private void keepDrafts(ProjectView project) {
        var place = "playbook/" + project.id();
        var typing = UUID.randomUUID().toString();
        editor.keepDraft(place, typing, 0);
        var kept = new KeptDraft(place);
        kept.typing(typing);
        kept.onRestored(restored -> {
            uploaded(restored.draft().text());
            kept.forget(restored.draft().id());
        });
        addComponentAtIndex(getComponentCount() - 1, kept);
    }

    private String yamlOf(ProjectView project) {
        return desk.yaml(project).replace("\r\n", "\n");
    }

    private void takeNewest() {
        if (shown != null) {
            take(yamlOf(shown));
        }
    }

    private void take(String yaml) {
        others.setVisible(false);
        if (!yaml.equals(base) || !typed.equals(yaml)) {
            base = yaml;
            editor.take(yaml);
            typed(yaml);
        }
    }

    private void typed(String yaml) {
        typed = yaml;
        var reading = Reading.of(playbooks, yaml, shown == null ? "" : shown.playbook());
        faults.show(reading.faults());
        editor.mark(reading.faults().stream().map(fault -> fault.line()).toList());
        reading.playbook().ifPresent(preview::show);
        preview.setClassName("outdated", reading.playbook().isEmpty());
        save.setEnabled(reading.playbook().isPresent() && !yaml.equals(base));
    }

    private void save(String yaml) {
        var project = shown;
        typed(yaml);
        if (project == null || !save.isEnabled()) {
            return;
        }
        if (changing.attempt(by -> desk.change(by, project, yaml))) {
            take(yaml);
            Notices.done(getTranslation("playbook.saved"));
        }
    }

    private void askToGoBack() {
        var dialog = new ConfirmDialog(
                getTranslation("playbook.backTitle"),
                getTranslation("playbook.backWords"),
                getTranslation("playbook.back"),
                _ -> goBack());
        dialog.setId("back-dialog");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void goBack() {
        var project = shown;
        if (project != null && changing.attempt(by -> desk.reset(by, project))) {
            take(playbooks.yaml("", project.playbook()).replace("\r\n", "\n"));
            var own = project.ownPlaybook();
            Notices.undoable(
                    getTranslation("playbook.backDone"), () -> changing.send(new ChangePlaybook(project.id(), own)));
        }
    }
}
