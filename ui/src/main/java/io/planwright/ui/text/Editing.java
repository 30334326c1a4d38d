package io.planwright.ui.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.planwright.application.text.TextView;
import io.planwright.ui.look.Glyph;
import java.util.function.Consumer;

/** A section while it is written: the editor, what to do with it, and what others did meanwhile. */
class Editing extends Div {

    private final Editor editor;
    private final Div conflict = new Div();
    private final Span conflictWords = new Span();
    private final Div beside = new Div();
    private final Pre theirText = new Pre();
    private final Div theirs = new Div();
    private final Span hint = new Span();
    private long base;
    private TextView newest;

    Editing(String key, String label, TextView text, Consumer<String> onSave, Runnable onCancel) {
        base = text.version();
        newest = text;
        editor = new Editor(text.text(), label);
        editor.setId("editor-" + key);
        editor.onSaved(saved -> onSave.accept(saved.text()));
        editor.onCancelled(_ -> onCancel.run());
        editor.onAsked(_ -> hint.setText(getTranslation("section.asked")));
        theirs.addClassName("theirs");
        var caption = new Element("strong");
        caption.setText(getTranslation("section.theirs"));
        theirs.getElement().appendChild(caption);
        theirs.add(theirText);
        beside.addClassName("beside");
        beside.add(editor);
        add(conflictBar(key, onCancel), beside, bar(key));
    }

    private Div conflictBar(String key, Runnable onCancel) {
        conflictWords.addClassName("words");
        var compare = new Button(getTranslation("section.compare"), _ -> toggleTheirs());
        compare.setId("compare-" + key);
        var overwrite = new Button(getTranslation("section.overwrite"), _ -> overwrite());
        overwrite.setId("overwrite-" + key);
        var discard = new Button(getTranslation("section.discard"), _ -> onCancel.run());
        discard.setId("discard-" + key);
        for (var button : new Button[] {compare, overwrite, discard}) {
            button.addThemeVariants(ButtonVariant.SMALL);
        }
        conflict.add(Glyph.WARN.create(), conflictWords, compare, overwrite, discard);
        conflict.addClassName("conflict");
        conflict.getElement().setAttribute("role", "status");
        conflict.setId("conflict-" + key);
        conflict.setVisible(false);
        return conflict;
    }

    private Div bar(String key) {
        hint.addClassName("hint");
        hint.setText(getTranslation("section.hint"));
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> editor.cancel());
        cancel.setId("cancel-section");
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var save = new Button(getTranslation("section.save"), _ -> editor.save());
        save.setId("save-section");
        save.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        save.getElement().setAttribute("data-section", key);
        var bar = new Div(hint, cancel, save);
        bar.addClassName("editing-bar");
        return bar;
    }

    /** @return the version that what is written goes on top of */
    long base() {
        return base;
    }

    /** Says that there is something newer than what was begun with. */
    void warn(TextView newer) {
        newest = newer;
        conflictWords.setText(getTranslation("section.changedBy", newer.changedBy()));
        theirText.setText(newer.text());
        conflict.setVisible(true);
    }

    private void toggleTheirs() {
        if (theirs.isAttached()) {
            beside.remove(theirs);
        } else {
            beside.add(theirs);
        }
        beside.setClassName("with-theirs", beside.getComponentCount() > 1);
    }

    private void overwrite() {
        base = newest.version();
        editor.save();
    }
}
