package io.planwright.ui.requirement;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.playbook.Playbook;
import io.planwright.ui.look.Reader;

/** Asks what a plan is called and whether it begins with what the playbook's template holds. */
class NewPlanDialog extends Dialog {

    /** What takes the answer. */
    interface Draft {
        /** @return whether it was taken */
        boolean of(String title, boolean template);
    }

    NewPlanDialog(Playbook playbook, String proposed, Draft onDraft) {
        setId("plan-dialog");
        setHeaderTitle(getTranslation("plan.new"));
        var title = new TextField(getTranslation("plan.title"));
        title.setId("plan-dialog-text");
        title.setValue(proposed);
        title.setMaxLength(500);
        title.setAutofocus(true);
        var template = playbook.plan();
        var fill =
                new Checkbox(getTranslation("plan.fromTemplate", playbook.name().in(Reader.language())));
        fill.setId("plan-from-template");
        boolean any = !template.sections().isEmpty() || !template.phases().isEmpty();
        fill.setVisible(any);
        fill.setValue(any && template.numbered());
        var file = new Paragraph(getTranslation("plan.file") + " ");
        file.add(new Code(template.path()));
        file.addClassName("form-note");
        var form = new Div(title, fill, file);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("plan-dialog-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("plan.create"), _ -> {
            if (onDraft.of(title.getValue().strip(), fill.getValue())) {
                close();
            }
        });
        ok.setId("plan-dialog-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        ok.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, ok);
    }
}
