package io.planwright.ui.plan;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.TaskId;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import java.util.List;
import java.util.function.Supplier;

/** What a task waits for. */
class BlockersDialog extends Dialog {

    /** What can be done about it. */
    interface Actions {
        /** @return whether it was taken */
        boolean waitFor(TaskId blocker);

        boolean stopWaiting(TaskId blocker);
    }

    private final Supplier<List<PlannedTask>> tasks;
    private final TaskId task;
    private final Actions actions;
    private final Div list = new Div();
    private final ComboBox<PlannedTask> choice = new ComboBox<>();

    BlockersDialog(PlannedTask task, Supplier<List<PlannedTask>> tasks, Actions actions) {
        this.task = task.task().id();
        this.tasks = tasks;
        this.actions = actions;
        setId("blockers-dialog");
        setHeaderTitle(getTranslation("blockers.title", task.key()));
        choice.setId("blocker");
        choice.setLabel(getTranslation("blockers.add"));
        choice.setItemLabelGenerator(each -> each.key() + "  " + each.task().title());
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null
                    && actions.waitFor(change.getValue().task().id())) {
                draw();
            }
        });
        list.addClassName("blockers");
        var form = new Div(list, choice);
        form.addClassName("form");
        add(form);
        var close = new Button(getTranslation("notice.close"), _ -> close());
        close.setId("blockers-close");
        getFooter().add(close);
        draw();
    }

    private void draw() {
        var all = tasks.get();
        var waiting = all.stream()
                .filter(each -> each.task().id().equals(task))
                .flatMap(each -> each.task().blockers().stream())
                .toList();
        list.removeAll();
        if (waiting.isEmpty()) {
            list.add(new Span(getTranslation("blockers.none")));
        }
        all.stream().filter(each -> waiting.contains(each.task().id())).forEach(each -> list.add(line(each)));
        choice.setItems(all.stream()
                .filter(each -> !each.task().id().equals(task)
                        && !waiting.contains(each.task().id()))
                .toList());
        choice.clear();
    }

    private Div line(PlannedTask blocker) {
        var words = new Span(blocker.key() + "  " + blocker.task().title());
        words.addClassName("words");
        var remove = new IconButton(
                "stop-waiting-" + blocker.task().id(), Glyph.CLOSE, getTranslation("blockers.remove", blocker.key()));
        remove.addClickListener(_ -> {
            if (actions.stopWaiting(blocker.task().id())) {
                draw();
            }
        });
        var line = new Div((blocker.task().done() ? Glyph.DONE : Glyph.OPEN).create(), words, remove);
        line.addClassName("rail-line");
        return line;
    }
}
