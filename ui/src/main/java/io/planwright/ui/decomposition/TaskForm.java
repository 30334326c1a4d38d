package io.planwright.ui.decomposition;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedPhase;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.ui.look.KeptDraft;
import io.planwright.ui.look.Rendered;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A proposed task as it is edited, where it stands. */
class TaskForm extends Div {

    private final ProposedTask task;
    private final TextField title = new TextField(getTranslation("proposed.title"));
    private final ComboBox<String> phase = new ComboBox<>(getTranslation("proposed.phase"));
    private final Select<Complexity> complexity = new Select<>();
    private final TextArea files = new TextArea(getTranslation("proposed.files"));
    private final TextField test = new TextField(getTranslation("proposed.test"));
    private final TextArea criteria = new TextArea(getTranslation("proposed.criteria"));
    private final TextArea hints = new TextArea(getTranslation("proposed.hints"));
    private final MultiSelectComboBox<ProposedTask> blockers =
            new MultiSelectComboBox<>(getTranslation("proposed.dependsOn"));

    /**
     * @param within the proposal that the task stands in
     * @param onSave is given what makes the task as it is to be, where that is possible; says whether it was taken
     */
    TaskForm(ProposedTask task, Proposal within, Predicate<Supplier<ProposedTask>> onSave, Runnable onCancel) {
        this.task = task;
        addClassName("proposed-form");
        var prefix = "proposed-" + task.key() + "-";
        title.setId(prefix + "title");
        title.setValue(task.title());
        title.setMaxLength(2_000);
        title.setAutofocus(true);
        phase.setId(prefix + "phase");
        phase.setItems(within.phases().stream().map(ProposedPhase::title).toList());
        phase.setAllowCustomValue(true);
        phase.addCustomValueSetListener(custom -> phase.setValue(custom.getDetail()));
        phase.setValue(task.phase());
        complexity.setId(prefix + "complexity");
        complexity.setLabel(getTranslation("proposed.complexity"));
        complexity.setItems(Complexity.values());
        complexity.setItemLabelGenerator(each -> getTranslation("complexity." + each));
        complexity.setValue(task.complexity());
        area(files, prefix + "files", task.files());
        test.setId(prefix + "test");
        test.setValue(task.testFile() == null ? "" : task.testFile());
        area(criteria, prefix + "criteria", task.criteria());
        area(hints, prefix + "hints", task.hints());
        blockers.setId(prefix + "blockers");
        blockers.setItemLabelGenerator(each -> each.key() + "  " + Rendered.plain(each.title()));
        blockers.setItems(within.tasks().stream()
                .filter(other -> !other.key().equals(task.key()))
                .toList());
        blockers.setValue(within.tasks().stream()
                .filter(other -> task.dependsOn().contains(other.key()))
                .toList());
        var kept = KeptDraft.ofForm(prefix);
        var save = new Button(getTranslation("proposed.save"), _ -> {
            if (onSave.test(this::edited)) {
                kept.drop();
            }
        });
        save.setId(prefix + "save");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> {
            kept.drop();
            onCancel.run();
        });
        cancel.setId(prefix + "cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        cancel.addClickShortcut(Key.ESCAPE).listenOn(this);
        var pair = new Div(phase, complexity);
        pair.addClassName("proposed-pair");
        var buttons = new Div(save, cancel);
        buttons.addClassName("proposed-buttons");
        add(kept, title, pair, files, test, criteria, hints, blockers, buttons);
    }

    private void area(TextArea area, String id, List<String> lines) {
        area.setId(id);
        area.setValue(String.join("\n", lines));
        area.setHelperText(getTranslation("proposed.oneEach"));
    }

    private ProposedTask edited() {
        return new ProposedTask(
                task.key(),
                title.getValue(),
                phase.getValue() == null ? "" : phase.getValue(),
                complexity.getValue(),
                lines(files),
                test.getValue(),
                blockers.getValue().stream().map(ProposedTask::key).toList(),
                lines(criteria),
                lines(hints),
                task.lines());
    }

    private static List<String> lines(TextArea area) {
        return area.getValue().lines().toList();
    }
}
