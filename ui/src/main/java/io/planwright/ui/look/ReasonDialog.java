package io.planwright.ui.gate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;

/** Asks why, or for a note. */
class ReasonDialog extends Dialog {

    /**
     * @param act which words it uses, e.g. {@code waive}
     * @param onDone is told the reason; says whether it was taken
     */
    ReasonDialog(String act, String check, Predicate<String> onDone) {
        setId("reason-dialog");
        setHeaderTitle(getTranslation("check." + act));
        var reason = new TextArea(getTranslation("check." + act + "Reason"));
        reason.setId("reason");
        reason.setMinRows(3);
        reason.setAutofocus(true);
        var words = new Paragraph(check);
        words.addClassName("form-note");
        var form = new Div(words, reason);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("reason-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("check." + act), _ -> {
            if (onDone.test(reason.getValue().strip())) {
                close();
            }
        });
        ok.setId("reason-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }
}
