package io.planwright.ui.requirement;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.requirement.RequirementCommand;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.OneLineDialog;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.requirement.PlansPanel.PlanLine;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import io.planwright.ui.text.Writing;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;

/** One requirement: the outline, the document, and what is around it. */
@Route(value = "p/:project/:slug", layout = MainLayout.class)
@PermitAll
public class RequirementPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final Texts texts;
    private final QualityGates gates;
    private final Plans plans;
    private final Tasks tasks;
    private final TextDesk textDesk;
    private final PlanDesk planDesk;
    private final Playbooks playbooks;
    private final Commands commands;
    private final Workspaces workspaces;
    private final RecentEvents recent;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final RequirementHead head = new RequirementHead(new Whole(), DownloadHandler.fromInputStream(_ -> zip()));
    private final SectionOutline outline = new SectionOutline();
    private final DocumentFlow document;
    private final CriteriaPanel criteria = new CriteriaPanel(new Items());
    private final GatePanel gatePanel = new GatePanel();
    private final PlansPanel plansPanel = new PlansPanel(this::askForPlan);
    private final ActivityPanel activity = new ActivityPanel();
    private ProjectView project;
    private RequirementView requirement;
    private Runnable leave = () -> {};

    public RequirementPage(
            Projects projects,
            Requirements requirements,
            Texts texts,
            QualityGates gates,
            Plans plans,
            Tasks tasks,
            TextDesk textDesk,
            PlanDesk planDesk,
            Playbooks playbooks,
            Commands commands,
            Workspaces workspaces,
            RecentEvents recent,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.texts = texts;
        this.gates = gates;
        this.plans = plans;
        this.tasks = tasks;
        this.textDesk = textDesk;
        this.planDesk = planDesk;
        this.playbooks = playbooks;
        this.commands = commands;
        this.workspaces = workspaces;
        this.recent = recent;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        document = new DocumentFlow(new Writing(textDesk, texts, attempts, this::by));
        var rail = new Aside(criteria, gatePanel, plansPanel, activity);
        rail.addClassName("rail");
        rail.getElement().setAttribute("aria-label", getTranslation("requirement.rail"));
        var frame = new Div(outline, document, rail);
        frame.addClassName("frame");
        add(head, frame);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var parameters = entering.getRouteParameters();
        open(parameters.get("project").orElseThrow(), parameters.get("slug").orElseThrow());
    }

    void open(String key, String slug) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        requirement = requirements.withSlug(project.id(), slug).orElseThrow(NotFoundException::new);
        showHead();
        showTexts();
        showGates();
        showPlans();
        activity.show(recent.of(requirement.id()));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, this::refresh);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return requirement.id().toString().equals(event.requirement());
    }

    private void refresh(List<LoggedEvent> events) {
        var kinds = new Kinds(events);
        if (kinds.any(RequirementEvent.class)) {
            requirements.withId(requirement.id()).ifPresent(now -> requirement = now);
            MainLayout.around(this).ifPresent(MainLayout::showTrail);
        }
        if (kinds.any(RequirementEvent.class, GateEvent.class)) {
            showHead();
        }
        if (kinds.any(RequirementEvent.class, DocumentEvent.class)) {
            showTexts();
        }
        if (kinds.any(GateEvent.class)) {
            showGates();
        }
        if (kinds.any(PlanEvent.class, TaskEvent.class)) {
            showPlans();
        }
        activity.show(events.stream().map(RecentEvents::happened).toList());
    }

    private void showHead() {
        requirements
                .summary(requirement.id())
                .ifPresent(summary -> head.show(summary, Addresses.gate(project, requirement.slug())));
    }

    private void showTexts() {
        var byId = texts.withIds(
                requirement.sections().stream().map(SectionRef::documentId).toList());
        outline.show(requirement, byId);
        document.show(requirement, byId);
        criteria.show(textDesk.items(requirement));
    }

    private void showGates() {
        gatePanel.show(gates.of(requirement.id()), Addresses.gate(project, requirement.slug()));
    }

    private void showPlans() {
        plansPanel.show(plans.of(requirement.id()).stream().map(this::line).toList());
    }

    private PlanLine line(PlanView plan) {
        var all = tasks.of(plan.id());
        int done = (int) all.stream().filter(task -> task.task().done()).count();
        return new PlanLine(
                plan.id().toString(),
                plan.title(),
                Addresses.plan(project, requirement.slug(), plan.id()),
                done,
                all.size());
    }

    private By by() {
        return current.by(project.id(), requirement.id());
    }

    private boolean send(RequirementCommand command) {
        return attempts.attempt(() -> commands.send(by(), command));
    }

    private DownloadResponse zip() {
        var bytes = workspaces.zip(requirement.id());
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), requirement.slug() + ".zip", "application/zip", bytes.length);
    }

    private void askForPlan() {
        new OneLineDialog(
                        "plan-dialog",
                        getTranslation("plan.new"),
                        getTranslation("plan.title"),
                        requirement.title(),
                        getTranslation("plan.create"),
                        this::draftPlan)
                .open();
    }

    private boolean draftPlan(String title) {
        var made = attempts.make(() -> planDesk.draft(
                by(),
                project,
                requirement,
                playbooks.of(project.ownPlaybook(), requirement.playbook()),
                title,
                null,
                true));
        made.ifPresent(plan -> getUI().ifPresent(ui -> ui.navigate(Addresses.plan(project, requirement.slug(), plan))));
        return made.isPresent();
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.REQUIREMENTS,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(requirement.title(), null)));
    }

    @Override
    public String getPageTitle() {
        return Rendered.plain(requirement.title()) + " · " + project.key();
    }

    /** What the head lets one do. */
    private final class Whole implements RequirementHead.Actions {
        @Override
        public boolean retitle(String title) {
            return send(new RetitleRequirement(requirement.id(), title));
        }

        @Override
        public void handOff() {
            var next = RequirementPhase.values()[requirement.phase().ordinal() + 1];
            new HandOffDialog(next, note -> send(new HandOff(requirement.id(), note))).open();
        }

        @Override
        public void sendBack() {
            new SendBackDialog(requirement.phase(), (to, reason) -> send(new SendBack(requirement.id(), to, reason)))
                    .open();
        }

        @Override
        public void archive(boolean archived) {
            boolean done = send(
                    archived ? new ArchiveRequirement(requirement.id()) : new RestoreRequirement(requirement.id(), 0));
            if (done && archived) {
                Notices.undoable(getTranslation("requirement.archivedNow"), () -> archive(false));
            }
        }
    }

    /** What the criteria let one do. */
    private final class Items implements CriteriaPanel.Actions {
        @Override
        public boolean tick(UUID item, boolean done) {
            return attempts.attempt(() -> textDesk.tick(by(), requirement, item, done));
        }

        @Override
        public boolean add(String text) {
            return attempts.make(() -> textDesk.add(by(), requirement, text, ""))
                    .isPresent();
        }
    }
}
