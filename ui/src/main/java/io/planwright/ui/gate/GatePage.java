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
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.planwright.application.Commands;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.Evaluation;
import io.planwright.application.check.GateReport;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.workspace.Workspace;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.gate.GateCommand;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.identity.GateId;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.ReasonDialog;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import io.planwright.ui.text.Places;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The gates of one requirement: what must be proven before it is done. */
@Route(value = "p/:project/:slug/gate", layout = MainLayout.class)
@PermitAll
public class GatePage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final WorkspaceDesk workspaces;
    private final Commands commands;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Map<GateId, GateSection> sections = new HashMap<>();
    private Workspace now;
    private Runnable leave = () -> {};

    public GatePage(
            Projects projects,
            Requirements requirements,
            WorkspaceDesk workspaces,
            Commands commands,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.workspaces = workspaces;
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
        var project = projects.withKey(key).orElseThrow(NotFoundException::new);
        var requirement = requirements.withSlug(project.id(), slug).orElseThrow(NotFoundException::new);
        now = workspaces.at(requirement.id());
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, _ -> {
            now = workspaces.at(now.requirement().id());
            show();
        });
        getElement().executeJs("window.planwright?.revealHash()");
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return now.requirement().id().toString().equals(event.requirement());
    }

    private void show() {
        var all = now.gates();
        if (sections.size() != all.size() || getComponentCount() == 0) {
            removeAll();
            sections.clear();
            all.forEach(gate -> {
                var section =
                        new GateSection(new Checks(gate.id()), DownloadHandler.fromInputStream(_ -> report(gate.id())));
                sections.put(gate.id(), section);
                add(section);
            });
            if (all.isEmpty()) {
                var none = new Paragraph(getTranslation("gate.noneYet"));
                none.addClassNames("empty", "muted");
                add(none);
            }
        }
        var places = new Places(now);
        all.forEach(gate ->
                Objects.requireNonNull(sections.get(gate.id())).show(gate.name(), Evaluation.of(gate, now), places));
    }

    private DownloadResponse report(GateId id) {
        var text = now.gates().stream()
                .filter(gate -> gate.id().equals(id))
                .map(gate -> GateReport.of(gate, now))
                .findFirst()
                .orElse("");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes),
                now.requirement().slug() + "-gate-report.md",
                "text/markdown",
                bytes.length);
    }

    @Override
    public Trail trail() {
        return new Trail(
                now.project(),
                Trail.Area.GATES,
                List.of(
                        new Crumb(
                                now.project().name(),
                                Addresses.project(now.project().key())),
                        new Crumb(
                                now.requirement().title(),
                                Addresses.requirement(
                                        now.project(), now.requirement().slug())),
                        new Crumb(getTranslation("gate.title"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("gate.title") + " · "
                + Rendered.plain(now.requirement().title());
    }

    /** What a check lets one do. */
    private final class Checks implements CheckLine.Actions {
        private final GateId gate;

        Checks(GateId gate) {
            this.gate = gate;
        }

        private boolean send(GateCommand command) {
            var by = current.by(now.project().id(), now.requirement().id());
            return attempts.attempt(() -> commands.send(by, command));
        }

        @Override
        public void pass(CheckResult check) {
            new ReasonDialog(
                            "check.pass",
                            Rendered.plain(check.text()),
                            note -> send(new PassCheck(gate, check.key(), note)))
                    .open();
        }

        @Override
        public void fail(CheckResult check) {
            new ReasonDialog(
                            "check.fail",
                            Rendered.plain(check.text()),
                            note -> send(new FailCheck(gate, check.key(), note)))
                    .open();
        }

        @Override
        public void post(CheckResult check) {
            new EvidenceDialog(
                            Rendered.plain(check.text()),
                            check.source(),
                            (passed, source, note) -> send(
                                    passed
                                            ? new PassCheck(gate, check.key(), note, source, null, true, 0)
                                            : new FailCheck(gate, check.key(), note, source, null)))
                    .open();
        }

        @Override
        public void reopen(CheckResult check) {
            send(new ReopenCheck(gate, check.key()));
        }

        @Override
        public void waive(CheckResult check) {
            new ReasonDialog(
                            "check.waive",
                            Rendered.plain(check.text()),
                            reason -> send(new WaiveCheck(gate, check.key(), reason)))
                    .open();
        }
    }
}
