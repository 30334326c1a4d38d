package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.domain.requirement.RequirementPhase;
import java.util.function.Predicate;

/** Asks what the next ones should know. */
class HandOffDialog extends Dialog {

    /** @param onHandOff is told the note; says whether it was taken */
    HandOffDialog(RequirementPhase to, Predicate<String> onHandOff) {
        setId("hand-off-dialog");
        setHeaderTitle(getTranslation("handOff.title", getTranslation("phase." + to)));
        var note = new TextArea(getTranslation("handOff.note"));
        note.setId("hand-off-note");
        note.setMinRows(3);
        note.setAutofocus(true);
        var form = new Div(note);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("hand-off-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("handOff.do"), _ -> {
            if (onHandOff.test(note.getValue().strip())) {
                close();
            }
        });
        ok.setId("hand-off-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }
}
