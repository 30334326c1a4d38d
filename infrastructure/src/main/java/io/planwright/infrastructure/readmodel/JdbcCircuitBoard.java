package io.planwright.infrastructure.readmodel;

import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitView;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about circuit breakers from their table; those of stages belong to the project of their task. */
final class JdbcCircuitBoard implements CircuitBoard {

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcCircuitBoard(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public List<CircuitView> withIds(Collection<CircuitId> ids) {
        return jdbc.sql(tables.in("select * from {schema}.circuit where id = any (?)"))
                .param(Ids.of(ids, CircuitId::value))
                .query((row, _) -> CircuitTable.read(row))
                .list();
    }

    @Override
    public List<CircuitView> of(ProjectId project) {
        return jdbc.sql(tables.in("""
                        select c.* from {schema}.circuit c
                        left join {schema}.task t on t.id = c.task_id
                        left join {schema}.plan p on p.id = t.plan_id
                        left join {schema}.requirement r on r.id = p.requirement_id
                        where c.project_id = ? or r.project_id = ?
                        order by case c.level when 'SYSTEM' then 0 when 'WORKER' then 1 else 2 end,
                            case c.state when 'OPEN' then 0 when 'HALF_OPEN' then 1 else 2 end, c.changed_at desc, c.id
                        """))
                .params(project.value(), project.value())
                .query((row, _) -> CircuitTable.read(row))
                .list();
    }
}
