package io.planwright.infrastructure.readmodel;

import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about tasks from their tables, each list with two queries however long it is. */
final class JdbcTasks implements Tasks {

    private static final String FROM = """
            from {schema}.task t
            join {schema}.task_place tp on tp.task_id = t.id
            join {schema}.plan p on p.id = t.plan_id
            join {schema}.requirement r on r.id = p.requirement_id
            join {schema}.project pr on pr.id = r.project_id
            """;
    private static final String COLUMNS = """
            select t.*, tp.phase_id, tp.parent_id, tp.number, tp.position, tp.depth,
                tp.place_order, p.requirement_id, r.project_id, pr.project_key
            """;
    private static final String SELECT = COLUMNS + FROM;
    private static final String WITH_BLOCKERS = COLUMNS + """
                , array(select b.blocker_id from {schema}.task_blocker b
                    where b.task_id = t.id order by b.place) as blockers,
                array(select b.blocker_id from {schema}.task_blocker b join {schema}.task bt on bt.id = b.blocker_id
                    where b.task_id = t.id and not bt.done and not bt.dropped order by b.place) as open_blockers
            """ + FROM;
    private static final String BLOCKERS = """
            select b.task_id, b.blocker_id, bt.done, bt.dropped
            from {schema}.task_blocker b join {schema}.task bt on bt.id = b.blocker_id join {schema}.task t on t.id = b.task_id
            """;

    /** All but the state, which is none of one column. */
    private static final Columns FIELDS = Columns.byNumber("t.serial")
            .id("id", "t.id")
            .text("key", "(pr.project_key || '-' || t.serial)")
            .number("serial", "t.serial")
            .id("planId", "t.plan_id")
            .id("requirementId", "p.requirement_id")
            .text("number", "tp.number")
            .text("title", "t.title")
            .text("notes", "t.notes")
            .flag("done", "t.done")
            .time("doneAt", "t.done_at")
            .text("commit", "t.in_commit")
            .id("phaseId", "tp.phase_id")
            .id("parentId", "tp.parent_id")
            .number("depth", "tp.depth")
            .number("position", "tp.position")
            .text("stage", "t.stage")
            .flag("verifyOnly", "t.verify_only")
            .number("attempts", "t.attempts")
            .number("failures", "t.failures")
            .id("worker", "t.worker_id")
            .time("changedAt", "t.changed_at")
            .text("changedBy", "t.changed_by")
            .optional("doneAt", "commit", "parentId", "stage", "worker");

    private final JdbcClient jdbc;
    private final ActiveTables tables;
    private final Clock clock;

    private record Blockers(Map<UUID, List<TaskId>> all, Map<UUID, List<TaskId>> open) {}

