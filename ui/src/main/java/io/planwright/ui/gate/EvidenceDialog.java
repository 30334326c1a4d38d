package io.planwright.ui.gate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.ui.look.KeptDraft;

/** Asks for the result of a check and where it comes from. */
class EvidenceDialog extends Dialog {

    /** What takes the result. */
    interface Post {
        /** @return whether it was taken */
        boolean of(boolean passed, String source, String note);
    }

    EvidenceDialog(String check, String knownSource, Post onPost) {
        setId("evidence-dialog");
        setHeaderTitle(getTranslation("check.post"));
        var words = new Paragraph(check);
        words.addClassName("form-note");
        var result = new RadioButtonGroup<Boolean>();
        result.setId("evidence-result");
        result.setLabel(getTranslation("evidence.result"));
        result.setItems(true, false);
        result.setItemLabelGenerator(passed -> getTranslation(passed ? "check.PASSED" : "check.FAILED"));
        result.setValue(true);
        var source = new TextField(getTranslation("evidence.source"));
        source.setId("evidence-source");
        source.setHelperText(getTranslation("evidence.sourceHint"));
        source.setValue(knownSource);
        source.setRequiredIndicatorVisible(true);
        source.setAutofocus(true);
        var note = new TextArea(getTranslation("evidence.note"));
        note.setId("evidence-note");
        var kept = KeptDraft.ofForm("evidence" + check);
        var form = new Div(words, kept, result, source, note);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> {
            kept.drop();
            close();
        });
        cancel.setId("evidence-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("check.post"), _ -> {
            if (onPost.of(
                    result.getValue(),
                    source.getValue().strip(),
                    note.getValue().strip())) {
                kept.drop();
                close();
            }
        });
        ok.setId("evidence-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, ok);
    }
}
