package io.planwright.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.planwright.application.person.AccessTokens.Issued;

/** Shows the secret of a new token, this once. */
class SecretDialog extends Dialog {

    SecretDialog(Issued issued) {
        setId("secret-dialog");
        setHeaderTitle(getTranslation("token.made", issued.token().name()));
        setCloseOnOutsideClick(false);
        var words = new Paragraph(getTranslation("token.secretWords"));
        words.addClassName("form-note");
        var secret = new Code(issued.secret());
        secret.setId("token-secret");
        var box = new Div(secret);
        box.addClassName("secret");
        var form = new Div(words, box);
        form.addClassName("form");
        add(form);
        var done = new Button(getTranslation("token.secretKept"), _ -> close());
        done.setId("secret-close");
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
