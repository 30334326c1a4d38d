package io.planwright.infrastructure.readmodel;

import io.planwright.application.board.BoardColumn;
import io.planwright.application.board.TaskBoard;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from the tables of tasks what stands on the board; counts all, reads only what is shown. */
final class JdbcTaskBoard implements TaskBoard {

    private static final Pattern KEY = Pattern.compile("([A-Z][A-Z0-9]{1,11})-([1-9][0-9]{0,8})");

    /** Says the same as {@link BoardColumn#of}. */
    private static final String COLUMN = """
            case when t.done then 'DONE'
                when t.stage is null or t.worker_id is null and (t.attempts = 0 or t.stage = 'WORK') then 'TO_DO'
                when t.stage = 'WORK' then 'CLAIMED'
                when t.stage = 'RED_FIX' then 'RED'
                when t.stage = 'RE_VERIFY' then 'FIX'
                else t.stage end\
            """;

    private static final String FROM = """

            from {schema}.requirement r
            join {schema}.plan p on p.requirement_id = r.id
            join {schema}.task_place tp on tp.plan_id = p.id
            join {schema}.task t on t.id = tp.task_id
            where not r.archived and\s""";
    private static final String OF_PROJECT = "r.project_id = ?";
    private static final String READING_ORDER = "r.title, r.id, p.path, p.id, tp.phase_order, tp.place_order";

    private final JdbcClient jdbc;
    private final ActiveTables tables;
    private final Tasks tasks;

    JdbcTaskBoard(JdbcClient jdbc, ActiveTables tables, Tasks tasks) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.tasks = tasks;
    }

    @Override
    public List<Count> counts(ProjectId project, Show show) {
        return counts(OF_PROJECT, project.value(), show);
    }

    @Override
    public List<Count> counts(Collection<PlanId> plans, Show show) {
        return plans.isEmpty() ? List.of() : counts("p.id = any (?)", Ids.of(plans, PlanId::value), show);
    }

    /** @param ids the one parameter of the condition */
    private List<Count> counts(String where, Object ids, Show show) {
        var placed = "select r.id requirement_id, r.title, p.id plan_id, p.path, tp.phase_id, tp.phase_order, " + COLUMN
                + " board_column" + FROM + where + condition(show);
        return jdbc.sql(tables.in("select requirement_id, plan_id, phase_id, board_column, count(*) from (" + placed
                        + ") placed group by requirement_id, title, plan_id, path, phase_id, phase_order, board_column"
                        + " order by title, requirement_id, path, plan_id, phase_order"))
                .param(ids)
                .query((row, _) -> new Count(
                        new RequirementId(row.getObject(1, UUID.class)),
                        new PlanId(row.getObject(2, UUID.class)),
                        new PhaseId(row.getObject(3, UUID.class)),
                        BoardColumn.valueOf(row.getString(4)),
                        row.getInt(5)))
                .list();
    }

    @Override
    public List<PlannedTask> cards(ProjectId project, Place place, Show show, int limit) {
        var params = new ArrayList<Object>(List.of(project.value()));
        var where = OF_PROJECT + condition(show);
        if (place.requirement() != null) {
            where += " and r.id = ?";
            params.add(place.requirement().value());
        }
        if (place.phase() != null) {
            where += " and tp.phase_id = ?";
            params.add(place.phase().value());
        }
        where += " and " + COLUMN + " = ?";
        params.add(place.column().name());
        params.add(limit);
        var order = place.column() == BoardColumn.DONE ? "t.done_at desc, t.serial desc" : READING_ORDER;
        var ids = jdbc.sql(tables.in("select t.id" + FROM + where + " order by " + order + " limit ?"))
                .params(params)
                .query((row, _) -> new TaskId(row.getObject(1, UUID.class)))
                .list();
        var found = tasks.withIds(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static String condition(Show show) {
        return switch (show) {
            case ALL -> "";
            case READY ->
                " and t.id in (select ready.task_id from {schema}.ready_task ready) and t.worker_id is null"
                        + " and (t.rests_until is null or t.rests_until <= current_timestamp)";
            case BLOCKED -> " and not t.done and t.waits_for > 0";
            case CLAIMED -> " and t.worker_id is not null";
            case STOPPED -> " and not t.done and (t.stopped_at is not null or t.rests_until > current_timestamp)";
        };
    }

    @Override
    public Optional<PlannedTask> withKey(String key) {
        var parts = KEY.matcher(key);
        return !parts.matches()
                ? Optional.empty()
                : jdbc.sql(tables.in("""
                                select t.id from {schema}.task t
                                join {schema}.plan p on p.id = t.plan_id
                                join {schema}.requirement r on r.id = p.requirement_id
                                join {schema}.project pr on pr.id = r.project_id
                                where pr.project_key = ? and t.serial = ? and not t.dropped
                                """))
                        .params(parts.group(1), Integer.valueOf(parts.group(2)))
                        .query((row, _) -> new TaskId(row.getObject(1, UUID.class)))
                        .optional()
                        .flatMap(tasks::withId);
    }
}
