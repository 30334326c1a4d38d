package io.planwright.ui.plan;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.overlap.Overlap;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.PlanDesk.NewTask;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.plan.Removal;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.RetitlePhase;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.decomposition.StartDialog;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.OneLineDialog;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import io.planwright.ui.text.SectionOutline;
import io.planwright.ui.text.Writing;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One plan: its phases and tasks, worked on together. */
@Route(value = "p/:project/:slug/plans/:plan/:tab?(graph)", layout = MainLayout.class)
@PermitAll
public class PlanPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final Plans plans;
    private final Tasks tasks;
    private final Overlaps overlaps;
    private final Texts texts;
    private final PlanDesk desk;
    private final Decompositions decompositions;
    private final DecompositionDesk decompositionDesk;
    private final Commands commands;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final PlanHead head = new PlanHead(this::retitle, this::askForDocument, this::askForPhase);
    private final Playbooks playbooks;
    private final SectionOutline parts = new SectionOutline("");
    private final PlanOutline outline;
    private final NoPhases nothing = new NoPhases(this::askForPhase);
    private final PlanTabs tabs = new PlanTabs();
    private final GraphPane graph = new GraphPane(this::addressOf);
    private final Div columns;
    private boolean drawn;
    private ProjectView project;
    private RequirementView requirement;
    private PlanView plan;
    private List<PlannedTask> all = List.of();
    private List<Overlap> shared = List.of();
    private Map<DocumentId, TextView> prose = Map.of();
    private Runnable leave = () -> {};

    public PlanPage(
            Projects projects,
            Requirements requirements,
            Plans plans,
            Tasks tasks,
            Overlaps overlaps,
            Texts texts,
            PlanDesk desk,
            TextDesk textDesk,
            Playbooks playbooks,
            Decompositions decompositions,
            DecompositionDesk decompositionDesk,
            Commands commands,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.plans = plans;
        this.tasks = tasks;
        this.overlaps = overlaps;
        this.texts = texts;
        this.desk = desk;
        this.playbooks = playbooks;
        this.decompositions = decompositions;
        this.decompositionDesk = decompositionDesk;
        this.commands = commands;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        outline = new PlanOutline(new TaskActions(), new Writing(textDesk, texts, attempts, this::by));
        var frame = new Div(outline, nothing);
        frame.addClassName("plan-frame");
        columns = new Div(parts, frame);
        columns.addClassNames("frame", "plan-columns");
        addClassName("requirement-page");
        add(head, tabs, columns, graph);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var parameters = entering.getRouteParameters();
        open(
                parameters.get("project").orElseThrow(),
                parameters.get("slug").orElseThrow(),
                parameters.get("plan").orElseThrow(),
                parameters.get("tab").isPresent());
        getElement().executeJs("window.planwright?.revealHash()");
    }

    void open(String key, String slug, String planId) {
        open(key, slug, planId, false);
    }

    /** @param asGraph whether the tasks are drawn by what waits for what, rather than listed by phase */
    void open(String key, String slug, String planId, boolean asGraph) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        requirement = requirements.withSlug(project.id(), slug).orElseThrow(NotFoundException::new);
        plan = planId(planId)
                .flatMap(plans::withId)
                .filter(found -> found.requirementId().equals(requirement.id()))
                .orElseThrow(NotFoundException::new);
        prose = texts.withIds(plan.sections().keySet());
        drawn = asGraph;
        tabs.show(Addresses.plan(project, slug, plan.id()), Addresses.graph(project, slug, plan.id()), asGraph);
        columns.setVisible(!asGraph);
        graph.setVisible(asGraph);
        show();
    }

    private String addressOf(TaskId task) {
        return Addresses.task(project, requirement.slug(), plan.id(), task);
    }

    private static Optional<PlanId> planId(String text) {
        try {
            return Optional.of(new PlanId(UUID.fromString(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
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
        return requirement.id().toString().equals(event.requirement())
                || project.id().toString().equals(event.project()) && Overlap.mayChangeBy(event.payload());
    }

    private void refresh(List<LoggedEvent> events) {
        boolean ofPlan = false;
        boolean ofTasks = false;
        boolean ofTexts = false;
        boolean elsewhere = false;
        for (var event : events) {
            if (!requirement.id().toString().equals(event.requirement())) {
                elsewhere = true;
                continue;
            }
            switch (event.payload()) {
                case PlanEvent happened -> ofPlan |= happened.planId().equals(plan.id());
                case TaskEvent _ -> ofTasks = true;
                case DocumentEvent happened -> ofTexts |= plan.sections().containsKey(happened.documentId());
                case RequirementEvent _ -> requirements.withId(requirement.id()).ifPresent(now -> requirement = now);
                case null, default -> {}
            }
        }
        if (ofPlan) {
            plan = plans.withId(plan.id()).orElse(plan);
            MainLayout.around(this).ifPresent(MainLayout::showTrail);
        }
        if (ofPlan || ofTexts) {
            prose = texts.withIds(plan.sections().keySet());
        }
        if (ofPlan || ofTasks || ofTexts) {
            show();
        } else if (elsewhere && !drawn) {
            var before = shared;
            shared = overlaps.of(plan.id());
            if (!shared.equals(before)) {
                outline.show(plan, all, shared, prose);
            }
        }
    }

    private void show() {
        all = tasks.of(plan.id());
        int done = (int) all.stream().filter(task -> task.task().done()).count();
        head.show(plan.title(), plan.path(), done, all.size());
        if (drawn) {
            graph.show(all);
            return;
        }
        var template =
                playbooks.of(project.ownPlaybook(), requirement.playbook()).plan();
        parts.show(PlanParts.of(plan, all, prose, template));
        boolean empty = plan.outline().parts().isEmpty();
        parts.setVisible(!empty);
        columns.setClassName("no-outline", empty);
        shared = overlaps.of(plan.id());
        outline.show(plan, all, shared, prose);
        nothing.setVisible(plan.phases().isEmpty());
    }

    private By by() {
        return current.by(project.id(), requirement.id());
    }

    private boolean retitle(String title) {
        return attempts.attempt(() -> commands.send(by(), new RetitlePlan(plan.id(), title)));
    }

    private void askForDocument() {
        new StartDialog(
                        decompositionDesk,
                        plan,
                        decompositions.of(plan.id()),
                        attempts,
                        this::by,
                        this::address,
                        made -> UI.getCurrent().navigate(address(made)))
                .open();
    }

    private String address(DecompositionId decomposition) {
        return Addresses.decomposition(project, requirement.slug(), plan.id(), decomposition);
    }

    private void askForPhase() {
        new OneLineDialog(
                        "phase-dialog",
                        getTranslation("phase.add"),
                        getTranslation("phase.title"),
                        "",
                        getTranslation("phase.create"),
                        title -> attempts.make(() -> desk.addPhase(by(), plan, title))
                                .isPresent())
                .open();
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.REQUIREMENTS,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(requirement.title(), Addresses.requirement(project, requirement.slug())),
                        new Crumb(plan.title(), null)));
    }

    @Override
    public String getPageTitle() {
        return Rendered.plain(plan.title()) + " · " + project.key();
    }

    /** What the outline lets one do. */
    private final class TaskActions implements PhaseBlock.Actions {

        @Override
        public boolean tick(TaskId task, boolean done) {
            return attempts.attempt(() -> commands.send(by(), done ? new TickTask(task, null) : new UntickTask(task)));
        }

        @Override
        public boolean rename(TaskId task, String title) {
            return attempts.attempt(() -> commands.send(by(), new RetitleTask(task, title)));
        }

        @Override
        public boolean reviseNotes(TaskId task, String notes) {
            return tasks.withId(task)
                    .map(planned -> attempts.attempt(
                            () -> commands.send(by(), new ReviseNotes(task, TaskNotes.written(planned, notes)))))
                    .orElse(false);
        }

        @Override
        public boolean renamePhase(PhaseId phase, String title) {
            var heading = plan.phases().get(phase).heading();
            var marks = heading.replaceFirst("(?s)^( {0,3}#{1,6}[ \\t]+).*$", "$1");
            var newHeading = marks.equals(heading) ? heading : marks + title + "\n";
            return attempts.attempt(() -> commands.send(by(), new RetitlePhase(plan.id(), phase, title, newHeading)));
        }

        @Override
        public @Nullable TaskId add(String title, PhaseId phase, @Nullable TaskId parent, @Nullable TaskId after) {
            return attempts.make(() -> desk.addTask(by(), plan, project.id(), new NewTask(title, phase, parent, after)))
                    .orElse(null);
        }

        @Override
        public boolean move(TaskId task, Place place) {
            return tasks.withId(task)
                    .map(planned -> attempts.attempt(() -> desk.move(by(), planned, place)))
                    .orElse(false);
        }

        @Override
        public void remove(TaskId task) {
            tasks.withId(task).ifPresent(planned -> {
                var removal = Removal.of(planned, tasks.of(plan.id()));
                if (attempts.attempt(() -> desk.remove(by(), planned))) {
                    Notices.undoable(
                            getTranslation("task.removed", planned.key()),
                            () -> attempts.attempt(() -> desk.restore(by(), removal)));
                }
            });
        }

        @Override
        public void open(TaskId task) {
            tasks.withId(task)
                    .ifPresent(planned ->
                            MainLayout.around(PlanPage.this).ifPresent(shell -> shell.openTask(planned.key())));
        }

        @Override
        public void chooseBlockers(TaskId task) {
            tasks.withId(task)
                    .ifPresent(planned ->
                            new BlockersDialog(planned, () -> tasks.of(plan.id()), new Waiting(planned)).open());
        }
    }

    /** What a task may wait for. */
    private final class Waiting implements BlockersDialog.Actions {
        private final PlannedTask task;

        Waiting(PlannedTask task) {
            this.task = task;
        }

        @Override
        public boolean waitFor(TaskId blocker) {
            return attempts.attempt(() -> desk.waitFor(by(), task, blocker));
        }

        @Override
        public boolean stopWaiting(TaskId blocker) {
            return attempts.attempt(() -> desk.stopWaiting(by(), task, blocker));
        }
    }
}
