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
            select ready.task_id, ready.requirement_id
            from {schema}.ready_task ready join {schema}.task t on t.id = ready.task_id
            where ready.project_id = ? and (t.worker_id is null or t.lease_until <= ?)
                and (t.rests_until is null or t.rests_until <= ?)
            """;

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcOpenWork(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public List<Claimable> claimable(ProjectId project, Set<Stage> stages, Instant now, int limit) {
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
        return jdbc.sql(
                        tables.in(
                                CLAIMABLE + at
                                        + " order by ready.phase_order, ready.place_order, ready.awaited_by desc, ready.serial limit ?"))
                .params(params)
                .query((row, _) -> new Claimable(
                        new TaskId(row.getObject(1, UUID.class)), new RequirementId(row.getObject(2, UUID.class))))
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
