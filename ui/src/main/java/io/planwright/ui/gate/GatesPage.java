package io.planwright.ui.gate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.requirement.Requirements.RequirementFilter;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.GateState;
import io.planwright.ui.look.PhaseStepper;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;

/** How the gates of a project's active requirements stand; those with failed checks first. */
@Route(value = "p/:project/-/gates", layout = MainLayout.class)
@PermitAll
public class GatesPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private static final int MOST = 500;

    private final Projects projects;
    private final Requirements requirements;
    private final LiveUpdates live;
    private final Div rows = new Div();
    private ProjectView project;
    private List<RequirementSummary> shown = List.of();
    private Runnable leave = () -> {};

    public GatesPage(Projects projects, Requirements requirements, LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.live = live;
        addClassName("page");
        var head = new Div(new H1(getTranslation("nav.gates")));
        head.addClassName("page-head");
        rows.addClassName("rows");
        add(head, rows);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        project = entering.getRouteParameters()
                .get("project")
                .flatMap(projects::withKey)
                .orElseThrow(NotFoundException::new);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), event -> project.id().toString().equals(event.project()), _ -> show());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private void show() {
        var now = requirements.of(project.id(), RequirementFilter.active(), MOST, null).items().stream()
                .filter(summary -> summary.checks() > 0)
                .sorted(Comparator.comparing((RequirementSummary summary) -> summary.checksFailed() == 0)
                        .thenComparing(RequirementSummary::title))
                .toList();
        if (now.equals(shown) && rows.getComponentCount() > 0) {
            return;
        }
        shown = now;
        rows.removeAll();
        now.forEach(summary -> rows.add(row(summary)));
        if (now.isEmpty()) {
            var none = new Paragraph(getTranslation("gate.noneYet"));
            none.addClassNames("empty", "muted");
            rows.add(none);
        }
    }

    private Anchor row(RequirementSummary summary) {
        var title = new Span(summary.title());
        title.addClassName("title");
        var name = new Span(title);
        name.addClassName("row-title");
        var phase = new PhaseStepper();
        phase.show(summary.phase());
        var gate = new GateState();
        gate.show(summary.checks(), summary.checksOpen(), summary.checksFailed());
        var numbers = new Span(getTranslation(
                "gate.let", summary.checks() - summary.checksOpen() - summary.checksFailed(), summary.checks()));
        numbers.addClassName("amount");
        var when = new Span(new Ago(summary.changedAt()));
        when.addClassName("when");
        var row = new Anchor(Addresses.gate(project, summary.slug()), name, phase, numbers, gate, when);
        row.addClassName("row");
        row.setId("gate-" + summary.slug());
        row.getElement().setAttribute("data-row", true);
        return row;
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.GATES,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(getTranslation("nav.gates"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.gates") + " · " + project.name();
    }
}
