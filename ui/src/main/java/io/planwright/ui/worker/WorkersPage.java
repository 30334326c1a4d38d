package io.planwright.ui.worker;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitDesk;
import io.planwright.application.circuit.CircuitView;
import io.planwright.application.circuit.Trips;
import io.planwright.application.circuit.Trips.Trip;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.worker.Crew;
import io.planwright.application.worker.Crew.Member;
import io.planwright.application.worker.Life;
import io.planwright.domain.circuit.CircuitEvent;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.worker.WorkerEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.ReasonDialog;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works off the tasks of a project, and the breakers that stop them: of all, of one worker, of one stage. */
@Route(value = "p/:project/-/workers", layout = MainLayout.class)
@PermitAll
public class WorkersPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private static final int MOST_TRIPS = 30;
    private static final int SECONDS_BETWEEN_LOOKS = 10;

    private final Projects projects;
    private final Requirements requirements;
    private final PlaybookDesk playbooks;
    private final Crew crew;
    private final CircuitBoard board;
    private final CircuitDesk desk;
    private final Trips log;
    private final Tasks tasks;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Span summary = new Span();
    private final BreakerLine system = new BreakerLine("system", getTranslation("breaker.SYSTEM"), this::askToReset);
    private final Div workers = list("workers");
    private final Div stages = list("stages");
    private final Div trips = list("trips");
    private final Map<WorkerId, WorkerRow> rows = new LinkedHashMap<>();
    private final Map<CircuitId, StageRow> stageRows = new LinkedHashMap<>();
    private final Map<RequirementId, Optional<RequirementSummary>> summaries = new HashMap<>();
    private List<Trip> shownTrips = List.of();
    private ProjectView project;
    private Runnable leave = () -> {};

    public WorkersPage(
            Projects projects,
            Requirements requirements,
            PlaybookDesk playbooks,
            Crew crew,
            CircuitBoard board,
            CircuitDesk desk,
            Trips log,
            Tasks tasks,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.playbooks = playbooks;
        this.crew = crew;
        this.board = board;
        this.desk = desk;
        this.log = log;
        this.tasks = tasks;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        addClassNames("page", "workers-page");
        summary.setId("workers-summary");
        summary.addClassName("muted");
        var head = new Div(new H1(getTranslation("nav.workers")), summary);
        head.addClassName("page-head");
        var whole = new Div(new Span(getTranslation("breaker.systemWords")), system);
        whole.addClassName("whole-breaker");
        add(
                head,
                part("breaker.SYSTEM", whole),
                part("workers.title", workers),
                part("breaker.STAGE", stages),
                part("workers.trips", trips),
                new Pulse(SECONDS_BETWEEN_LOOKS, this::showWorkers));
    }

    private static Div list(String id) {
        var list = new Div();
        list.setId(id);
        list.addClassName("worker-list");
        return list;
    }

    private Section part(String key, Component content) {
        var heading = new H2(getTranslation(key));
        var part = new Section(heading, content);
        part.addClassName("workers-part");
        return part;
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
        leave = live.watch(attached.getUI(), this::concerns, _ -> {
            project = projects.withId(project.id()).orElse(project);
            show();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return project.id().toString().equals(event.project())
                && switch (event.payload()) {
                    case WorkerEvent _,
                            CircuitEvent _,
                            TaskClaimed _,
                            ClaimEnded _,
                            TaskRetitled _,
                            TaskEvent.OfStage _,
                            ProjectEvent _ -> true;
                    case null, default -> false;
                };
    }

    private void show() {
        var circuits = board.of(project.id());
        var latest = log.of(circuits, MOST_TRIPS);
        show(members(), circuits, latest);
    }

    /** Shows what no event tells: who has beaten. */
    private void showWorkers() {
        show(members(), board.of(project.id()), shownTrips);
    }

    private List<Member> members() {
        return crew.of(project.id(), playbooks.of(project).work().discipline());
    }

    private void show(List<Member> members, List<CircuitView> circuits, List<Trip> latest) {
        var byId = new HashMap<CircuitId, CircuitView>();
        circuits.forEach(circuit -> byId.put(circuit.id(), circuit));
        var stopped = circuits.stream()
                .filter(each -> each.level() == CircuitLevel.STAGE && each.state() != CircuitState.CLOSED)
                .toList();
        var links = links(members, circuits, stopped, latest);
        var ofSystem = byId.get(CircuitId.of(project.id()));
        system.show(ofSystem, trial(ofSystem, links));
        showWorkers(members, byId, links);
        showStages(stopped, links);
        showTrips(latest, members, links);
        long alive = members.stream().filter(each -> each.life() == Life.ALIVE).count();
        summary.setText(members.isEmpty() ? "" : getTranslation("workers.summary", alive, members.size()));
    }

    private static @Nullable TaskLink trial(@Nullable CircuitView circuit, Map<TaskId, TaskLink> links) {
        return circuit == null || circuit.trial() == null ? null : links.get(circuit.trial());
    }

    private Map<TaskId, TaskLink> links(
            List<Member> members, List<CircuitView> circuits, List<CircuitView> stopped, List<Trip> latest) {
        var held = members.stream().flatMap(member -> member.holds().stream()).toList();
        var named = Stream.of(
                        circuits.stream().map(CircuitView::trial),
                        stopped.stream().map(CircuitView::task),
                        latest.stream().map(trip -> trip.circuit().task()))
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .toList();
        var links = new HashMap<TaskId, TaskLink>();
        Stream.concat(held.stream(), tasks.withIds(named).values().stream())
                .forEach(task -> links.put(task.task().id(), link(task)));
        return links;
    }

    private TaskLink link(PlannedTask task) {
        var slug = summaries
                .computeIfAbsent(task.requirementId(), requirements::summary)
                .map(RequirementSummary::slug)
                .orElse("");
        return new TaskLink(
                task.key(),
                task.task().title(),
                Addresses.task(project, slug, task.task().planId(), task.task().id()));
    }

    private void showWorkers(List<Member> members, Map<CircuitId, CircuitView> circuits, Map<TaskId, TaskLink> links) {
        var wanted = new ArrayList<Component>();
        var before = new LinkedHashMap<>(rows);
        rows.clear();
        for (var member : members) {
            var id = member.worker().id();
            var circuit = circuits.get(CircuitId.of(id));
            var row = Objects.requireNonNullElseGet(before.get(id), () -> new WorkerRow(member, this::askToReset));
            var holds = member.holds().stream()
                    .map(task -> links.get(task.task().id()))
                    .toList();
            row.show(new WorkerRow.Shown(member, holds, circuit, trial(circuit, links)));
            rows.put(id, row);
            wanted.add(row);
        }
        arrange(workers, wanted, "workers.none");
    }

    private void showStages(List<CircuitView> stopped, Map<TaskId, TaskLink> links) {
        var wanted = new ArrayList<Component>();
        var before = new LinkedHashMap<>(stageRows);
        stageRows.clear();
        for (var circuit : stopped) {
            var row = Objects.requireNonNullElseGet(
                    before.get(circuit.id()), () -> new StageRow(circuit, links.get(circuit.task()), this::askToReset));
            row.show(circuit, links.get(circuit.task()));
            stageRows.put(circuit.id(), row);
            wanted.add(row);
        }
        arrange(stages, wanted, "workers.noStages");
    }

    private void showTrips(List<Trip> latest, List<Member> members, Map<TaskId, TaskLink> links) {
        if (latest.equals(shownTrips) && trips.getComponentCount() > 0) {
            return;
        }
        shownTrips = latest;
        arrange(
                trips,
                latest.stream()
                        .<Component>map(trip -> new TripLine(trip, name(trip.circuit(), members, links)))
                        .toList(),
                "workers.noTrips");
    }

    private String name(CircuitView circuit, List<Member> members, Map<TaskId, TaskLink> links) {
        return switch (circuit.level()) {
            case SYSTEM -> getTranslation("breaker.SYSTEM");
            case WORKER ->
                members.stream()
                        .map(Member::worker)
                        .filter(worker -> worker.id().equals(circuit.worker()))
                        .findFirst()
                        .map(worker -> worker.name())
                        .orElseGet(() -> getTranslation("worker.retired"));
            case STAGE -> {
                var task = links.get(circuit.task());
                var stage = getTranslation("stage." + circuit.stage());
                yield task == null ? stage : task.key() + " · " + stage;
            }
        };
    }

    private void arrange(Div list, List<Component> wanted, String none) {
        if (!wanted.isEmpty() && wanted.equals(list.getChildren().toList())) {
            return;
        }
        list.removeAll();
        list.add(wanted);
        if (wanted.isEmpty()) {
            list.getElement().removeAttribute("role");
            var words = new Paragraph(getTranslation(none));
            words.addClassNames("muted", "worker-none");
            list.add(words);
        } else {
            list.getElement().setAttribute("role", "list");
        }
    }

    private void askToReset(CircuitView circuit) {
        new ReasonDialog("breaker.reset", getTranslation("breaker.resetWords"), reason -> reset(circuit, reason))
                .open();
    }

    private boolean reset(CircuitView circuit, String reason) {
        boolean done = attempts.attempt(() -> desk.reset(current.by(project.id()), circuit, reason));
        if (done) {
            show();
        }
        return done;
    }

    @Override
    public Trail trail() {
        return new Trail(
                project,
                Trail.Area.WORKERS,
                List.of(
                        new Crumb(project.name(), Addresses.project(project.key())),
                        new Crumb(getTranslation("nav.workers"), null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.workers") + " · " + project.name();
    }
}
