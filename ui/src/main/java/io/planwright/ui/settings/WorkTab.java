package io.planwright.ui.settings;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Stage;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Notices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project asks of the work on its tasks: stages, tries, evidence, leases and circuit breakers. */
class WorkTab extends SettingsTab {

    private static final int MOST = 100;
    private static final int LONGEST = 86_400;

    private final PlaybookDesk desk;
    private final Changing changing;
    private final List<HasValue<?, ?>> fields = new ArrayList<>();
    private final Checkbox staged = checkbox("staged");
    private final Checkbox refactor = checkbox("refactor");
    private final CheckboxGroup<Stage> independent = new CheckboxGroup<>();
    private final IntegerField greenTries = number("greenTries", 1, MOST, "");
    private final IntegerField fixRounds = number("fixRounds", 1, MOST, "");
    private final IntegerField coverage = number("coverage", 0, MOST, "%");
    private final IntegerField lease = number("lease", 1, LONGEST, "s");
    private final IntegerField beat = number("beat", 1, LONGEST, "s");
    private final IntegerField stageFailures = number("stageFailures", 1, MOST, "");
    private final IntegerField stagePause = number("stagePause", 1, LONGEST, "s");
    private final IntegerField workerFailures = number("workerFailures", 1, MOST, "");
    private final IntegerField workerPause = number("workerPause", 1, LONGEST, "s");
    private final IntegerField workerExtensions = number("workerExtensions", 0, 1000, "");
    private final IntegerField systemFailures = number("systemFailures", 1, MOST, "%");
    private final IntegerField systemWindow = number("systemWindow", 1, LONGEST, "s");
    private final IntegerField systemPause = number("systemPause", 1, LONGEST, "s");
    private final Button save = new Button(getTranslation("work.save"), _ -> save());
    private final Button undo = new Button(getTranslation("work.undo"), _ -> takeNewest());
    private final Div copies = new Div(Glyph.INFO.create(), new Span(getTranslation("limits.copies")));
    private @Nullable ProjectView shown;
    private @Nullable Discipline base;

    WorkTab(PlaybookDesk desk, Changing changing) {
        this.desk = desk;
        this.changing = changing;
        independent.setId("work-independent");
        independent.setAriaLabel(getTranslation("work.independent"));
        independent.setItems(EnumSet.range(Stage.RED, Stage.REFACTOR));
        independent.setItemLabelGenerator(stage -> getTranslation("stage." + stage));
        fields.add(independent);
        fields.forEach(field -> field.addValueChangeListener(_ -> showState()));
        save.setId("work-save");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        undo.setId("work-undo");
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        copies.addClassName("callout");
        copies.setId("work-copy");
        var buttons = new Div(undo, save);
        buttons.addClassNames("settings-actions", "work-actions");
        add(
                row("staged", staged),
                row("refactor", refactor),
                row("independent", independent),
                row("greenTries", greenTries),
                row("fixRounds", fixRounds),
                row("coverage", coverage),
                row("lease", lease),
                row("beat", beat),
                heading("breakers"),
                row("stageCircuit", stageFailures, stagePause),
                row("workerCircuit", workerFailures, workerPause, workerExtensions),
                row("systemCircuit", systemFailures, systemWindow, systemPause),
                copies,
                buttons);
    }

    private Checkbox checkbox(String name) {
        var box = new Checkbox();
        box.setId("work-" + name);
        box.setAriaLabel(getTranslation("work." + name));
        fields.add(box);
        return box;
    }

    private IntegerField number(String name, int least, int most, String unit) {
        var field = new IntegerField();
        field.setId("work-" + name);
        field.setMin(least);
        field.setMax(most);
        if (!unit.isEmpty()) {
            field.setSuffixComponent(new Span(unit));
        }
        fields.add(field);
        return field;
    }

