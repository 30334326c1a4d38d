package io.planwright.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.OneLineDialog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** On what the work of a project has to run: its catalogue of targets, by group. */
class TargetsTab extends SettingsTab {

    private final PlaybookDesk desk;
    private final Changing changing;
    private final Div copies = new Div(Glyph.INFO.create(), new Span(getTranslation("targets.copies")));
    private final Div groups = new Div();
    private List<TargetGroup> catalogue = List.of();
    private @Nullable ProjectView shown;

    TargetsTab(PlaybookDesk desk, Changing changing) {
        this.desk = desk;
        this.changing = changing;
        copies.addClassName("callout");
        copies.setId("targets-copy");
        groups.setId("targets");
        var add = new Button(getTranslation("targets.newGroup"), Glyph.PLUS.create(), _ -> askForGroup());
        add.setId("new-target-group");
        add(copies, groups, add);
    }

    @Override
    void show(ProjectView project) {
        copies.setVisible(!desk.hasCopy(project));
        var now = desk.of(project).targets();
        if (shown == null || !now.equals(catalogue)) {
            catalogue = now;
            groups.removeAll();
            for (int i = 0; i < now.size(); i++) {
                groups.add(group(i, now.get(i), project));
            }
        }
        shown = project;
    }

    private Component group(int place, TargetGroup group, ProjectView project) {
        var head = new Div(new H2(group.name().in(project.language())));
        head.addClassName("settings-heading");
        var lines = new Div();
        for (int i = 0; i < group.targets().size(); i++) {
            lines.add(line(place, i, group.targets().get(i), project));
        }
        var add = new Button(
                getTranslation("targets.new"),
                Glyph.PLUS.create(),
                _ -> ask(place, group.targets().size(), null));
        add.setId("new-target-" + group.key());
        var buttons = new Div(add);
        buttons.addClassName("target-buttons");
        if (group.targets().isEmpty()) {
            var remove = new Button(getTranslation("targets.removeGroup"), _ -> save(all -> all.remove(place)));
            remove.setId("remove-group-" + group.key());
            buttons.add(remove);
        }
        return new Div(head, lines, buttons);
    }

    private Component line(int group, int place, Target target, ProjectView project) {
        var name = new Span(target.name());
        name.addClassName("setting-name");
        var words = new Div(name);
        words.addClassName("setting-words");
        said(words, "muted", String.join(" · ", target.drivers()));
        said(words, "", target.features().in(project.language()));
        said(words, "muted", target.limits().in(project.language()));
        said(words, "mono", target.marker());
        var edit = new IconButton(
                "edit-target-" + target.key(), Glyph.EDIT, getTranslation("targets.edit", target.name()));
        edit.addClickListener(_ -> ask(group, place, target));
        var remove = new IconButton(
                "remove-target-" + target.key(), Glyph.TRASH, getTranslation("targets.remove", target.name()));
        remove.addClickListener(_ -> saveIn(group, targets -> {
            targets.remove(place);
            return targets;
        }));
        var line = new Div(words, edit, remove);
        line.setId("catalogue-" + target.key());
        line.addClassName("target-line");
        return line;
    }

    private static void said(Div words, String className, String text) {
        if (!text.isEmpty()) {
            var line = new Span(text);
            line.addClassNames("target-said", className.isEmpty() ? "plain" : className);
            words.add(line);
        }
    }

    private void askForGroup() {
        new OneLineDialog(
                        "target-group",
                        getTranslation("targets.newGroup"),
                        getTranslation("targets.groupName"),
                        "",
                        getTranslation("targets.save"),
                        name -> !name.isEmpty()
                                && save(all -> all.add(new TargetGroup(
                                        unused(
                                                name,
                                                all.stream()
                                                        .map(TargetGroup::key)
                                                        .toList()),
                                        Phrase.of(name),
                                        List.of()))))
                .open();
    }

    private void ask(int group, int place, @Nullable Target target) {
        var project = shown;
        if (project == null) {
            return;
        }
        var keys = catalogue.stream()
                .flatMap(each -> each.targets().stream())
                .map(Target::key)
                .toList();
        new TargetDialog(
                        target,
                        project.language(),
                        name -> unused(name, keys),
                        changed -> saveIn(group, targets -> {
                            if (place < targets.size()) {
                                targets.set(place, changed);
                            } else {
                                targets.add(changed);
                            }
                            return targets;
                        }))
                .open();
    }

    private static String unused(String name, List<String> taken) {
        var wanted = Slugs.slug(name);
        var key = wanted;
        for (int n = 2; taken.contains(key); n++) {
            key = wanted + "-" + n;
        }
        return key;
    }

    private boolean saveIn(int place, UnaryOperator<List<Target>> change) {
        return save(all -> {
            var group = all.get(place);
            all.set(place, new TargetGroup(group.key(), group.name(), change.apply(new ArrayList<>(group.targets()))));
        });
    }

    private interface Change {
        void to(List<TargetGroup> all);
    }

    /** @return whether it was taken */
    private boolean save(Change change) {
        var project = shown;
        if (project == null) {
            return false;
        }
        var all = new ArrayList<>(catalogue);
        change.to(all);
        return changing.attempt(by -> desk.catalogue(by, project, all));
    }
}
