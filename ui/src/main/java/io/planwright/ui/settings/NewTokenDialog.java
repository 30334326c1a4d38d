package io.planwright.ui.settings;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.person.ActorKind;

/** Asks what a token is for. */
class NewTokenDialog extends Dialog {

    interface Issuing {
        /** @return whether it was issued */
        boolean issue(String name, ActorKind kind, boolean administrator);
    }

    NewTokenDialog(Issuing issuing) {
        setId("token-dialog");
        setHeaderTitle(getTranslation("token.new"));
        var name = new TextField(getTranslation("token.name"));
        name.setId("token-name");
        name.setAutofocus(true);
        var kind = new Select<ActorKind>();
        kind.setId("token-kind");
        kind.setLabel(getTranslation("token.kind"));
        kind.setItems(ActorKind.PERSON, ActorKind.AGENT, ActorKind.WORKER, ActorKind.CI);
        kind.setItemLabelGenerator(each -> getTranslation("kind." + each));
        kind.setValue(ActorKind.AGENT);
        var administrator = new Checkbox(getTranslation("token.mayAdminister"));
        administrator.setId("token-administrator");
        var form = new Div(name, kind, administrator);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("token-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var create = new Button(getTranslation("token.create"), _ -> {
            if (!name.getValue().isBlank()
                    && issuing.issue(name.getValue().strip(), kind.getValue(), administrator.getValue())) {
                close();
            }
        });
        create.setId("token-create");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, create);
    }
}
