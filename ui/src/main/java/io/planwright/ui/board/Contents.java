package io.planwright.ui.board;

import io.planwright.application.board.BoardColumn;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.board.TaskBoard.Count;
import io.planwright.application.board.TaskBoard.Place;
import io.planwright.application.board.TaskBoard.Show;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a board that is shown: of each open lane the first cards of each column. */
final class Contents {

    static final int STRETCH = 50;
    private static final int LANES_OPEN_AT_FIRST = 8;

    /**
     * A lane with how many tasks it has in each column.
     *
     * @param requirement null where all stand in one lane
     * @param phase null where lanes are not phases
     */
    record Lane(
            String id,
            @Nullable RequirementId requirement,
            @Nullable PlanId plan,
            @Nullable PhaseId phase,
            Map<BoardColumn, Integer> totals) {
        int all() {
            return totals.values().stream().mapToInt(Integer::intValue).sum();
        }

        int in(BoardColumn column) {
            return totals.getOrDefault(column, 0);
        }
    }

    /** One column of one lane. */
    record Cell(String lane, BoardColumn column) {}

    private final ProjectId project;
    private final TaskBoard board;
    private final Tasks tasks;
    private final Map<String, Boolean> open = new HashMap<>();
    private final Map<Cell, Integer> wanted = new HashMap<>();
    private final Map<Cell, List<PlannedTask>> cells = new HashMap<>();
    private final Map<PlanId, List<Count>> counts = new LinkedHashMap<>();
    private Map<String, Lane> lanes = Map.of();
    private Set<RequirementId> requirements = Set.of();
    private Cut cut = Cut.PHASES;
    private Show show = Show.ALL;

    Contents(ProjectId project, TaskBoard board, Tasks tasks) {
        this.project = project;
        this.board = board;
        this.tasks = tasks;
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    Map<Cell, List<PlannedTask>> cells() {
        return Collections.unmodifiableMap(cells);
    }

    /** @return all that have tasks on the board */
    Set<RequirementId> requirements() {
        return requirements;
    }

    boolean isOpen(Lane lane) {
        return open.getOrDefault(lane.id(), false);
    }

    void cut(Cut wantedCut) {
        cut = wantedCut;
        open.clear();
        wanted.clear();
        reload();
    }

    void show(Show wantedShow) {
        show = wantedShow;
        wanted.clear();
        reload();
    }

    void fold(String lane, boolean isOpen) {
        open.put(lane, isOpen);
        reload(lane);
    }

    void more(String lane, BoardColumn column) {
        var cell = new Cell(lane, column);
        wanted.merge(cell, 2 * STRETCH, (before, _) -> before + STRETCH);
        load(cell);
    }

    void reload() {
        count();
        cells.clear();
        lanes.keySet().forEach(this::reload);
    }

    private void reload(String lane) {
        for (var column : BoardColumn.values()) {
            load(new Cell(lane, column));
        }
    }

    /** Reads again only those parts in which a changed task stands, stood, or is waited for. */
    void refresh(Collection<TaskEvent> events) {
        var changed = events.stream().map(TaskEvent::taskId).collect(Collectors.toSet());
        var moved = events.stream()
                .filter(Contents::mayMoveTasks)
                .map(TaskEvent::taskId)
                .collect(Collectors.toSet());
        var found = tasks.withIds(changed);
        recount(moved.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(task -> task.task().planId())
                .collect(Collectors.toSet()));
        var stale = new HashSet<Cell>();
        cells.forEach((cell, cards) -> {
            if (!lanes.containsKey(cell.lane())
                    || cards.stream()
                            .anyMatch(card -> changed.contains(card.task().id())
                                    || card.task().blockers().stream().anyMatch(changed::contains))) {
                stale.add(cell);
            }
        });
        found.values()
                .forEach(task ->
                        stale.add(new Cell(laneOf(task.requirementId(), task.phaseId()), BoardColumn.of(task.task()))));
        stale.forEach(this::load);
    }

    /** @return whether a task, or one that waits for it, may be counted elsewhere after the event */
    private static boolean mayMoveTasks(TaskEvent event) {
        return !(event instanceof LeaseRenewed
                || event instanceof EvidenceFiled
                || event instanceof NotesRevised
                || event instanceof TaskRetitled);
    }

    private void load(Cell cell) {
        var lane = lanes.get(cell.lane());
        if (lane == null || !isOpen(lane) || lane.in(cell.column()) == 0) {
            cells.remove(cell);
            return;
        }
        cells.put(
                cell,
                board.cards(
                        project,
                        new Place(lane.requirement(), lane.phase(), cell.column()),
                        show,
                        wanted.getOrDefault(cell, STRETCH)));
    }

    private void count() {
        counts.clear();
        add(board.counts(project, show));
        lay();
    }

    /** Counts the tasks of those plans alone: nobody waits for a task of another plan. */
    private void recount(Set<PlanId> plans) {
        if (!counts.keySet().containsAll(plans)) {
            count(); // one that has come by its first card: its place is not known
        } else if (!plans.isEmpty()) {
            plans.forEach(plan -> counts.get(plan).clear());
            add(board.counts(plans, show));
            lay();
        }
    }

    private void add(List<Count> found) {
        found.forEach(count ->
                counts.computeIfAbsent(count.plan(), _ -> new ArrayList<>()).add(count));
    }

    private void lay() {
        var found = new LinkedHashMap<String, Lane>();
        var owners = new LinkedHashSet<RequirementId>();
        for (var ofPlan : counts.values()) {
            for (var count : ofPlan) {
                owners.add(count.requirement());
                found.computeIfAbsent(laneOf(count.requirement(), count.phase()), id -> lane(id, count))
                        .totals()
                        .merge(count.column(), count.tasks(), Integer::sum);
            }
        }
        lanes = found;
        requirements = owners;
        long opened = open.values().stream().filter(each -> each).count();
        for (var lane : found.values()) {
            if (!open.containsKey(lane.id())) {
                boolean toDo = lane.in(BoardColumn.DONE) < lane.all();
                boolean isOpen = found.size() == 1 || toDo && opened < LANES_OPEN_AT_FIRST;
                open.put(lane.id(), isOpen);
                opened += isOpen ? 1 : 0;
            }
        }
    }

    private Lane lane(String id, Count count) {
        return new Lane(
                id,
                cut == Cut.NONE ? null : count.requirement(),
                cut == Cut.PHASES ? count.plan() : null,
                cut == Cut.PHASES ? count.phase() : null,
                new EnumMap<>(BoardColumn.class));
    }

    private String laneOf(RequirementId requirement, PhaseId phase) {
        return switch (cut) {
            case PHASES -> phase.toString();
            case REQUIREMENTS -> requirement.toString();
            case NONE -> "all";
        };
    }
}
