package io.planwright.ui.gate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.Commands;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.gate.GateCommand;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.identity.GateId;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gates of one requirement: what must be proven before it is done. */
@Route(value = "p/:project/:slug/gate", layout = MainLayout.class)
@PermitAll
public class GatePage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final QualityGates gates;
    private final Commands commands;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Map<GateId, GateSection> sections = new HashMap<>();
    private ProjectView project;
    private RequirementView requirement;
    private Runnable leave = () -> {};

    public GatePage(
            Projects projects,
            Requirements requirements,
            QualityGates gates,
            Commands commands,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.gates = gates;
        this.commands = commands;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var parameters = entering.getRouteParameters();
        open(parameters.get("project").orElseThrow(), parameters.get("slug").orElseThrow());
    }

    void open(String key, String slug) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        requirement = requirements.withSlug(project.id(), slug).orElseThrow(NotFoundException::new);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, _ -> show());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return event.payload() instanceof GateEvent
                && requirement.id().toString().equals(event.requirement());
    }

    private void show() {
        var all = gates.of(requirement.id());
        if (sections.size() != all.size() || getComponentCount() == 0) {
            removeAll();
            sections.clear();
            all.forEach(gate -> {
                var section = new GateSection(new Checks(gate));
                sections.put(gate.id(), section);
                add(section);
            });
            if (all.isEmpty()) {
                var none = new Paragraph(getTranslation("gate.noneYet"));
                none.addClassNames("empty", "muted");
                add(none);
            }
        }
        all.forEach(gate -> sections.get(gate.id()).show(gate));
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.GATES,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(requirement.title(), Addresses.requirement(project, requirement.slug())),
                        new Crumb(getTranslation("gate.title"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("gate.title") + " · " + Rendered.plain(requirement.title());
    }

    /** What a check lets one do. */
    private final class Checks implements CheckLine.Actions {
        private final GateView gate;

        Checks(GateView gate) {
            this.gate = gate;
        }

        private boolean send(GateCommand command) {
            var by = current.by(project.id(), requirement.id());
            return attempts.attempt(() -> commands.send(by, command));
        }

        private String textOf(String check) {
            return gate.checks().stream()
                    .filter(each -> each.key().equals(check))
                    .map(GateView.CheckView::text)
                    .findFirst()
                    .orElse(check);
        }

        @Override
        public void pass(String check) {
            send(new PassCheck(gate.id(), check, ""));
        }

        @Override
        public void fail(String check) {
            new ReasonDialog("fail", textOf(check), note -> send(new FailCheck(gate.id(), check, note))).open();
        }

        @Override
        public void reopen(String check) {
            send(new ReopenCheck(gate.id(), check));
        }

        @Override
        public void waive(String check) {
            new ReasonDialog("waive", textOf(check), reason -> send(new WaiveCheck(gate.id(), check, reason))).open();
        }
    }
}
