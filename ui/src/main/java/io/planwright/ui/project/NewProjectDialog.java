package io.planwright.ui.project;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook;
import io.planwright.domain.project.Language;
import io.planwright.ui.playbook.PlaybookCards;
import io.planwright.ui.playbook.PlaybookPreview;
import java.util.List;
import java.util.Locale;

/** Asks for a name, a key and a playbook, which one can read first; the key follows the name until one is typed. */
class NewProjectDialog extends Dialog {

    interface Creation {
        /** @return whether it was made */
        boolean create(String key, String name, String playbook, Language language);
    }

    private static final String PLAYBOOK = "library";
    private static final int KEY_LENGTH = 6;

    private final TextField name = new TextField(getTranslation("project.name"));
    private final TextField key = new TextField(getTranslation("project.key"));
    private final Select<Language> language = new Select<>();
    private boolean keyTyped;

    NewProjectDialog(List<Playbook> playbooks, Creation creation) {
        setId("project-dialog");
        addClassName("playbook-dialog");
        setWidth("min(1040px, 96vw)");
        setHeaderTitle(getTranslation("project.new"));
        name.setId("project-name");
        name.setAutofocus(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(_ -> proposeKey());
        key.setId("project-key");
        key.setHelperText(getTranslation("project.keyHint"));
        key.setValueChangeMode(ValueChangeMode.EAGER);
        key.addValueChangeListener(change -> keyTyped |= change.isFromClient());
        language.setId("project-language");
        language.setLabel(getTranslation("project.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(each -> getTranslation("language." + each));
        language.setValue(getLocale().getLanguage().equals("vi") ? Language.VI : Language.EN);
        var form = new Div(name, key, language);
        form.addClassName("form");
        var preview = new PlaybookPreview();
        var cards = new PlaybookCards(playbooks, PLAYBOOK, preview::show);
        var caption = new Span(getTranslation("playbook.choose"));
        caption.addClassName("caption");
        var left = new Div(form, caption, cards);
        left.addClassName("choice-left");
        var choice = new Div(left, preview);
        choice.addClassName("choice");
        add(choice);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("project-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var create = new Button(getTranslation("project.create"), _ -> {
            if (creation.create(
                    key.getValue().strip(),
                    name.getValue().strip(),
                    cards.chosen().key(),
                    language.getValue())) {
                close();
            }
        });
        create.setId("project-create");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, create);
    }

    private void proposeKey() {
        if (!keyTyped) {
            var letters =
                    Slugs.slug(name.getValue()).replaceAll("[^a-z0-9]", "").replaceFirst("^[0-9]+", "");
            key.setValue(
                    letters.substring(0, Math.min(KEY_LENGTH, letters.length())).toUpperCase(Locale.ROOT));
        }
    }
}
