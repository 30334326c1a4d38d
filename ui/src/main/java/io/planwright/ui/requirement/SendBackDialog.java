package io.planwright.ui.requirement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.ui.look.KeptDraft;
import java.util.Arrays;
import java.util.function.BiPredicate;

/** Asks where to, and why. */
class SendBackDialog extends Dialog {

    /** @param onSendBack is told phase and reason; says whether it was taken */
    SendBackDialog(RequirementPhase from, BiPredicate<RequirementPhase, String> onSendBack) {
        setId("send-back-dialog");
        setHeaderTitle(getTranslation("sendBack.title"));
        var to = new Select<RequirementPhase>();
        to.setId("send-back-to");
        to.setLabel(getTranslation("sendBack.to"));
        to.setItems(Arrays.copyOf(RequirementPhase.values(), from.ordinal()));
        to.setItemLabelGenerator(phase -> getTranslation("phase." + phase));
        to.setValue(RequirementPhase.values()[from.ordinal() - 1]);
        var reason = new TextArea(getTranslation("sendBack.reason"));
        reason.setId("send-back-reason");
        reason.setMinRows(3);
        reason.setRequired(true);
        var kept = KeptDraft.ofForm("send-back");
        var form = new Div(kept, to, reason);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> {
            kept.drop();
            close();
        });
        cancel.setId("send-back-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("sendBack.do"), _ -> {
            if (onSendBack.test(to.getValue(), reason.getValue().strip())) {
                kept.drop();
                close();
            }
        });
        ok.setId("send-back-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }
}
