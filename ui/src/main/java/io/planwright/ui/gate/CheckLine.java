package io.planwright.ui.gate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.domain.gate.CheckState;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.CheckGlyph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One check of a gate: how it stands, who said so, and what can be done. */
class CheckLine extends Div {

    /** What can be done with a check. */
    interface Actions {
        void pass(String check);

        void fail(String check);

        void reopen(String check);

        void waive(String check);
    }

    private final String key;
    private final Span state = new Span();
    private final Span text = new Span();
    private final Div said = new Div();
    private final NativeButton pass;
    private final NativeButton fail;
    private final NativeButton waive;
    private final NativeButton reopen;
    private @Nullable CheckView shown;

    CheckLine(String key, Actions actions) {
        this.key = key;
        setId("check-" + key);
        addClassName("check");
        getElement().setAttribute("role", "listitem");
        text.addClassName("check-text");
        said.addClassName("check-said");
        pass = button("pass", () -> actions.pass(key));
        fail = button("fail", () -> actions.fail(key));
        waive = button("waive", () -> actions.waive(key));
        reopen = button("reopen", () -> actions.reopen(key));
        var buttons = new Div(pass, fail, waive, reopen);
        buttons.addClassName("check-actions");
        add(state, text, buttons, said);
    }

    private NativeButton button(String act, Runnable action) {
        var button = new NativeButton(getTranslation("check." + act));
        button.setId(act + "-" + key);
        button.addClassName("plain-button");
        button.addClickListener(_ -> action.run());
        return button;
    }

    void show(CheckView check) {
        if (check.equals(shown)) {
            return;
        }
        shown = check;
        state.removeAll();
        state.setClassName("state");
        state.addClassName(CheckGlyph.classOf(check.state()));
        state.add(CheckGlyph.of(check.state()), new Span(getTranslation("check." + check.state())));
        text.setText(check.text());
        said.removeAll();
        if (!check.note().isBlank()) {
            said.add(new Span(check.note() + " "));
        }
        var at = check.at();
        if (check.by() != null && at != null) {
            said.add(new Span("— " + check.by() + ", "), new Ago(at));
        }
        said.setVisible(said.getComponentCount() > 0);
        for (var each : List.of(pass, fail, waive, reopen)) {
            each.getElement().setAttribute("aria-label", each.getText() + ": " + check.text());
        }
        pass.setVisible(check.state() != CheckState.PASSED);
        fail.setVisible(check.state() != CheckState.FAILED);
        waive.setVisible(!check.state().lets());
        reopen.setVisible(check.state() != CheckState.OPEN);
    }
}
