package io.planwright.ui.settings;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.requirement.Lane;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.PhaseStepper;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.shell.Addresses;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How much may go on at once in a project, and what goes on. */
class LimitsTab extends SettingsTab {

    private static final int MOST = 100;

    private final PlaybookDesk desk;
    private final Requirements requirements;
    private final Changing changing;
    private final IntegerField most = new IntegerField();
    private final Checkbox archives = new Checkbox();
    private final Div copies = new Div(Glyph.INFO.create(), new Span(getTranslation("limits.copies")));
    private final Div now = new Div();
    private @Nullable ProjectView shown;
    private int limit;

    LimitsTab(PlaybookDesk desk, Requirements requirements, Changing changing) {
        this.desk = desk;
        this.requirements = requirements;
        this.changing = changing;
        most.setId("limit-active");
        most.setAriaLabel(getTranslation("limits.active"));
        most.setMin(0);
        most.setMax(MOST);
        most.setStepButtonsVisible(true);
        most.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                save();
            }
        });
        archives.setId("limit-archive");
        archives.setAriaLabel(getTranslation("limits.archives"));
        archives.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                save(desk::archiving, change.getValue());
            }
        });
        copies.addClassName("callout");
        copies.setId("limits-copy");
        now.setId("limits-now");
        add(
                new SettingRow(getTranslation("limits.active"), getTranslation("limits.activeWords"), most),
                new SettingRow(getTranslation("limits.archives"), getTranslation("limits.archivesWords"), archives),
                copies,
                now);
    }

    @Override
    void show(ProjectView project) {
        shown = project;
        limit = desk.of(project).limits().mostActive();
        most.setValue(limit);
        archives.setValue(desk.of(project).limits().archiveWhenDone());
        copies.setVisible(!desk.hasCopy(project));
        showActive(project);
    }

    private void showActive(ProjectView project) {
        var active = requirements.of(project.id(), Requirements.ACTIVE, 500, null).items().stream()
                .filter(each -> each.lane() == Lane.FULL)
                .toList();
        now.removeAll();
        var heading = new H2(
                limit == 0
                        ? getTranslation("limits.now", active.size())
                        : getTranslation("limits.nowOf", active.size(), limit));
        var head = new Div(heading);
        head.addClassName("settings-heading");
        now.add(head, rows(project, active));
    }

    private static Div rows(ProjectView project, List<RequirementSummary> active) {
        var rows = new Div();
        rows.addClassName("rows");
        for (var each : active) {
            var title = new Span(each.title());
            title.addClassName("title");
            var name = new Span(title);
            name.addClassName("row-title");
            var phase = new PhaseStepper();
            phase.show(each.phase());
            var row = new Anchor(Addresses.requirement(project, each.slug()), name, phase);
            row.addClassNames("row", "limit-row");
            row.getElement().setAttribute("data-row", true);
            rows.add(row);
        }
        return rows;
    }

    private void save() {
        var project = shown;
        var number = most.getValue();
        if (project == null) {
            return;
        }
        if (number == null || most.isInvalid()) {
            most.setValue(limit);
            return;
        }
        if (number == limit) {
            return;
        }
        save(desk::limited, number);
    }

    private <T> void save(BiFunction<ProjectView, T, ChangePlaybook> change, T value) {
        var project = shown;
        if (project == null) {
            return;
        }
        if (changing.send(change.apply(project, value))) {
            Notices.done(getTranslation("settings.saved"));
        } else {
            show(project);
        }
    }
}
