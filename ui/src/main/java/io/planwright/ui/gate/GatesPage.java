package io.planwright.ui.gate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
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
import io.planwright.application.Selection;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.Evaluation;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.identity.RequirementId;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.GateState;
import io.planwright.ui.look.PhaseStepper;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the gates of a project's active requirements stand, by title; only those that are shown are looked at. */
@Route(value = "p/:project/-/gates", layout = MainLayout.class)
@PermitAll
public class GatesPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private static final int STRETCH = 25;
    private static final Selection ACTIVE = Requirements.ACTIVE.sorted("title");

    private record Line(RequirementSummary summary, List<CheckResult> checks) {}

    private final Projects projects;
    private final Requirements requirements;
    private final LiveUpdates live;
    private final WorkspaceDesk workspaces;
    private final Div rows = new Div();
    private final Button more = new Button(getTranslation("requirements.more"), _ -> showMore());
    private final Map<RequirementId, List<CheckResult>> checks = new HashMap<>();
    private ProjectView project;
    private List<Line> shown = List.of();
    private int wanted = STRETCH;
    private Runnable leave = () -> {};

    public GatesPage(Projects projects, Requirements requirements, WorkspaceDesk workspaces, LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.workspaces = workspaces;
        this.live = live;
        addClassName("page");
        var head = new Div(new H1(getTranslation("nav.gates")));
        head.addClassName("page-head");
        rows.addClassName("rows");
        more.setId("more");
        var bottom = new Div(more);
        bottom.addClassName("more");
        add(head, rows, bottom);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        open(entering.getRouteParameters().get("project").orElseThrow());
    }

    void open(String key) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), event -> project.id().toString().equals(event.project()), events -> {
            events.forEach(this::forget);
            show();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private void forget(LoggedEvent event) {
        if (event.requirement() == null) {
            checks.clear();
        } else {
            checks.remove(RequirementId.of(event.requirement()));
        }
    }

    private void showMore() {
        wanted += STRETCH;
        show();
    }

    private void show() {
        var page = requirements.of(project.id(), ACTIVE, wanted, null);
        more.setVisible(page.next() != null);
        evaluate(page.items());
        var now = page.items().stream()
                .filter(summary -> summary.checks() > 0)
                .map(summary -> new Line(summary, checks.getOrDefault(summary.id(), List.of())))
                .toList();
        if (now.equals(shown) && rows.getComponentCount() > 0) {
            return;
        }
        shown = now;
        rows.removeAll();
        now.forEach(line -> rows.add(row(line)));
        if (now.isEmpty()) {
            var none = new Paragraph(getTranslation("gate.noneYet"));
            none.addClassNames("empty", "muted");
            rows.add(none);
        }
    }

    /** Looks at those of the requirements that were not looked at yet or have changed since. */
    private void evaluate(List<RequirementSummary> summaries) {
        var unknown = summaries.stream()
                .filter(summary -> summary.checks() > 0 && !checks.containsKey(summary.id()))
                .map(RequirementSummary::id)
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(id -> checks.put(id, List.of()));
            workspaces
                    .of(project.id(), unknown)
                    .forEach(workspace -> checks.put(
                            workspace.requirement().id(),
                            workspace.gates().stream()
                                    .flatMap(gate -> Evaluation.of(gate, workspace).stream())
                                    .toList()));
        }
    }

    private Anchor row(Line line) {
        var summary = line.summary();
        var title = new Span(Rendered.plain(summary.title()));
        title.addClassName("title");
        var name = new Span(title);
        name.addClassName("row-title");
        var phase = new PhaseStepper();
        phase.show(summary.phase());
        var gate = new GateState();
        gate.show(line.checks());
        long lets = line.checks().stream().filter(check -> check.state().lets()).count();
        var numbers = new Span(getTranslation("gate.let", lets, line.checks().size()));
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
