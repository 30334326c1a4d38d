package io.planwright.ui.look;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Predicate;

/** Asks for one line of text. */
public class OneLineDialog extends Dialog {

    /**
     * @param id of the dialog; its field and buttons are named after it
     * @param onDone is told the line; says whether it was taken
     */
    public OneLineDialog(
            String id, String title, String label, String proposed, String done, Predicate<String> onDone) {
        setId(id);
        setHeaderTitle(title);
        var field = new TextField(label);
        field.setId(id + "-text");
        field.setValue(proposed);
        field.setAutofocus(true);
        field.setMaxLength(500);
        var form = new Div(field);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId(id + "-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(done, _ -> {
            if (onDone.test(field.getValue().strip())) {
                close();
            }
        });
        ok.setId(id + "-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        ok.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, ok);
    }
}
