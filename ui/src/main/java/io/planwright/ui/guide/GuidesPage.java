package io.planwright.ui.guide;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.guide.GuideDesk;
import io.planwright.application.guide.GuideView;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.text.DocumentEvent;
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

/** The guides of a project, and those that its playbook offers. */
@Route(value = "p/:project/-/guides", layout = MainLayout.class)
@PermitAll
public class GuidesPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Playbooks playbooks;
    private final GuideDesk desk;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Div rows = new Div();
    private final Div around = new Div();
    private ProjectView project;
    private List<Object> shown = List.of();
    private Runnable leave = () -> {};

    public GuidesPage(
            Projects projects,
            Playbooks playbooks,
            GuideDesk desk,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.playbooks = playbooks;
        this.desk = desk;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassName("page");
        var create = new Button(getTranslation("guide.new"), Glyph.PLUS.create(), _ -> askForGuide());
        create.setId("new-guide");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-key", "c");
        var head = new Div(new H1(getTranslation("nav.guides")), create);
        head.addClassName("page-head");
        rows.addClassName("rows");
        rows.setId("guides");
        add(head, rows, around);
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
        leave = live.watch(attached.getUI(), this::concerns, _ -> refresh());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return project.id().toString().equals(event.project())
                && (event.payload() instanceof ProjectEvent
                        || event.payload() instanceof DocumentEvent text
                                && project.guides().stream()
                                        .anyMatch(guide -> guide.documentId().equals(text.documentId())));
    }

    private void refresh() {
        project = projects.withId(project.id()).orElse(project);
        show();
    }

    private void show() {
        var guides = desk.of(project);
        var offered = GuideDesk.offered(playbooks.of(project.ownPlaybook(), project.playbook()), project);
        var wanted = List.<Object>of(guides, offered);
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        rows.removeAll();
        guides.forEach(guide -> rows.add(row(guide)));
        around.removeAll();
        if (guides.isEmpty()) {
            around.add(none());
        }
        if (!offered.isEmpty()) {
            around.add(new OfferedGuides(offered, project.language(), this::take));
        }
    }

    private GuideRow row(GuideView guide) {
        return new GuideRow(guide, Addresses.guide(project.key(), guide.key()));
    }

    private Div none() {
        var words = new Paragraph(getTranslation("guide.noneWords"));
        words.addClassName("muted");
        var none = new Div(Glyph.BOOK.create(), new H2(getTranslation("guide.none")), words);
        none.addClassNames("empty", "empty-quiet");
        none.setId("no-guides");
        return none;
    }

    private void askForGuide() {
        new NewGuideDialog(this::create).open();
    }

    private boolean create(String key, String title) {
        var made = attempts.make(() -> desk.add(current.by(), project, key, title, ""));
        made.ifPresent(_ -> {
            var address = Addresses.guide(project.key(), GuideDesk.keyOf(key, title));
            getUI().ifPresent(ui -> ui.navigate(address));
        });
        return made.isPresent();
    }

    private void take(Playbook.Guide guide) {
        attempts.make(() -> desk.adopt(current.by(), project, guide));
        refresh();
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.GUIDES,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(getTranslation("nav.guides"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.guides") + " · " + project.name();
    }
}
