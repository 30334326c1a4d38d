package io.planwright.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.person.AccessTokens.AccessToken;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;

/** One token. */
class TokenLine extends Div {

    TokenLine(AccessToken token, Runnable onRevoke) {
        addClassName("token");
        setId("token-" + token.id());
        var name = new Span(Glyph.KEY.create(), new Span(token.name()));
        name.addClassName("state");
        if (token.administrator()) {
            var badge = new Span(getTranslation("token.administrator"));
            badge.addClassName("chip");
            name.add(badge);
        }
        var kind = new Span(getTranslation("kind." + token.kind()));
        kind.addClassName("muted");
        var when = new Span(new Ago(token.createdAt()));
        when.addClassName("muted");
        var revoke = new NativeButton(getTranslation("token.revoke"), _ -> onRevoke.run());
        revoke.setId("revoke-" + token.id());
        revoke.addClassName("plain-button");
        revoke.getElement().setAttribute("aria-label", getTranslation("token.revoke") + ": " + token.name());
        add(name, kind, when, revoke);
    }
}
