package io.planwright.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.AccessTokens.AccessToken;
import io.planwright.application.person.ActorKind;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The tokens by which programs get in; for administrators. */
@Route(value = "settings/tokens", layout = MainLayout.class)
@PermitAll
public class TokensPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final AccessTokens tokens;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final Div rows = new Div();

    public TokensPage(AccessTokens tokens, CurrentPerson current, Attempts attempts) {
        this.tokens = tokens;
        this.current = current;
        this.attempts = attempts;
        addClassName("page");
        var create = new Button(getTranslation("token.new"), Glyph.PLUS.create(), _ -> askForToken());
        create.setId("new-token");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-key", "c");
        var head = new Div(new H1(getTranslation("token.title")), create);
        head.addClassName("page-head");
        var words = new Paragraph(getTranslation("token.words"));
        words.addClassName("muted");
        rows.setId("tokens");
        add(head, words, rows);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (!current.get().administrator()) {
            throw new NotFoundException();
        }
        show();
    }

    private void show() {
        rows.removeAll();
        var all = tokens.all();
        all.forEach(token -> rows.add(new TokenLine(token, () -> askToRevoke(token))));
        if (all.isEmpty()) {
            var none = new Paragraph(getTranslation("token.none"));
            none.addClassNames("empty", "muted");
            rows.add(none);
        }
    }

    private void askForToken() {
        new NewTokenDialog(this::issue).open();
    }

    private boolean issue(String name, ActorKind kind, boolean administrator) {
        var issued = attempts.answered(() -> tokens.issue(name, kind, administrator));
        issued.ifPresent(token -> {
            show();
            new SecretDialog(token).open();
        });
        return issued.isPresent();
    }

    private void askToRevoke(AccessToken token) {
        var dialog = new ConfirmDialog(
                getTranslation("token.revokeTitle", token.name()),
                getTranslation("token.revokeWords"),
                getTranslation("token.revoke"),
                _ -> {
                    tokens.revoke(token.id());
                    show();
                });
        dialog.setId("revoke-dialog");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    @Override
    public Trail trail() {
        return new Trail(
                null,
                Trail.Area.SETTINGS,
                List.of(
                        new Crumb(getTranslation("nav.settings"), null),
                        new Crumb(getTranslation("token.title"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("token.title") + " · Planwright";
    }
}
