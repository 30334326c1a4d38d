package io.planwright.ui.look;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;

/** Asks why, or for a note. */
public class ReasonDialog extends Dialog {

    /**
     * @param act which words it uses, e.g. {@code check.waive}
     * @param about what it is about
     * @param onDone is told the reason; says whether it was taken
     */
    public ReasonDialog(String act, String about, Predicate<String> onDone) {
        setId("reason-dialog");
        setHeaderTitle(getTranslation(act));
        var reason = new TextArea(getTranslation(act + "Reason"));
        reason.setId("reason");
        reason.setMinRows(3);
        reason.setAutofocus(true);
        var words = new Paragraph(about);
        words.addClassName("form-note");
        var kept = KeptDraft.ofForm(act + about);
        var form = new Div(words, kept, reason);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> {
            kept.drop();
            close();
        });
        cancel.setId("reason-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation(act), _ -> {
            if (onDone.test(reason.getValue().strip())) {
                kept.drop();
                close();
            }
        });
        ok.setId("reason-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }
}
