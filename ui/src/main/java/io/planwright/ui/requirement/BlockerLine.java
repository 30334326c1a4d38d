package io.planwright.ui.requirement;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.planwright.application.requirement.RequirementView.Blocker;
import io.planwright.domain.identity.BlockerId;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One blocker: what it is, and how it was cleared or can be. */
class BlockerLine extends Div {

    private final Div said = new Div();
    private final NativeButton clear = new NativeButton(getTranslation("blockers.clear"));
    private final Div asking = new Div();
    private final TextField outcome = new TextField();
    private @Nullable Blocker shown;

    /** @param onClear is told the outcome; says whether it was taken */
    BlockerLine(BlockerId id, Predicate<String> onClear) {
        setId("blocker-" + id);
        addClassName("blocker-line");
        said.addClassName("blocker-said");
        clear.setId("clear-" + id);
        clear.addClassName("text-button");
        clear.addClickListener(_ -> ask(true));
        outcome.setId("outcome-" + id);
        outcome.setPlaceholder(getTranslation("blockers.outcome"));
        outcome.setAriaLabel(getTranslation("blockers.outcome"));
        outcome.addThemeVariants(TextFieldVariant.SMALL);
        outcome.addKeyDownListener(Key.ENTER, _ -> clear(onClear));
        outcome.addKeyDownListener(Key.ESCAPE, _ -> ask(false));
        var ok = new NativeButton(getTranslation("blockers.clear"), _ -> clear(onClear));
        ok.setId("clear-ok-" + id);
        ok.addClassNames("plain-button", "strong");
        asking.add(outcome, ok);
        asking.addClassName("blocker-asking");
        asking.setVisible(false);
        add(said, clear, asking);
    }

    private void ask(boolean open) {
        asking.setVisible(open);
        clear.setVisible(!open);
        if (open) {
            outcome.focus();
        } else {
            clear.focus();
        }
    }

    private void clear(Predicate<String> onClear) {
        onClear.test(outcome.getValue().strip());
    }

    void show(Blocker blocker) {
        if (blocker.equals(shown)) {
            return;
        }
        shown = blocker;
        boolean open = blocker.outcome() == null;
        said.removeAll();
        var mark = (open ? Glyph.BLOCKED : Glyph.DONE).create();
        mark.addClassName(open ? "state-warn" : "state-ok");
        var state = new Span(getTranslation(open ? "blockers.blocks" : "blockers.cleared"));
        state.addClassName("visually-hidden");
        var text = new Div(state, new Span(" " + blocker.text()));
        text.addClassName("blocker-text");
        var who = new Div(new Span(getTranslation("blockers.raisedBy", blocker.raisedBy()) + " "));
        who.add(new Ago(blocker.raisedAt()));
        who.addClassName("faint");
        var words = new Div(text, who);
        words.addClassName("words");
        var clearedAt = blocker.clearedAt();
        if (blocker.outcome() != null && clearedAt != null) {
            var how = new Div(new Span(
                    blocker.outcome().isBlank()
                            ? getTranslation("blockers.clearedBy", String.valueOf(blocker.clearedBy())) + " "
                            : blocker.outcome() + " — " + blocker.clearedBy() + " "));
            how.add(new Ago(clearedAt));
            how.addClassName("blocker-outcome");
            words.add(how);
        }
        said.add(mark, words);
        setClassName("is-done", !open);
        clear.setVisible(open && !asking.isVisible());
        if (!open) {
            asking.setVisible(false);
        }
    }
}
