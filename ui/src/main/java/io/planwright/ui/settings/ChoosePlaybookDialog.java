package io.planwright.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.playbook.Playbook;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.playbook.PlaybookCards;
import io.planwright.ui.playbook.PlaybookPreview;
import java.util.List;
import java.util.function.Predicate;

/** Lets somebody choose another playbook for a project, having read it. */
class ChoosePlaybookDialog extends Dialog {

    /**
     * @param ownCopy whether the project has a copy of its own, which another playbook replaces
     * @param choosing is told the key; says whether it was taken
     */
    ChoosePlaybookDialog(List<Playbook> playbooks, String now, boolean ownCopy, Predicate<String> choosing) {
        setId("playbook-dialog");
        addClassName("playbook-dialog");
        setWidth("min(1040px, 96vw)");
        setHeaderTitle(getTranslation("settings.choosePlaybook"));
        var preview = new PlaybookPreview();
        var lost = new Div(Glyph.WARN.create(), new Span(getTranslation("settings.ownCopyLost")));
        lost.addClassNames("callout", "callout-warn");
        lost.setId("own-copy-lost");
        var cards = new PlaybookCards(playbooks, now, chosen -> {
            preview.show(chosen);
            lost.setVisible(ownCopy && !chosen.key().equals(now));
        });
        var left = new Div(cards, lost);
        left.addClassName("choice-left");
        var choice = new Div(left, preview);
        choice.addClassName("choice");
        add(choice);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("playbook-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var take = new Button(getTranslation("settings.takePlaybook"), _ -> {
            if (choosing.test(cards.chosen().key())) {
                close();
            }
        });
        take.setId("playbook-take");
        take.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, take);
    }
}
