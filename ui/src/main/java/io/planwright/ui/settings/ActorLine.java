package io.planwright.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.application.playbook.Playbook;
import io.planwright.ui.look.Face;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.playbook.ReaderWords;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A person or a program with the roles that it has, each given and taken by a click. */
class ActorLine extends Div {

    interface Giving {
        /** @param given whether the role is given, else it is taken */
        void change(String role, boolean given);
    }

    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private List<String> held;

    ActorLine(Actor actor, Playbook playbook, List<String> held, Giving giving) {
        this.held = held;
        addClassName("actor");
        setId("actor-" + actor.id());
        boolean gone = actor.kind() == ActorKind.SYSTEM;
        var name = new Span(gone ? getTranslation("roles.gone") : actor.name());
        name.addClassName("actor-name");
        var kind = new Span(gone ? actor.id() : getTranslation("kind." + actor.kind()));
        kind.addClassName("muted");
        var icon = actor.kind() == ActorKind.PERSON ? new Face(actor.name()) : Glyph.KEY.create();
        var who = new Div(icon, name, kind);
        who.addClassName("actor-who");
        var roles = new Div();
        roles.addClassName("actor-roles");
        roles.getElement().setAttribute("role", "group");
        roles.getElement().setAttribute("aria-label", getTranslation("roles.of", name.getText()));
        names(playbook, held).forEach((key, words) -> {
            var button = new NativeButton();
            button.setId("role-" + key + "-" + actor.id());
            button.addClassName("role-chip");
            button.getElement().setAttribute("type", "button");
            button.add(Glyph.CHECK.create(), Glyph.PLUS.create(), new Span(words));
            button.addClickListener(_ -> giving.change(key, !this.held.contains(key)));
            buttons.put(key, button);
            roles.add(button);
        });
        add(who, roles);
        show(held);
    }

    /** @return the roles of the playbook, and those that are held though it has them no longer */
    private static Map<String, String> names(Playbook playbook, List<String> held) {
        var names = new LinkedHashMap<String, String>();
        playbook.roles().forEach(role -> names.put(role.key(), ReaderWords.of(role.name())));
        new LinkedHashSet<>(held).forEach(key -> names.putIfAbsent(key, key));
        return names;
    }

    void show(List<String> now) {
        held = now;
        buttons.forEach(
                (key, button) -> button.getElement().setAttribute("aria-pressed", Boolean.toString(now.contains(key))));
    }
}
