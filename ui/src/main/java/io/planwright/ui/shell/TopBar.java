package io.planwright.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.person.Person;
import io.planwright.ui.look.Face;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Rendered;

/** Where I am, how it looks, and who I am. */
class TopBar extends Header {

    private final Nav crumbs = new Nav();

    TopBar(Person me, Runnable logOut) {
        addClassName("top-bar");
        crumbs.addClassName("crumbs");
        crumbs.setId("crumbs");
        crumbs.getElement().setAttribute("aria-label", getTranslation("shell.trail"));
        var menu = new IconButton("nav-open", Glyph.MENU, getTranslation("nav.open"));
        menu.addClassName("only-narrow");
        menu.getElement().setAttribute("data-act", "navigation");
        var theme = new IconButton("theme-toggle", Glyph.THEME, getTranslation("shell.theme"));
        theme.getElement().setAttribute("data-act", "theme");
        var help = new IconButton("help", Glyph.HELP, getTranslation("shell.help"));
        help.getElement().setAttribute("data-key", "?");
        help.addClickListener(_ -> new KeysDialog().open());
        add(menu, crumbs, connection(), help, theme, me(me, logOut));
    }

    private Component connection() {
        var lost = new Span(Glyph.OFFLINE.create(), new Span(getTranslation("shell.offline")));
        lost.addClassName("connection");
        lost.setId("connection");
        lost.getElement().setAttribute("role", "status");
        return lost;
    }

    private Component me(Person me, Runnable logOut) {
        var name = new Span(me.name());
        name.addClassName("name");
        var button = new NativeButton();
        button.add(new Face(me.name()), name);
        button.addClassName("me");
        button.setId("me");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-haspopup", "menu");
        button.getElement().setAttribute("aria-label", getTranslation("shell.me", me.name()));
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        if (me.administrator()) {
            menu.addItem(getTranslation("token.title"), _ -> getUI().ifPresent(ui -> ui.navigate("settings/tokens")))
                    .setId("me-settings");
        }
        menu.addItem(getTranslation("shell.logout"), _ -> logOut.run()).setId("logout");
        return button;
    }

    void show(Trail trail) {
        crumbs.removeAll();
        for (var crumb : trail.crumbs()) {
            if (crumbs.getComponentCount() > 0) {
                crumbs.add(Glyph.RIGHT.create());
            }
            var address = crumb.address();
            var words = Rendered.plain(crumb.words());
            Component piece = address == null ? new Span(words) : new Anchor(address, words);
            piece.addClassName("crumb");
            if (address == null) {
                piece.getElement().setAttribute("aria-current", "page");
            }
            crumbs.add(piece);
        }
    }
}
