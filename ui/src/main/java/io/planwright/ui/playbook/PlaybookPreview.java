package io.planwright.ui.playbook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.GateCheck;
import io.planwright.application.playbook.Playbook.PlanPhase;
import io.planwright.application.playbook.Playbook.Role;
import io.planwright.application.playbook.Playbook.Section;
import io.planwright.application.playbook.Playbook.Stage;
import io.planwright.application.playbook.Playbook.Standard;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A whole playbook to be read: what a requirement gets by it, who does what, and what its gate asks for. */
public class PlaybookPreview extends Div {

    private final Set<String> open = new HashSet<>(Set.of("sections", "stages"));
    private boolean showing;

    public PlaybookPreview() {
        setId("playbook-preview");
        addClassName("playbook-preview");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("playbook.preview"));
        getElement().setAttribute("tabindex", "0");
    }

    /** Shows a playbook; the parts that the reader has opened stay open. */
    public void show(Playbook playbook) {
        showing = true;
        removeAll();
        var description = new Paragraph(ReaderWords.of(playbook.description()));
        description.addClassName("muted");
        add(new H2(ReaderWords.of(playbook.name())), description);
        part("sections", playbook.sections(), this::section);
        ordered("stages", playbook.stages(), stage -> stage(playbook, stage));
        part("roles", playbook.roles(), this::role);
        if (!playbook.responsibilities().isEmpty()) {
            part("matrix", playbook.responsibilities().size(), new RoleMatrix(playbook));
        }
        part("gate", playbook.gate().checks(), this::check);
        part("always", playbook.standards().always(), this::standard);
        part("never", playbook.standards().never(), this::standard);
        plan(playbook);
        part("targets", playbook.targets(), this::targets);
        part("guides", playbook.guides(), guide -> line(guide.title(), ""));
        part("files", playbook.files(), file -> file(file.path(), getTranslation("playbook.file." + file.content())));
        part("limits", 0, limits(playbook));
        showing = false;
    }

    private <T> void part(String key, List<T> items, Function<T, Component> line) {
        if (!items.isEmpty()) {
            var list = new UnorderedList();
            items.forEach(item -> list.add(new ListItem(line.apply(item))));
            part(key, items.size(), list);
        }
    }

    private <T> void ordered(String key, List<T> items, Function<T, Component> line) {
        if (!items.isEmpty()) {
            var list = new OrderedList();
            items.forEach(item -> list.add(new ListItem(line.apply(item))));
            part(key, items.size(), list);
        }
    }

    private void part(String key, int count, Component content) {
        var summary = new Span(new Span(getTranslation("playbook.part." + key)));
        if (count > 0) {
            var number = new Span(Integer.toString(count));
            number.addClassName("count");
            summary.add(number);
        }
        var details = new NativeDetails(summary, content);
        details.setId("preview-" + key);
        details.addClassName("preview-part");
        details.setOpen(open.contains(key));
        details.addToggleListener(toggled -> {
            if (!showing && toggled.isFromClient()) {
                if (toggled.isOpened()) {
                    open.add(key);
                } else {
                    open.remove(key);
                }
            }
        });
        add(details);
    }

    private Component section(Section section) {
        var line = line(ReaderWords.of(section.heading()), ReaderWords.of(section.guidance()));
        if (section.items() != null) {
            line.head().add(chip(getTranslation("playbook.items." + section.items())));
        }
        if (section.required()) {
            line.head().add(chip(getTranslation("playbook.required")));
        }
        return line;
    }

    private Component stage(Playbook playbook, Stage stage) {
        var line = line(ReaderWords.of(stage.name()), ReaderWords.of(stage.purpose()));
        playbook.role(stage.role()).ifPresent(role -> line.head().add(chip(Glyph.USER, ReaderWords.of(role.name()))));
        line.below(stage.steps());
        return line;
    }

    private Component role(Role role) {
        var line = line(ReaderWords.of(role.name()), "");
        var instructions = ReaderWords.of(role.instructions());
        if (!instructions.isBlank()) {
            var rendered = new Rendered();
            rendered.show(instructions);
            line.add(rendered);
        }
        line.below(role.checklist());
        return line;
    }

    private Component check(GateCheck check) {
        var line = line(ReaderWords.of(check.text()), "");
        var glyph = switch (check.kind()) {
            case MANUAL -> Glyph.USER;
            case EVIDENCE -> Glyph.FILE;
            case COMPUTED -> Glyph.SPARK;
        };
        line.head().add(chip(glyph, getTranslation("playbook.check." + check.kind())));
        return line;
    }

    private Component standard(Standard standard) {
        return line(ReaderWords.of(standard.text()), "");
    }

    private Component targets(TargetGroup group) {
        var line = line(ReaderWords.of(group.name()), "");
        var names = new Span();
        names.addClassName("chips");
        group.targets().forEach(target -> names.add(chip(target.name())));
        line.add(names);
        return line;
    }

    private void plan(Playbook playbook) {
        var plan = playbook.plan();
        var content = new Div(file(plan.path(), ReaderWords.of(plan.title())));
        if (plan.needsDesign()) {
            content.add(state(Glyph.INFO, getTranslation("playbook.needsDesign")));
        }
        if (!plan.sections().isEmpty()) {
            var sections = new Span();
            sections.addClassName("chips");
            plan.sections().forEach(section -> sections.add(chip(ReaderWords.of(section.heading()))));
            content.add(sections);
        }
        if (!plan.phases().isEmpty()) {
            var phases = new OrderedList();
            plan.phases().forEach(phase -> phases.add(new ListItem(phase(playbook, phase))));
            content.add(phases);
        }
        part("plan", plan.phases().size(), content);
    }

    private Component phase(Playbook playbook, PlanPhase phase) {
        var line = line(ReaderWords.of(phase.title()), "");
        if (phase.role() != null) {
            playbook.role(phase.role())
                    .ifPresent(role -> line.head().add(chip(Glyph.USER, ReaderWords.of(role.name()))));
        }
        if (phase.layer() != null) {
            line.head().add(chip(phase.layer()));
        }
        line.below(phase.tasks());
        return line;
    }

    private Component limits(Playbook playbook) {
        var most = playbook.limits().mostActive();
        var words = most == 0 ? getTranslation("limits.any") : getTranslation("limits.most", most);
        return new Div(
                state(Glyph.INFO, words),
                state(
                        Glyph.ARCHIVE,
                        getTranslation(playbook.limits().archiveWhenDone() ? "limits.archives" : "limits.stays")));
    }

    private static Component file(String path, String words) {
        var code = new Code(path);
        code.addClassName("mono");
        var said = new Span(words);
        said.addClassName("muted");
        var line = new Div(Glyph.FILE.create(), code, said);
        line.addClassName("preview-file");
        return line;
    }

    private static Component state(Glyph glyph, String words) {
        var line = new Div(glyph.create(), new Span(words));
        line.addClassNames("state", "state-calm");
        return line;
    }

    private static Span chip(String words) {
        var chip = new Span(words);
        chip.addClassName("chip");
        return chip;
    }

    private static Span chip(Glyph glyph, String words) {
        var chip = new Span(glyph.create(), new Span(words));
        chip.addClassName("chip");
        return chip;
    }

    private static Line line(String name, String words) {
        return new Line(name, words);
    }

    /** A thing with what is to be known of it beside, and its words below. */
    private static final class Line extends Div {
        private final Span head = new Span();

        Line(String name, String words) {
            var strong = new Span(name);
            strong.addClassName("preview-name");
            head.add(strong);
            head.addClassName("preview-head");
            addClassName("preview-line");
            add(head);
            if (!words.isBlank()) {
                var said = new Span(words);
                said.addClassName("muted");
                add(said);
            }
        }

        Span head() {
            return head;
        }

        void below(List<Phrase> phrases) {
            if (!phrases.isEmpty()) {
                var list = new UnorderedList();
                phrases.forEach(phrase -> list.add(new ListItem(ReaderWords.of(phrase))));
                list.addClassName("muted");
                add(list);
            }
        }
    }
}
