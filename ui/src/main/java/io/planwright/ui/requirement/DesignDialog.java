package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.planwright.application.requirement.RequirementView.Design;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.text.Headings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks which text is the design that plans are made from. */
class DesignDialog extends Dialog {

    /** A text that could be the design. */
    record Choice(DocumentId document, long version, String name, String path) {}

    /** @param onAccept is told the text; says whether it was taken */
    DesignDialog(Workspace workspace, Predicate<Choice> onAccept) {
        setId("design-dialog");
        setHeaderTitle(getTranslation("design.title"));
        var words = new Paragraph(getTranslation("design.words"));
        words.addClassName("form-note");
        var which = new ComboBox<Choice>(getTranslation("design.which"));
        which.setId("design-which");
        which.setItemLabelGenerator(Choice::name);
        var choices = choices(workspace);
        which.setItems(choices);
        which.setRequiredIndicatorVisible(true);
        which.setErrorMessage(getTranslation("design.choose"));
        likely(workspace, choices).ifPresent(which::setValue);
        var form = new Div(words, which);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("design-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("design.accept"), _ -> {
            which.setInvalid(which.getValue() == null);
            if (which.getValue() != null && onAccept.test(which.getValue())) {
                close();
            }
        });
        ok.setId("design-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
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
