package io.planwright.infrastructure.readmodel;

import io.planwright.application.worker.OpenWork;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from the tables of tasks what can be claimed, by the counts that are kept with each task. */
final class JdbcOpenWork implements OpenWork {

    private static final Set<Stage> FIRST = Set.of(Stage.RED, Stage.WORK);

    private static final String CLAIMABLE = """
            from {schema}.requirement r
            join {schema}.plan p on p.requirement_id = r.id
            join {schema}.task_place tp on tp.plan_id = p.id
            join {schema}.task t on t.id = tp.task_id
            where r.project_id = ? and not r.archived and not t.done and t.waits_for = 0 and t.stopped_at is null
                and (t.worker_id is null or t.lease_until <= ?) and (t.rests_until is null or t.rests_until <= ?)
                and (tp.parts = 0 or not exists (select 1 from {schema}.task_place cp
                    join {schema}.task ct on ct.id = cp.task_id where cp.parent_id = tp.task_id and not ct.done))
            """;

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcOpenWork(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public List<TaskId> claimable(ProjectId project, Set<Stage> stages, Instant now, int limit) {
        var params = new ArrayList<Object>();
        params.add(project.value());
        params.add(now.atOffset(ZoneOffset.UTC));
        params.add(now.atOffset(ZoneOffset.UTC));
        var at = "";
        if (!stages.isEmpty()) {
            at = " and (t.stage in ("
                    + String.join(", ", stages.stream().map(_ -> "?").toList()) + ")"
                    + (stages.stream().anyMatch(FIRST::contains) ? " or t.stage is null and not t.verify_only" : "")
                    + (stages.contains(Stage.VERIFY) ? " or t.stage is null and t.verify_only" : "") + ")";
            stages.forEach(stage -> params.add(stage.name()));
        }
        params.add(limit);
        return jdbc.sql(tables.in("select t.id " + CLAIMABLE + at
                        + " order by tp.phase_order, tp.place_order, t.awaited_by desc, t.serial limit ?"))
                .params(params)
                .query((row, _) -> new TaskId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public List<LapsedLease> lapsed(Instant now, int limit) {
        return jdbc.sql(tables.in("select t.id, t.claim_token, r.id, r.project_id from {schema}.task t"
                        + " join {schema}.plan p on p.id = t.plan_id"
                        + " join {schema}.requirement r on r.id = p.requirement_id"
                        + " where t.lease_until <= ? order by t.lease_until limit ?"))
                .params(now.atOffset(ZoneOffset.UTC), limit)
                .query((row, _) -> new LapsedLease(
                        new ProjectId(row.getObject(4, UUID.class)),
                        new RequirementId(row.getObject(3, UUID.class)),
                        new TaskId(row.getObject(1, UUID.class)),
                        row.getLong(2)))
                .list();
    }
}
