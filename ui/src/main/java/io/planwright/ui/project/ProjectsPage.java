package io.planwright.ui.project;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectDesk;
import io.planwright.application.project.Projects;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All projects; the way in leads straight to the only one. */
@Route(value = "projects", layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
@PermitAll
public class ProjectsPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final ProjectDesk desk;
    private final Playbooks playbooks;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Div list = new Div();
    private Runnable leave = () -> {};

    public ProjectsPage(
            Projects projects,
            ProjectDesk desk,
            Playbooks playbooks,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.desk = desk;
        this.playbooks = playbooks;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassName("page");
        add(list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var all = projects.all();
        if (entering.getLocation().getPath().isEmpty() && all.size() == 1) {
            entering.forwardTo(Addresses.project(all.getFirst().key()));
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        show();
        leave = live.watch(attached.getUI(), event -> event.payload() instanceof ProjectEvent, _ -> show());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private void show() {
        list.removeAll();
        var all = projects.all();
        if (all.isEmpty()) {
            list.add(new NoProjects(this::askForProject));
            return;
        }
        var create = new Button(getTranslation("project.new"), Glyph.PLUS.create(), _ -> askForProject());
        create.setId("new-project");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-key", "c");
        var head = new Div(new H1(getTranslation("nav.projects")), create);
        head.addClassName("page-head");
        var rows = new Div();
        rows.addClassName("rows");
        all.forEach(project -> rows.add(new ProjectRow(project)));
        list.add(head, rows);
    }

    private void askForProject() {
        new NewProjectDialog(playbooks.all(), this::create).open();
    }

    private boolean create(String key, String name, String playbook, Language language) {
        var made = attempts.make(() -> desk.create(current.by(), key, name, playbook, language));
        made.ifPresent(_ -> getUI().ifPresent(ui -> ui.navigate(Addresses.project(key))));
        return made.isPresent();
    }

    @Override
    public Trail trail() {
        return new Trail(null, Trail.Area.PROJECTS, List.of(new Crumb(getTranslation("nav.projects"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.projects") + " · Planwright";
    }
}
