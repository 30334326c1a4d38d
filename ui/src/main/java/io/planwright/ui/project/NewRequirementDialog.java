package io.planwright.ui.project;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.domain.requirement.Lane;

/** Asks for one sentence, and how much process it is worth; the slug follows the sentence until one is typed. */
class NewRequirementDialog extends Dialog {

    interface Drafting {
        /** @return whether it was made */
        boolean draft(String title, String slug, Lane lane);
    }

    private final TextField title = new TextField(getTranslation("requirement.sentence"));
    private final TextField slug = new TextField(getTranslation("requirement.slug"));
    private boolean slugTyped;

    NewRequirementDialog(Lane proposed, Drafting drafting) {
        setId("requirement-dialog");
        setHeaderTitle(getTranslation("requirement.new"));
        title.setId("requirement-title");
        title.setPlaceholder(getTranslation("requirement.sentenceHint"));
        title.setAutofocus(true);
        title.setMaxLength(500);
        title.setValueChangeMode(ValueChangeMode.EAGER);
        title.addValueChangeListener(_ -> proposeSlug());
        slug.setId("requirement-slug");
        slug.setHelperText(getTranslation("requirement.slugHint"));
        slug.setMaxLength(80);
        slug.setValueChangeMode(ValueChangeMode.EAGER);
        slug.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                slugTyped = !change.getValue().isBlank();
            }
        });
        var lane = new RadioButtonGroup<Lane>(getTranslation("requirement.lane"));
        lane.setId("requirement-lane");
        lane.setItems(Lane.values());
        lane.setItemLabelGenerator(each -> getTranslation("lane." + each));
        lane.setValue(proposed);
        var form = new Div(title, lane, slug);
        form.addClassName("form");
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("requirement-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var create = new Button(getTranslation("requirement.create"), _ -> {
            if (drafting.draft(title.getValue().strip(), slug.getValue().strip(), lane.getValue())) {
                close();
            }
        });
        create.setId("requirement-create");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, create);
    }

    private void proposeSlug() {
        if (!slugTyped) {
            slug.setValue(
                    title.getValue().isBlank()
                            ? ""
                            : RequirementDesk.slugOf(null, title.getValue()).value());
        }
    }
}
