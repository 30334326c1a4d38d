package io.planwright.ui.project;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.By;
import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.workspace.Imports;
import io.planwright.domain.requirement.Lane;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requirements of one project, and the ways to get more of them. */
@JsModule("./planwright-folder.js")
@Route(value = "p/:project", layout = MainLayout.class)
@PermitAll
public class ProjectHome extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private static final int STRETCH = 100;

    private final Projects projects;
    private final Requirements requirements;
    private final RequirementDesk desk;
    private final Imports imports;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Div body = new Div();
    private final RequirementRows rows = new RequirementRows(this::address);
    private final Div empty = new Div();
    private final Button more = new Button(getTranslation("requirements.more"), _ -> showMore());
    private final WorkspaceDrop drop = new WorkspaceDrop(body, this::take);
    private ProjectView project;
    private boolean archived;
    private int wanted = STRETCH;
    private @Nullable String next;
    private Runnable leave = () -> {};

    public ProjectHome(
            Projects projects,
            Requirements requirements,
            RequirementDesk desk,
            Imports imports,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.desk = desk;
        this.imports = imports;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassName("home");
        body.addClassName("page");
        more.setId("more");
        var bottom = new Div(more);
        bottom.addClassName("more");
        body.add(head(), rows, empty, bottom);
        add(drop.zone());
    }

    private Div head() {
        var create =
                new Button(getTranslation("requirement.new"), Glyph.PLUS.create(), _ -> askForRequirement(Lane.FULL));
        create.setId("new-requirement");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-key", "c");
        var head = new Div(
                new H1(getTranslation("nav.requirements")), new Segments(this::showArchived), drop.button(), create);
        head.addClassName("page-head");
        return head;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        open(entering.getRouteParameters().get("project").orElseThrow());
    }

    void open(String key) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        rows.clear();
        wanted = STRETCH;
        var first = read();
        rows.append(first.items());
        showAround(first);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, _ -> refresh());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return project.id().toString().equals(event.project());
    }

    private Page<RequirementSummary> read() {
        return requirements.of(project.id(), shown(), wanted, null);
    }

    private Selection shown() {
        return Selection.with("archived", Boolean.toString(archived));
    }

    private void refresh() {
        var now = read();
        rows.update(now.items());
        showAround(now);
    }

    private void showAround(Page<RequirementSummary> shown) {
        next = shown.next();
        more.setVisible(next != null);
        empty.removeAll();
        if (shown.items().isEmpty()) {
            empty.add(archived ? new NothingArchived() : new ThreeWaysIn(drop::chooseFolder, this::askForRequirement));
        }
    }

    private void showMore() {
        var page = requirements.of(project.id(), shown(), STRETCH, next);
        rows.append(page.items());
        wanted += STRETCH;
        next = page.next();
        more.setVisible(next != null);
    }

    private void showArchived(boolean isWanted) {
        archived = isWanted;
        wanted = STRETCH;
        rows.clear();
        var first = read();
        rows.append(first.items());
        showAround(first);
    }

    private void askForRequirement(Lane lane) {
        new NewRequirementDialog(lane, this::draft).open();
    }

    private boolean draft(String title, String slug, Lane lane) {
        var made = attempts.make(
                () -> desk.draft(current.by(project.id()), project, title, slug.isEmpty() ? null : slug, lane));
        made.flatMap(requirements::summary)
                .ifPresent(summary -> getUI().ifPresent(ui -> ui.navigate(address(summary))));
        return made.isPresent();
    }

    /** Takes a file over while the page goes on; the page is told when it is through. */
    private void take(String fileName, byte[] content) {
        var ui = UI.getCurrent();
        var by = current.by(project.id());
        var into = project;
        var over = Notices.running(getTranslation("import.running", fileName));
        Thread.startVirtualThread(() -> {
            importIn(ui, by, into, fileName, content);
            ui.access(over::run);
        });
    }

    private void importIn(UI ui, By by, ProjectView into, String fileName, byte[] content) {
        try {
            var report = imports.take(by, into, fileName, content);
            ui.access(() -> new ImportReportDialog(fileName, report, slug -> Addresses.requirement(into, slug)).open());
        } catch (RuntimeException problem) {
            ui.access(() -> attempts.answered(() -> {
                throw problem;
            }));
        }
    }

    private String address(RequirementSummary summary) {
        return Addresses.requirement(project, summary.slug());
    }

    @Override
    public Trail trail() {
        return new Trail(project, Trail.Area.REQUIREMENTS, List.of(new Crumb(project.name(), null)));
    }

    @Override
    public String getPageTitle() {
        return project.name() + " · Planwright";
    }
}
