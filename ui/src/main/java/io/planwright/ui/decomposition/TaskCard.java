package io.planwright.ui.decomposition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.RenderedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proposed task: read, and edited where it stands. */
class TaskCard extends Article {

    /** What can be done about a proposed task. */
    interface Actions {
        /** @return whether it was taken */
        boolean revise(Supplier<ProposedTask> task);

        void drop(ProposedTask task);

        /** @param lines null where it comes from no lines */
        void lookAt(@Nullable Lines lines);
    }

    private final Actions actions;
    private ProposedTask task;
    private Proposal within;
    private boolean open;
    private boolean editing;
    private String shown = "";

    TaskCard(ProposedTask task, Proposal within, Actions actions) {
        this.task = task;
        this.within = within;
        this.actions = actions;
        setId("proposed-" + task.key());
        addClassName("proposed");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("data-row", "");
        getElement().addEventListener("focusin", _ -> actions.lookAt(this.task.lines()));
    }

    /**
     * Shows the task as it is now; whoever edits it goes on editing.
     *
     * @param isOpen whether it can be changed
     */
    void show(ProposedTask now, Proposal proposal, boolean isOpen) {
        task = now;
        within = proposal;
        open = isOpen;
        if (editing && isOpen) {
            return;
        }
        editing = false;
        var looks = task + "|" + open + "|" + blockers();
        if (!looks.equals(shown)) {
            shown = looks;
            draw();
        }
    }

    private String blockers() {
        return task.dependsOn().stream()
                .map(key -> key + " "
                        + within.task(key)
                                .map(other -> Rendered.plain(other.title()))
                                .orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private void draw() {
        removeAll();
        setClassName("editing", false);
        var key = new Code(task.key());
        key.addClassName("proposed-key");
        var head = new Div(key, new H3(new RenderedLine(task.title())), complexity(task.complexity()));
        head.addClassName("proposed-head");
        if (open) {
            var title = Rendered.plain(task.title());
            var edit = new IconButton("edit-" + task.key(), Glyph.EDIT, getTranslation("proposed.edit", title));
            edit.getElement().setAttribute("data-edit", "");
            edit.addClickListener(_ -> edit());
            var drop = new IconButton("drop-" + task.key(), Glyph.TRASH, getTranslation("proposed.drop", title));
            drop.addClickListener(_ -> actions.drop(task));
            head.add(edit, drop);
        }
        add(head);
        var facts = new Div();
        facts.addClassName("proposed-facts");
        if (!task.files().isEmpty()) {
            facts.add(fact(Glyph.FILE, "proposed.files", codes(task.files())));
        }
        if (task.testFile() != null) {
            facts.add(fact(Glyph.CHECK, "proposed.test", codes(List.of(task.testFile()))));
        }
        if (!task.dependsOn().isEmpty()) {
            facts.add(fact(
                    Glyph.BLOCKED,
                    "proposed.dependsOn",
                    List.of(new Span(blockers().replace("\n", ", ")))));
        }
        if (facts.getComponentCount() > 0) {
            add(facts);
        }
        list("proposed.criteria", task.criteria());
        list("proposed.hints", task.hints());
    }

    private Span complexity(Complexity complexity) {
        var glyph = switch (complexity) {
            case LOW -> Glyph.LOW;
            case MEDIUM -> Glyph.MEDIUM;
            case HIGH -> Glyph.HIGH;
        };
        var chip = new Span(glyph.create(), new Span(getTranslation("complexity." + complexity)));
        chip.addClassName("chip");
        return chip;
    }

    private Div fact(Glyph glyph, String label, List<? extends Component> words) {
        var said = new Span(getTranslation(label) + ": ");
        said.addClassName("faint");
        var line = new Div(glyph.create(), said);
        words.forEach(line::add);
        return line;
    }

    private static List<Component> codes(List<String> paths) {
        var codes = new ArrayList<Component>();
        paths.forEach(path -> codes.add(new Code(path)));
        return codes;
    }

    private void list(String label, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        var title = new Div(getTranslation(label));
        title.addClassNames("proposed-label", "faint");
        var list = new UnorderedList();
        sentences.forEach(sentence -> list.add(new ListItem(new RenderedLine(sentence))));
        add(title, list);
    }

    private void edit() {
        editing = true;
        removeAll();
        setClassName("editing", true);
        add(new TaskForm(task, within, this::save, this::leave));
    }

    private boolean save(Supplier<ProposedTask> edited) {
        editing = false; // what comes of it may be shown at once
        boolean taken = actions.revise(edited);
        editing = !taken;
        if (taken) {
            leave();
        }
        return taken;
    }

    private void leave() {
        editing = false;
        shown = "";
        show(task, within, open);
        getElement().callJsFunction("focus");
    }
}
