package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.ui.look.KeptDraft;
import java.util.function.Predicate;

/** Asks what the next ones should know. */
class NoteDialog extends Dialog {

    /**
     * @param id of the dialog; its field and buttons are named after it
     * @param onDone is told the note; says whether it was taken
     */
    NoteDialog(String id, String title, String done, Predicate<String> onDone) {
        setId(id + "-dialog");
        setHeaderTitle(title);
        var note = new TextArea(getTranslation("handOff.note"));
        note.setId(id + "-note");
        note.setMinRows(3);
        note.setAutofocus(true);
        var kept = KeptDraft.ofForm(id);
        var form = new Div(kept, note);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> {
            kept.drop();
            close();
        });
        cancel.setId(id + "-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(done, _ -> {
            if (onDone.test(note.getValue().strip())) {
                kept.drop();
                close();
            }
        });
        ok.setId(id + "-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }
}