    JdbcTasks(JdbcClient jdbc, ActiveTables tables, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Optional<PlannedTask> withId(TaskId id) {
        return jdbc.sql(tables.in(WITH_BLOCKERS + "where t.id = ?"))
                .param(id.value())
                .query((row, _) -> read(
                        row,
                        new Blockers(
                                Map.of(id.value(), tasks(row, "blockers")),
                                Map.of(id.value(), tasks(row, "open_blockers")))))
                .optional();
    }

    @Override
    public Optional<TaskView> removed(TaskId id) {
        return jdbc.sql(tables.in("""
                        select t.*, array(select b.blocker_id from {schema}.task_blocker b
                            where b.task_id = t.id order by b.place) as blockers
                        from {schema}.task t where t.id = ? and t.dropped
                        """))
                .param(id.value())
                .query((row, _) -> TaskTable.read(row, tasks(row, "blockers")))
                .optional();
    }

    private static List<TaskId> tasks(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(id -> new TaskId((UUID) id))
                .toList();
    }

    @Override
    public Map<TaskId, PlannedTask> withIds(Collection<TaskId> ids) {
        var found = new LinkedHashMap<TaskId, PlannedTask>();
        if (!ids.isEmpty()) {
            all("where t.id = any (?)", "where b.task_id = any (?) order by b.place", Ids.of(ids, TaskId::value))
                    .forEach(task -> found.put(task.task().id(), task));
        }
        return found;
    }

    /** @param ids the one parameter of both conditions */
    private List<PlannedTask> all(String where, String ofBlockers, Object ids) {
        var blockers = blockers(ofBlockers, ids);
        return jdbc.sql(tables.in(SELECT + where))
                .param(ids)
                .query((row, _) -> read(row, blockers))
                .list();
    }

    @Override
    public List<PlannedTask> of(PlanId plan) {
        var blockers = blockers("where t.plan_id = ? order by b.place", plan.value());
        return jdbc.sql(tables.in(SELECT + "where tp.plan_id = ? order by tp.place_order"))
                .param(plan.value())
                .query((row, _) -> read(row, blockers))
                .list();
    }

    @Override
    public Map<PlanId, List<PlannedTask>> of(Collection<PlanId> plans) {
        if (plans.isEmpty()) {
            return Map.of();
        }
        var ids = Ids.of(plans, PlanId::value);
        var blockers = blockers("where t.plan_id = any (?) order by b.place", ids);
        var found = new LinkedHashMap<PlanId, List<PlannedTask>>();
        jdbc.sql(tables.in(SELECT + "where tp.plan_id = any (?) order by tp.plan_id, tp.place_order"))
                .param(ids)
                .query(row -> {
                    var task = read(row, blockers);
                    found.computeIfAbsent(task.task().planId(), _ -> new ArrayList<>())
                            .add(task);
                });
        return found;
    }

    @Override
    public Page<PlannedTask> in(ProjectId project, Selection selection, int limit, @Nullable String cursor) {
        var fields = new HashMap<>(selection.values());
        var states = fields.remove("state");
        var stretch = FIELDS.stretch(new Selection(fields, selection.sort()), cursor);
        var params = new ArrayList<Object>(List.of(project.value()));
        var where =
                "where r.project_id = ? and not r.archived" + (states == null ? "" : among(states, project, params));
        params.addAll(stretch.params());
        params.add(limit + 1);
        record Row(UUID id, Cursor cursor) {}
        var rows = jdbc.sql(tables.in("select t.id, " + stretch.columns() + " " + FROM + where + stretch.where()
                        + stretch.orderBy() + " limit ?"))
                .params(params)
                .query((row, _) -> new Row(row.getObject(1, UUID.class), stretch.cursor(row)))
                .list();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var tasks = withIds(shown.stream().map(row -> new TaskId(row.id())).toList());
        return new Page<>(
                shown.stream()
                        .flatMap(row -> Optional.ofNullable(tasks.get(new TaskId(row.id()))).stream())
                        .toList(),
                rows.size() > limit ? shown.getLast().cursor().toString() : null);
    }

    private String among(List<String> states, ProjectId project, List<Object> params) {
        var conditions = new ArrayList<String>();
        for (var state : states) {
            conditions.add("(" + is(state, project, params) + ")");
        }
        return " and (" + String.join(" or ", conditions) + ")";
    }

    private String is(String state, ProjectId project, List<Object> params) {
        return switch (state) {
            case "done" -> "t.done";
            case "open" -> "not t.done";
            case "ready" -> {
                params.add(project.value());
                params.add(clock.instant().atOffset(ZoneOffset.UTC));
                yield "t.id in (select ready.task_id from {schema}.ready_task ready where ready.project_id = ?)"
                        + " and t.worker_id is null and (t.rests_until is null or t.rests_until <= ?)";
            }
            case "resting" -> {
                params.add(clock.instant().atOffset(ZoneOffset.UTC));
                yield "not t.done and t.worker_id is null and t.rests_until > ?";
            }
            case "blocked" -> "not t.done and t.waits_for > 0";
            case "claimed" -> "t.worker_id is not null";
            case "stopped" -> "not t.done and t.stopped_at is not null";
            default ->
                throw new IllegalArgumentException("not a state of tasks: '" + state
                        + "' (possible: ready, blocked, resting, claimed, stopped, open, done)");
        };
    }

    private Blockers blockers(String where, Object... params) {
        var all = new HashMap<UUID, List<TaskId>>();
        var open = new HashMap<UUID, List<TaskId>>();
        jdbc.sql(tables.in(BLOCKERS + where)).params(params).query(row -> {
            var task = row.getObject(1, UUID.class);
            var blocker = new TaskId(row.getObject(2, UUID.class));
            all.computeIfAbsent(task, _ -> new ArrayList<>()).add(blocker);
            if (!row.getBoolean(3) && !row.getBoolean(4)) {
                open.computeIfAbsent(task, _ -> new ArrayList<>()).add(blocker);
            }
        });
        return new Blockers(all, open);
    }

    private static PlannedTask read(ResultSet row, Blockers blockers) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var task = TaskTable.read(row, blockers.all().getOrDefault(id, List.of()));
        var parent = row.getObject("parent_id", UUID.class);
        var open = blockers.open().getOrDefault(id, List.of());
        return new PlannedTask(
                task,
                row.getString("project_key") + "-" + task.serial(),
                row.getString("number"),
                new PhaseId(row.getObject("phase_id", UUID.class)),
                parent == null ? null : new TaskId(parent),
                row.getInt("position"),
                row.getInt("depth"),
                row.getInt("place_order"),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new RequirementId(row.getObject("requirement_id", UUID.class)),
                open,
                row.getInt("waits_for") - open.size());
    }
}
