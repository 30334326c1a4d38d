package io.planwright.ui.decomposition;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.By;
import io.planwright.application.Receipt;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.application.decomposition.EngineCall;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.ui.access.CurrentPerson;
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
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tasks that are made of a document, reviewed pass by pass beside it. */
@Route(value = "p/:project/:slug/plans/:plan/decompositions/:decomposition", layout = MainLayout.class)
@PermitAll
public class DecompositionPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final Plans plans;
    private final Decompositions decompositions;
    private final DecompositionDesk desk;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final ReviewHead head = new ReviewHead(this::accept, this::askToAbandon);
    private final Banner banner = new Banner();
    private final EngineBar bar = new EngineBar(this::stop);
    private final ProposalList proposal = new ProposalList(new Review());
    private final SourcePane source = new SourcePane();
    private ProjectView project;
    private RequirementView requirement;
    private PlanView plan;
    private DecompositionView view;
    private @Nullable EngineWork work;
    private Runnable leave = () -> {};

    public DecompositionPage(
            Projects projects,
            Requirements requirements,
            Plans plans,
            Decompositions decompositions,
            DecompositionDesk desk,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.plans = plans;
        this.decompositions = decompositions;
        this.desk = desk;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        var review = new Div(banner, bar, proposal);
        review.addClassName("review");
        var columns = new Div(review, source);
        columns.addClassNames("frame", "review-columns");
        addClassNames("requirement-page", "review-page");
        add(head, columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var parameters = entering.getRouteParameters();
        open(
                parameters.get("project").orElseThrow(),
                parameters.get("slug").orElseThrow(),
                parameters.get("decomposition").orElseThrow());
    }

    void open(String key, String slug, String id) {
        project = projects.withKey(key).orElseThrow(NotFoundException::new);
        requirement = requirements.withSlug(project.id(), slug).orElseThrow(NotFoundException::new);
        view = id(id).flatMap(decompositions::withId).orElseThrow(NotFoundException::new);
        plan = plans.withId(view.planId())
                .filter(found -> found.requirementId().equals(requirement.id()))
                .orElseThrow(NotFoundException::new);
        source.show(view.name(), desk.source(view).text());
        show();
    }

    private static Optional<DecompositionId> id(String text) {
        try {
            return Optional.of(DecompositionId.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        // whatever changes in the requirement may change the source
        leave = live.watch(attached.getUI(), this::concerns, _ -> refresh());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
        stop();
    }

    private boolean concerns(LoggedEvent event) {
        return requirement.id().toString().equals(event.requirement());
    }

    private void refresh() {
        view = decompositions.withId(view.id()).orElse(view);
        show();
    }

    private void show() {
        head.show(view, work != null);
        banner.show(view, desk.now(view), Addresses.plan(project, requirement.slug(), plan.id()));
        proposal.show(view);
    }

    private By by() {
        return current.by(project.id(), requirement.id());
    }

    private boolean attempt(Supplier<Receipt> deed) {
        boolean done = attempts.attempt(deed);
        if (done) {
            refresh();
        }
        return done;
    }

    private void accept() {
        var seen = view;
        if (DecompositionDesk.isLast(seen)) {
            if (attempt(() -> desk.finish(by(), seen))) {
                Notices.done(
                        getTranslation("decomposition.finished", view.tasks().size()));
            }
        } else {
            attempts.answered(() -> desk.next(by(), seen)).ifPresent(this::ask);
        }
    }

    private void ask(EngineCall<Receipt> call) {
        work = EngineWork.begin(UI.getCurrent(), call::ask, answer -> answered(call, answer));
        bar.show(view.engine());
        head.show(view, true);
    }

    private void answered(EngineCall<Receipt> call, Supplier<Proposal> answer) {
        stop();
        if (attempt(() -> call.take(by(), answer.get()))) {
            source.mark(null);
        }
    }

    private void stop() {
        if (work != null) {
            work.stop();
            work = null;
        }
        bar.setVisible(false);
        if (view != null) {
            head.show(view, false);
        }
    }

    private void askToAbandon() {
        var dialog = new ConfirmDialog(
                getTranslation("decomposition.abandonTitle"),
                getTranslation("decomposition.abandonWords"),
                getTranslation("decomposition.abandon"),
                _ -> attempt(() -> desk.abandon(by(), view)),
                getTranslation("dialog.cancel"),
                _ -> {});
        dialog.setId("abandon-dialog");
        dialog.open();
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.REQUIREMENTS,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(requirement.title(), Addresses.requirement(project, requirement.slug())),
                        new Crumb(plan.title(), Addresses.plan(project, requirement.slug(), plan.id())),
                        new Crumb(view.name(), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("decomposition.title", view.name()) + " · " + project.key();
    }

    /** What the review lets one do. */
    private final class Review implements ProposalList.Actions {

        @Override
        public boolean revise(Supplier<ProposedTask> task) {
            return attempt(() -> desk.revise(by(), view, task.get()));
        }

        @Override
        public void drop(ProposedTask task) {
            if (attempt(() -> desk.drop(by(), view, task.key()))) {
                Notices.undoable(
                        getTranslation("proposed.isDropped", Rendered.plain(task.title())), () -> restore(task.key()));
            }
        }

        @Override
        public void restore(String key) {
            attempt(() -> desk.restore(by(), view, key));
        }

        @Override
        public void add() {
            new OneLineDialog(
                            "proposed-dialog",
                            getTranslation("proposed.add"),
                            getTranslation("proposed.title"),
                            "",
                            getTranslation("proposed.addOne"),
                            this::add)
                    .open();
        }

        private boolean add(String title) {
            var last = Objects.requireNonNull(view.proposal()).phases().getLast();
            return attempt(() -> desk.add(
                    by(),
                    view,
                    new ProposedTask(
                            DecompositionDesk.freeKey(view),
                            title,
                            last.title(),
                            Complexity.MEDIUM,
                            List.of(),
                            null,
                            List.of(),
                            List.of(),
                            List.of(),
                            null),
                    null));
        }

        @Override
        public void lookAt(@Nullable Lines lines) {
            source.mark(lines);
        }
    }
}
