package io.planwright.ui.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.People;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.project.ProjectCommand;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is set for one project: its name and language, its playbook, who has which role, its targets, work and limits. */
@Route(value = "p/:project/-/settings/:tab?(general|playbook|roles|targets|work|limits)", layout = MainLayout.class)
@PermitAll
public class SettingsPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    /** The parts of the settings, each with an address of its own. */
    enum Part {
        GENERAL,
        PLAYBOOK,
        ROLES,
        TARGETS,
        WORK,
        LIMITS;

        String address() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Projects projects;
    private final Requirements requirements;
    private final Playbooks playbooks;
    private final PlaybookDesk playbookDesk;
    private final People people;
    private final AccessTokens tokens;
    private final Commands commands;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Nav tabs = new Nav();
    private final Div place = new Div();
    private ProjectView project;
    private SettingsTab tab;
    private Runnable leave = () -> {};

    public SettingsPage(
            Projects projects,
            Requirements requirements,
            Playbooks playbooks,
            PlaybookDesk playbookDesk,
            People people,
            AccessTokens tokens,
            Commands commands,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.playbooks = playbooks;
        this.playbookDesk = playbookDesk;
        this.people = people;
        this.tokens = tokens;
        this.commands = commands;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassName("page");
        var head = new Div(new H1(getTranslation("nav.settings")));
        head.addClassName("page-head");
        tabs.addClassName("tabs");
        tabs.getElement().setAttribute("aria-label", getTranslation("settings.parts"));
        add(head, tabs, place);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var part = entering.getRouteParameters()
                .get("tab")
                .map(tab -> Part.valueOf(tab.toUpperCase(Locale.ROOT)))
                .orElse(Part.GENERAL);
        open(entering.getRouteParameters().get("project").orElseThrow(), part);
    }

    void open(String key, Part part) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        tab = tab(part);
        place.removeAll();
        place.add(tab);
        tabs.removeAll();
        for (var each : Part.values()) {
            tabs.add(link(each, each == part));
        }
        tab.show(project);
    }

    private SettingsTab tab(Part part) {
        var changing = new InMyName();
        return switch (part) {
            case GENERAL -> new GeneralTab(playbooks, playbookDesk, changing);
            case PLAYBOOK -> new PlaybookTab(playbooks, playbookDesk, changing);
            case ROLES -> new RolesTab(playbookDesk, people, tokens, changing, current.get());
            case TARGETS -> new TargetsTab(playbookDesk, changing);
            case WORK -> new WorkTab(playbookDesk, changing);
            case LIMITS -> new LimitsTab(playbookDesk, requirements, changing);
        };
    }

    private Anchor link(Part part, boolean here) {
        var link =
                new Anchor(Addresses.settings(project.key(), part.address()), getTranslation("settings.part." + part));
        link.setId("tab-" + part.address());
        link.addClassName("tab");
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private final class InMyName implements Changing {
        @Override
        public boolean attempt(Function<By, Receipt> deed) {
            boolean done = attempts.attempt(() -> deed.apply(current.by(project.id())));
            refresh();
            return done;
        }

        @Override
        public boolean send(List<? extends ProjectCommand> todo) {
            return attempt(by -> commands.send(by, todo));
        }
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
                && (event.payload() instanceof ProjectEvent || event.payload() instanceof RequirementEvent);
    }

    private void refresh() {
        var before = project;
        project = projects.withId(project.id()).orElse(project);
        tab.show(project);
        if (!before.name().equals(project.name())) {
            MainLayout.around(this).ifPresent(MainLayout::showTrail);
        }
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.SETTINGS,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(getTranslation("nav.settings"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.settings") + " · " + project.name();
    }
}
