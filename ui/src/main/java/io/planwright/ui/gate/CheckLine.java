package io.planwright.ui.gate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.CheckResult.State;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.CheckGlyph;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.RenderedLine;
import io.planwright.ui.text.Places;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One check of a gate: how it stands, who said so, what stands in the way, and what can be done. */
class CheckLine extends Div {

    /** What can be done with a check. */
    interface Actions {
        void pass(CheckResult check);

        void fail(CheckResult check);

        void post(CheckResult check);

        void reopen(CheckResult check);

        void waive(CheckResult check);
    }

    private final Span state = new Span();
    private final RenderedLine text = new RenderedLine("");
    private final Div said = new Div();
    private final Div remedy = new Div();
    private final Findings findings = new Findings();
    private final NativeButton pass;
    private final NativeButton fail;
    private final NativeButton post;
    private final NativeButton waive;
    private final NativeButton reopen;
    private CheckResult shown;
    private @Nullable Places places;

    CheckLine(CheckResult check, Actions actions) {
        shown = check;
        setId("check-" + check.key());
        addClassName("check");
        getElement().setAttribute("role", "listitem");
        getElement().setAttribute("tabindex", "-1");
        text.addClassName("check-text");
        said.addClassName("check-said");
        remedy.addClassName("check-remedy");
        pass = button("pass", () -> actions.pass(shown));
        fail = button("fail", () -> actions.fail(shown));
        post = button("post", () -> actions.post(shown));
        waive = button("waive", () -> actions.waive(shown));
        reopen = button("reopen", () -> actions.reopen(shown));
        var buttons = new Div(pass, fail, post, waive, reopen);
        buttons.addClassName("check-actions");
        add(state, text, buttons, said, remedy, findings);
    }

    private NativeButton button(String act, Runnable action) {
        var button = new NativeButton(getTranslation("check." + act));
        button.setId(act + "-" + shown.key());
        button.addClassName("plain-button");
        button.addClickListener(_ -> action.run());
        return button;
    }

    void show(CheckResult check, Places where) {
        if (places != null
                && check.equals(shown)
                && places.workspace()
                        .requirement()
                        .slug()
                        .equals(where.workspace().requirement().slug())) {
            return;
        }
        shown = check;
        places = where;
        state.removeAll();
        state.setClassName("state");
        state.addClassName(CheckGlyph.classOf(check.state()));
        state.add(CheckGlyph.of(check.state()), new Span(getTranslation("check." + check.state())));
        text.show(check.text());
        say(check);
        remedy.removeAll();
        remedy.setVisible(!check.remedy().isBlank());
        if (!check.remedy().isBlank()) {
            remedy.add(Glyph.FORWARD.create(), new Span(getTranslation("check.remedy", check.remedy())));
        }
        findings.show(check, where);
        offer(check);
    }

    private void say(CheckResult check) {
        said.removeAll();
        said.add(kind(check));
        var at = check.at();
        if (check.by() != null) {
            var who = new Span(new Span(check.by() + " "));
            if (at != null) {
                who.add(new Ago(at));
            }
            said.add(who);
        }
        if (check.state() == State.VOID) {
            said.add(new Span(getTranslation("check.voidSince")));
        }
        if (!check.source().isBlank()) {
            said.add(source(check.source()));
        }
        if (!check.note().isBlank()) {
            var note = new Span(check.note());
            note.addClassName("check-note");
            said.add(note);
        }
    }

    private Span kind(CheckResult check) {
        var glyph = switch (check.kind()) {
            case MANUAL -> Glyph.USER;
            case EVIDENCE -> Glyph.FILE;
            case COMPUTED -> Glyph.SPARK;
        };
        var kind = new Span(glyph.create(), new Span(getTranslation("checkKind." + check.kind())));
        kind.addClassName("check-kind");
        return kind;
    }

    private Span source(String source) {
        var address = source.startsWith("https://") || source.startsWith("http://");
        var what = address ? new Anchor(source, source) : new Span(source);
        if (what instanceof Anchor link) {
            link.getElement().setAttribute("rel", "noopener noreferrer nofollow");
            link.getElement().setAttribute("target", "_blank");
        }
        var line = new Span(Glyph.LINK.create(), what);
        line.addClassName("check-source");
        return line;
    }

    private void offer(CheckResult check) {
        for (var each : List.of(pass, fail, post, waive, reopen)) {
            each.getElement().setAttribute("aria-label", each.getText() + ": " + Rendered.plain(check.text()));
        }
        boolean manual = switch (check.kind()) {
            case MANUAL -> true;
            case EVIDENCE, COMPUTED -> false;
        };
        boolean evidence = switch (check.kind()) {
            case EVIDENCE -> true;
            case MANUAL, COMPUTED -> false;
        };
        pass.setVisible(manual && check.state() != State.PASSED);
        fail.setVisible(manual && check.state() != State.FAILED);
        post.setVisible(evidence);
        waive.setVisible(!check.state().lets());
        reopen.setVisible(check.state() == State.WAIVED || (manual || evidence) && check.state() != State.OPEN);
    }
}
