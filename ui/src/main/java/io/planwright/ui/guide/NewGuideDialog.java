package io.planwright.ui.guide;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.planwright.application.guide.GuideDesk;

/** Asks what a new guide is called; its key follows the title until one is typed. */
class NewGuideDialog extends Dialog {

    interface Adding {
        /** @return whether it was added */
        boolean add(String key, String title);
    }

    private final TextField title = new TextField(getTranslation("guide.titleField"));
    private final TextField key = new TextField(getTranslation("guide.key"));
    private boolean keyTyped;

    NewGuideDialog(Adding adding) {
        setId("guide-dialog");
        setHeaderTitle(getTranslation("guide.new"));
        title.setId("guide-title");
        title.setAutofocus(true);
        title.setMaxLength(500);
        title.setValueChangeMode(ValueChangeMode.EAGER);
        title.addValueChangeListener(_ -> proposeKey());
        key.setId("guide-key");
        key.setHelperText(getTranslation("guide.keyHint"));
        key.setMaxLength(80);
        key.setValueChangeMode(ValueChangeMode.EAGER);
        key.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keyTyped = !change.getValue().isBlank();
            }
        });
        var form = new Div(title, key);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("guide-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var create = new Button(getTranslation("guide.create"), _ -> {
            if (adding.add(key.getValue().strip(), title.getValue().strip())) {
                close();
            }
        });
        create.setId("guide-create");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, create);
    }

    private void proposeKey() {
        if (!keyTyped) {
            key.setValue(title.getValue().isBlank() ? "" : GuideDesk.keyOf(null, title.getValue()));
        }
    }
}
