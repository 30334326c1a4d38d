package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadHandler;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.requirement.RequirementView.Design;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.text.Headings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Asks which text is the design that plans are made from. */
class DesignDialog extends Dialog {

    /** A text that could be the design. */
    record Choice(DocumentId document, long version, String name, String path) {}

    /** What can be done about the design. */
    interface Actions {
        /** @return whether it was taken */
        boolean accept(Choice choice);

        /** @return the workspace with the file as one of its texts; empty when it was refused */
        Optional<Workspace> take(String fileName, String text);
    }

    private static final long LARGEST = 4L << 20;

    private final ComboBox<Choice> which = new ComboBox<>(getTranslation("design.which"));
    private final Actions actions;

    DesignDialog(Workspace workspace, Actions actions) {
        this.actions = actions;
        setId("design-dialog");
        setHeaderTitle(getTranslation("design.title"));
        var words = new Paragraph(getTranslation("design.words"));
        words.addClassName("form-note");
        which.setId("design-which");
        which.setItemLabelGenerator(Choice::name);
        which.setRequiredIndicatorVisible(true);
        which.setErrorMessage(getTranslation("design.choose"));
        offer(workspace);
        var form = new Div(words, which, upload());
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("design-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("design.accept"), _ -> {
            which.setInvalid(which.getValue() == null);
            if (which.getValue() != null && actions.accept(which.getValue())) {
                close();
            }
        });
        ok.setId("design-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }

    private void offer(Workspace workspace) {
        var choices = choices(workspace);
        which.setItems(choices);
        likely(workspace, choices).ifPresent(which::setValue);
    }

    private UploadButton upload() {
        var manager = new UploadManager(
                this,
                UploadHandler.inMemory(
                        (file, content) -> took(file.fileName(), new String(content, StandardCharsets.UTF_8))));
        manager.setAcceptedFileExtensions(".md", ".markdown", ".txt");
        manager.setMaxFileSize(LARGEST);
        manager.addFileRejectedListener(_ -> Notices.done(getTranslation("design.rejected")));
        manager.addAllFinishedListener(_ -> manager.clearFileList());
        var button = new UploadButton(getTranslation("design.upload"), manager);
        button.setIcon(Glyph.IMPORT.create());
        button.setId("design-upload");
        return button;
    }

    /** Takes a file in as a text of the requirement, or as the new state of the text that came from such a file. */
    void took(String fileName, String text) {
        actions.take(fileName, text).ifPresent(workspace -> {
            var path = pathOf(fileName);
            offer(workspace);
            choices(workspace).stream()
                    .filter(choice -> choice.path().equals(path))
                    .findFirst()
                    .ifPresent(which::setValue);
        });
    }

    /** @return where the text of a file is kept: under its own name, where no file of the playbook is */
    static String pathOf(String fileName) {
        return "design/" + Slugs.ofFile(fileName) + ".md";
    }

    private static List<Choice> choices(Workspace workspace) {
        return RequirementFiles.inOrder(workspace.requirement()).stream()
                .filter(section -> workspace.texts().containsKey(section.documentId()))
                .map(section -> {
                    var text = workspace.texts().get(section.documentId());
                    var title = Rendered.plain(Headings.titleOf(text.text(), section.key()));
                    return new Choice(text.id(), text.version(), section.path() + " · " + title, section.path());
                })
                .toList();
    }

    /** @return what is the design already, else what is called so */
    private static Optional<Choice> likely(Workspace workspace, List<Choice> choices) {
        Optional<DocumentId> accepted =
                Optional.ofNullable(workspace.requirement().design()).map(Design::documentId);
        return choices.stream()
                .filter(choice -> accepted.isPresent()
                        ? choice.document().equals(accepted.get())
                        : choice.path().contains("design") || choice.path().contains("architect"))
                .findFirst();
    }
}