    /** A row with several numbers labels each; one alone is labelled by its row. */
    private SettingRow row(String name, com.vaadin.flow.component.Component... controls) {
        for (var control : controls) {
            if (control instanceof IntegerField field) {
                if (controls.length == 1) {
                    field.setAriaLabel(getTranslation("work." + name));
                } else {
                    field.setLabel(getTranslation(field.getId().orElseThrow().replaceFirst("-", ".")));
                }
            }
        }
        return new SettingRow(getTranslation("work." + name), getTranslation("work." + name + "Words"), controls);
    }

    private Div heading(String name) {
        var head = new Div(new H2(getTranslation("work." + name)));
        head.addClassName("settings-heading");
        return head;
    }

    @Override
    void show(ProjectView project) {
        boolean untouched = base == null || base.equals(typed());
        shown = project;
        copies.setVisible(!desk.hasCopy(project));
        if (untouched) {
            takeNewest();
        }
    }

    private void takeNewest() {
        if (shown == null) {
            return;
        }
        var now = desk.of(shown).work().discipline();
        base = now;
        staged.setValue(now.staged());
        refactor.setValue(now.refactor());
        independent.setValue(now.independent());
        greenTries.setValue(now.greenTries());
        fixRounds.setValue(now.fixRounds());
        coverage.setValue(now.coverage());
        lease.setValue(seconds(now.lease()));
        beat.setValue(seconds(now.beat()));
        stageFailures.setValue(now.stage().failures());
        stagePause.setValue(seconds(now.stage().pause()));
        workerFailures.setValue(now.worker().failures());
        workerPause.setValue(seconds(now.worker().pause()));
        workerExtensions.setValue(now.worker().extensions());
        systemFailures.setValue(now.system().failures());
        systemWindow.setValue(seconds(now.system().window()));
        systemPause.setValue(seconds(now.system().pause()));
        showState();
    }

    private void showState() {
        boolean withStages = staged.getValue();
        refactor.setEnabled(withStages);
        independent.setEnabled(withStages);
        greenTries.setEnabled(withStages);
        fixRounds.setEnabled(withStages);
        coverage.setEnabled(withStages);
        var typed = typed();
        boolean changed = base != null && !base.equals(typed);
        save.setEnabled(changed && typed != null);
        undo.setEnabled(changed);
    }

    /** @return what the form says; null while a number is missing or not possible */
    private @Nullable Discipline typed() {
        boolean possible = fields.stream()
                .noneMatch(field -> field instanceof IntegerField number
                        && (number.getValue() == null
                                || number.getValue() < number.getMin()
                                || number.getValue() > number.getMax()));
        if (base == null || !possible) {
            return null;
        }
        return new Discipline(
                staged.getValue(),
                refactor.getValue(),
                independent.getValue(),
                greenTries.getValue(),
                fixRounds.getValue(),
                coverage.getValue(),
                Duration.ofSeconds(lease.getValue()),
                Duration.ofSeconds(beat.getValue()),
                new CircuitLimits(
                        stageFailures.getValue(),
                        base.stage().window(),
                        Duration.ofSeconds(stagePause.getValue()),
                        base.stage().extensions()),
                new CircuitLimits(
                        workerFailures.getValue(),
                        base.worker().window(),
                        Duration.ofSeconds(workerPause.getValue()),
                        workerExtensions.getValue()),
                new CircuitLimits(
                        systemFailures.getValue(),
                        Duration.ofSeconds(systemWindow.getValue()),
                        Duration.ofSeconds(systemPause.getValue()),
                        base.system().extensions()));
    }

    private void save() {
        var project = shown;
        var wanted = typed();
        if (project == null || wanted == null) {
            return;
        }
        if (changing.attempt(by -> desk.work(by, project, wanted))) {
            takeNewest();
            Notices.done(getTranslation("settings.saved"));
        }
    }

    private static int seconds(Duration duration) {
        return (int) Math.min(LONGEST, duration.toSeconds());
    }
}
