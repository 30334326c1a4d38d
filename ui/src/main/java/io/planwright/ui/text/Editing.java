package io.planwright.ui.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.planwright.application.text.TextView;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.KeptDraft.Draft;
import io.planwright.ui.look.Rendered;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A section while it is written: the editor, what to do with it, and what others did meanwhile. */
class Editing extends Div {

    private final Editor editor;
    private final Div conflict = new Div();
    private final Span conflictWords = new Span();
    private final Div beside = new Div();
    private final Pre theirText = new Pre();
    private final Div theirs = new Div();
    private final Span hint = new Span();
    private final String draftId;
    private long base;
    private TextView newest;

    /** @param draft what it begins with instead of the text as it is; null to begin with that */
    Editing(
            String key,
            String label,
            TextView text,
            @Nullable Draft draft,
            Consumer<String> onSave,
            Runnable onCancel) {
        newest = text;
        var parts = SectionText.of(text.text());
        base = draft == null ? text.version() : draft.base();
        draftId = draft == null ? UUID.randomUUID().toString() : draft.id();
        editor = new Editor(parts.editable(), label);
        editor.setId("editor-" + key);
        editor.keepDraft(text.id().toString(), draftId, base);
        if (draft != null) {
            editor.begin(draft.text());
        }
        editor.onSaved(saved -> {
            if (conflict.isVisible()) {
                askToChoose();
            } else {
                onSave.accept(SectionText.of(newest.text()).with(saved.text()));
            }
        });
        editor.onCancelled(_ -> onCancel.run());
        editor.onAsked(_ -> hint.setText(getTranslation("section.asked")));
        theirs.addClassName("theirs");
        var caption = new Element("strong");
        caption.setText(getTranslation("section.theirs"));
        theirs.getElement().appendChild(caption);
        theirs.add(theirText);
        beside.addClassName("beside");
        beside.add(editor);
        add(conflictBar(key));
        if (!parts.head().isEmpty()) {
            var heading = new Rendered();
            heading.addClassName("editing-heading");
            heading.show(parts.head());
            add(heading);
        }
        add(beside, bar(key));
        if (base < text.version()) {
            warn(text);
        }
    }

    private Div conflictBar(String key) {
        conflictWords.addClassName("words");
        var compare = new Button(getTranslation("section.compare"), _ -> toggleTheirs());
        compare.setId("compare-" + key);
        var overwrite = new Button(getTranslation("section.overwrite"), _ -> overwrite());
        overwrite.setId("overwrite-" + key);
        var discard = new Button(getTranslation("section.discard"), _ -> editor.discard());
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

    String draftId() {
        return draftId;
    }

    /** @return the version that what is written goes on top of */
    long base() {
        return base;
    }

    /** Says that there is something newer than what was begun with. */
    void warn(TextView newer) {
        newest = newer;
        conflictWords.setText(getTranslation("section.changedBy", newer.changedBy()));
        theirText.setText(SectionText.of(newer.text()).editable());
        conflict.setVisible(true);
        hint.setText(getTranslation("section.hint"));
    }

    private void askToChoose() {
        hint.setText(getTranslation("section.chooseFirst"));
        conflict.getElement().executeJs("""
                this.scrollIntoView({ block: 'nearest' });
                this.classList.remove('asked');
                requestAnimationFrame(() => this.classList.add('asked'))""");
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
        conflict.setVisible(false);
        editor.save();
    }
}
