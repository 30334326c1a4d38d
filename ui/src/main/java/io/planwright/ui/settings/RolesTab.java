package io.planwright.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.application.person.People;
import io.planwright.application.person.Person;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.project.ProjectCommand.GiveRole;
import io.planwright.domain.project.ProjectCommand.TakeRole;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.playbook.RoleMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has which role in a project, and what the roles may do. */
class RolesTab extends SettingsTab {

    private final PlaybookDesk desk;
    private final People people;
    private final AccessTokens tokens;
    private final Changing changing;
    private final Person me;
    private final Div openness = new Div();
    private final Div actors = new Div();
    private final Div matrix = new Div();
    private final Map<String, ActorLine> lines = new LinkedHashMap<>();
    private List<Object> arranged = List.of();
    private @Nullable ProjectView shown;

    /** @param me who looks at it */
    RolesTab(PlaybookDesk desk, People people, AccessTokens tokens, Changing changing, Person me) {
        this.desk = desk;
        this.people = people;
        this.tokens = tokens;
        this.changing = changing;
        this.me = me;
        openness.setId("roles-open");
        openness.addClassName("callout");
        actors.addClassName("actors");
        actors.setId("actors");
        add(heading("roles.people", "roles.peopleWords"), openness, actors);
        if (me.administrator()) {
            var link = new Anchor("settings/tokens", getTranslation("token.title"));
            link.addClassName("quiet-link");
            add(link);
        }
        add(matrix);
    }

    private Component heading(String title, String words) {
        var said = new Paragraph(getTranslation(words));
        said.addClassName("muted");
        var heading = new Div(new H2(getTranslation(title)), said);
        heading.addClassName("settings-heading");
        return heading;
    }

    @Override
    void show(ProjectView project) {
        shown = project;
        var playbook = desk.of(project);
        showOpenness(project, playbook);
        var wanted = actors(project);
        var arrangement = List.<Object>of(wanted, playbook);
        if (!arrangement.equals(arranged)) {
            arranged = arrangement;
            arrange(project, playbook, wanted);
        }
        lines.forEach((id, line) -> line.show(project.roles().getOrDefault(id, List.of())));
    }

    private void showOpenness(ProjectView project, Playbook playbook) {
        openness.removeAll();
        boolean bound =
                !project.roles().isEmpty() && !playbook.responsibilities().isEmpty();
        openness.setClassName("callout-warn", bound);
        if (playbook.roles().isEmpty()) {
            openness.add(Glyph.INFO.create(), new Span(getTranslation("roles.noRoles")));
        } else if (playbook.responsibilities().isEmpty()) {
            openness.add(Glyph.INFO.create(), new Span(getTranslation("roles.noMatrix")));
        } else if (project.roles().isEmpty()) {
            openness.add(Glyph.INFO.create(), new Span(getTranslation("roles.open")));
        } else {
            openness.add(Glyph.GATE.create(), new Span(getTranslation("roles.bound")));
        }
    }

    /** @return people first, then programs, then those who have roles and are no longer there */
    private List<Actor> actors(ProjectView project) {
        var all = new ArrayList<Actor>();
        people.all().stream().map(Person::actor).forEach(all::add);
        tokens.all().forEach(token -> all.add(new Actor(token.id().toString(), token.kind(), token.name())));
        var known = all.stream().map(Actor::id).toList();
        project.roles().keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .forEach(id -> all.add(new Actor(id, ActorKind.SYSTEM, "")));
        return all;
    }

    private void arrange(ProjectView project, Playbook playbook, List<Actor> wanted) {
        actors.removeAll();
        lines.clear();
        for (var actor : wanted) {
            var line = new ActorLine(
                    actor,
                    playbook,
                    project.roles().getOrDefault(actor.id(), List.of()),
                    (role, given) -> change(actor, role, given));
            lines.put(actor.id(), line);
            actors.add(line);
        }
        showMatrix(playbook);
    }

    private void showMatrix(Playbook playbook) {
        matrix.removeAll();
        if (!playbook.responsibilities().isEmpty()) {
            matrix.add(heading("playbook.part.matrix", "roles.matrixWords"), new RoleMatrix(playbook));
        }
    }

    private void change(Actor actor, String role, boolean given) {
        var project = shown;
        if (project == null) {
            return;
        }
        if (!given) {
            changing.send(new TakeRole(project.id(), actor.id(), role));
        } else if (bindsMe(project, actor)) {
            askWhetherToBeBound(() -> changing.send(new GiveRole(project.id(), actor.id(), role)));
        } else {
            changing.send(new GiveRole(project.id(), actor.id(), role));
        }
    }

    /** In the project an administrator may do everything, but only while having no role. */
    private boolean bindsMe(ProjectView project, Actor actor) {
        return me.administrator()
                && actor.id().equals(me.actor().id())
                && !project.roles().containsKey(actor.id());
    }

    private void askWhetherToBeBound(Runnable give) {
        var dialog = new ConfirmDialog(
                getTranslation("roles.boundTitle"),
                getTranslation("roles.boundWords"),
                getTranslation("roles.boundDo"),
                _ -> give.run());
        dialog.setId("bound-dialog");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.open();
    }
}
