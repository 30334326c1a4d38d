package io.planwright.ui.board;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.Commands;
import io.planwright.application.board.BoardColumn;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.board.TaskBoard.Show;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.worker.WorkerView;
import io.planwright.application.worker.Workers;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.TaskCommand;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.worker.WorkerEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.board.Board.Cell;
import io.planwright.ui.board.Board.Column;
import io.planwright.ui.board.Board.Lane;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.ReasonDialog;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.TaskState;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks of a project by how far they are, as people and workers move them. */
@Route(value = "p/:project/-/board", layout = MainLayout.class)
@PermitAll
public class BoardPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final Plans plans;
    private final Playbooks playbooks;
    private final TaskBoard board;
    private final Tasks tasks;
    private final Workers workers;
    private final Commands commands;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final BoardGrid grid = new BoardGrid(new Deeds());
    private final Paragraph nothing = new Paragraph(getTranslation("board.noTasks"));
    private ProjectView project;
    private Contents contents;
    private Map<WorkerId, String> names = Map.of();
    private Map<RequirementId, RequirementView> inWork = Map.of();
    private Map<PlanId, PlanView> planViews = Map.of();
    private Runnable leave = () -> {};

    public BoardPage(
            Projects projects,
            Requirements requirements,
            Plans plans,
            Playbooks playbooks,
            TaskBoard board,
            Tasks tasks,
            Workers workers,
            Commands commands,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.plans = plans;
        this.playbooks = playbooks;
        this.board = board;
        this.tasks = tasks;
        this.workers = workers;
        this.commands = commands;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassNames("page", "board-page");
        var show = new ChoiceBar<>(Show.class, "boardShow", Show.ALL, wanted -> {
            contents.show(wanted);
            draw();
        });
        var cut = new ChoiceBar<>(Cut.class, "boardCut", Cut.PHASES, wanted -> {
            contents.cut(wanted);
            draw();
        });
        var head = new Div(new H1(getTranslation("nav.board")), show, cut);
        head.addClassName("page-head");
        nothing.addClassNames("empty", "muted");
        nothing.setId("board-empty");
        add(head, grid, nothing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        open(entering.getRouteParameters().get("project").orElseThrow());
    }

    void open(String key) {
        var found = projects.withKey(key).orElseThrow(NotFoundException::new);
        if (project == null || !found.id().equals(project.id())) {
            project = found;
            contents = new Contents(project.id(), board, tasks);
            nameWorkers();
            reload();
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), event -> project.id().toString().equals(event.project()), this::refresh);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private void refresh(List<LoggedEvent> events) {
        var changed = new ArrayList<TaskEvent>();
        boolean all = false;
        for (var event : events) {
            switch (event.payload()) {
                case TaskEvent happened -> changed.add(happened);
                case WorkerEvent _ -> nameWorkers();
                case PlanEvent _, RequirementEvent _ -> all = true;
                case ProjectEvent _ -> {
                    all = true;
                    project = projects.withId(project.id()).orElse(project);
                }
                case null, default -> {}
            }
        }
        if (all) {
            reload();
        } else if (!changed.isEmpty()) {
            contents.refresh(changed);
            draw();
        }
    }

    private void nameWorkers() {
        names = workers.of(project.id()).stream().collect(Collectors.toMap(WorkerView::id, WorkerView::name));
    }

    private void reload() {
        contents.reload();
        var ids = contents.requirements();
        inWork = requirements.withIds(ids);
        planViews = plans.of(ids).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(PlanView::id, plan -> plan));
        draw();
    }

    private void draw() {
        var shown = columns();
        var cells = contents.cells();
        var lanes = contents.lanes().stream().map(this::lane).toList();
        var cards = cells.values().stream().flatMap(List::stream).toList();
        var maker = new Cards(project.key(), names, waitedFor(cards));
        grid.show(
                shown.stream()
                        .map(column -> new Column(
                                column.name(),
                                getTranslation("column." + column),
                                contents.lanes().stream()
                                        .mapToInt(lane -> lane.in(column))
                                        .sum()))
                        .toList(),
                lanes,
                contents.lanes().stream()
                        .filter(contents::isOpen)
                        .flatMap(lane -> shown.stream()
                                .map(column -> new Cell(
                                        lane.id(),
                                        column.name(),
                                        cells.getOrDefault(new Contents.Cell(lane.id(), column), List.of()).stream()
                                                .map(card -> card.task().id().toString())
                                                .toList(),
                                        lane.in(column))))
                        .toList(),
                cards.stream().map(maker::of).toList());
        grid.setVisible(!lanes.isEmpty());
        nothing.setVisible(lanes.isEmpty());
    }

    private Map<TaskId, PlannedTask> waitedFor(List<PlannedTask> cards) {
        return tasks.withIds(
                cards.stream().flatMap(card -> card.openBlockers().stream()).collect(Collectors.toSet()));
    }

    private Set<BoardColumn> columns() {
        var methods = Stream.concat(
                        inWork.values().stream().map(RequirementView::playbook),
                        inWork.isEmpty() ? Stream.of(project.playbook()) : Stream.empty())
                .distinct()
                .map(key -> playbooks.of(project.ownPlaybook(), key))
                .map(Playbook::work)
                .map(Playbook.Work::discipline)
                .toList();
        var columns = EnumSet.copyOf(BoardColumn.of(methods));
        contents.lanes().forEach(lane -> columns.addAll(lane.totals().keySet()));
        return columns;
    }

    private Lane lane(Contents.Lane lane) {
        var requirement = Optional.ofNullable(lane.requirement())
                .map(inWork::get)
                .map(each -> Rendered.plain(each.title()))
                .orElse("");
        var phase = Optional.ofNullable(lane.plan())
                .map(planViews::get)
                .map(plan -> plan.phases().get(lane.phase()))
                .map(each -> each.title().isBlank() ? getTranslation("phase.untitled") : Rendered.plain(each.title()));
        return new Lane(
                lane.id(),
                phase.orElse(requirement),
                phase.isPresent() ? requirement : "",
                contents.isOpen(lane),
                getTranslation("tasks.done", lane.in(BoardColumn.DONE), lane.all()));
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.BOARD,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(getTranslation("nav.board"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.board") + " · " + project.name();
    }

    /** What the board lets one do. */
    private final class Deeds implements BoardGrid.Actions {

        @Override
        public boolean drop(TaskId id, BoardColumn column) {
            var task = tasks.withId(id);
            return task.isPresent() && drop(task.get(), column);
        }

        private boolean drop(PlannedTask task, BoardColumn column) {
            var id = task.task().id();
            if (BoardColumn.of(task.task()) == column) {
                return true;
            }
            if (column == BoardColumn.TO_DO && task.task().done()) {
                return send(task, new UntickTask(id));
            }
            if (column != BoardColumn.DONE) {
                attempts.refused(notByHand(task, column));
                return false;
            }
            if (!isStaged(task)) {
                return send(task, new TickTask(id, null));
            }
            new ReasonDialog(
                            "task.waive",
                            task.key() + "  " + Rendered.plain(task.task().title()),
                            reason -> send(task, new WaiveEvidence(id, null, reason)))
                    .open();
            return false;
        }

        private boolean isStaged(PlannedTask task) {
            return requirements
                    .withId(task.requirementId())
                    .map(requirement -> playbooks.of(project.ownPlaybook(), requirement.playbook()))
                    .map(playbook -> playbook.work().staged())
                    .orElse(false);
        }

        private Refused notByHand(PlannedTask task, BoardColumn column) {
            return new Refused(
                    "board.notByHand",
                    getTranslation("board.notByHand", getTranslation("column." + column)),
                    List.of(new Fact(
                            "task",
                            task.key(),
                            getTranslation("board.standsAt", TaskState.of(task).word()))),
                    List.of(
                            getTranslation("board.instead"),
                            getTranslation(
                                    isStaged(task) ? "board.insteadWaive" : "board.insteadDone",
                                    getTranslation("column.DONE"))));
        }

        private boolean send(PlannedTask task, TaskCommand command) {
            return attempts.attempt(() -> commands.send(current.by(task.projectId(), task.requirementId()), command));
        }

        @Override
        public void open(TaskId id) {
            tasks.withId(id)
                    .ifPresent(
                            task -> MainLayout.around(BoardPage.this).ifPresent(shell -> shell.openTask(task.key())));
        }

        @Override
        public void more(String lane, BoardColumn column) {
            contents.more(lane, column);
            draw();
        }

        @Override
        public void fold(String lane, boolean isOpen) {
            contents.fold(lane, isOpen);
            draw();
        }
    }
}
