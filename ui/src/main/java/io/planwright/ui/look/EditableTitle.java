package io.planwright.ui.look;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Predicate;

/** The title of a page, changed where it stands. */
public class EditableTitle extends Div {

    private final H1 title = new H1();
    private final TextField field = new TextField();
    private final IconButton edit = new IconButton("edit-title", Glyph.EDIT, getTranslation("title.edit"));
    private String shown = "";

    /** @param onChange is told the new title; says whether it was taken */
    public EditableTitle(Predicate<String> onChange) {
        addClassName("title-line");
        title.setId("title");
        field.setId("title-field");
        field.setAriaLabel(getTranslation("title.label"));
        field.addClassName("title-field");
        field.setMaxLength(500);
        field.setVisible(false);
        edit.addClickListener(_ -> open(true));
        field.addKeyDownListener(Key.ENTER, _ -> change(onChange));
        field.addKeyDownListener(Key.ESCAPE, _ -> open(false));
        field.addBlurListener(_ -> change(onChange));
        title.getElement().addEventListener("dblclick", _ -> open(true));
        add(title, field, edit);
    }

    public void show(String words) {
        if (!words.equals(shown)) {
            shown = words;
            title.getElement().setProperty("innerHTML", Rendered.inline(words));
        }
    }

    private void open(boolean open) {
        field.setVisible(open);
        title.setVisible(!open);
        edit.setVisible(!open);
        if (open) {
            field.setValue(shown);
            field.focus();
            field.getElement().executeJs("setTimeout(() => this.inputElement?.select())");
        }
    }

    private void change(Predicate<String> onChange) {
        if (!field.isVisible()) {
            return;
        }
        var wanted = field.getValue().strip();
        if (wanted.isEmpty() || wanted.equals(shown) || onChange.test(wanted)) {
            open(false);
        }
    }
}
