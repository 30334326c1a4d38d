package io.planwright.infrastructure.readmodel;

import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about decompositions from their table. */
final class JdbcDecompositions implements Decompositions {

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcDecompositions(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<DecompositionView> withId(DecompositionId id) {
        return jdbc.sql(tables.in("select * from {schema}.decomposition where id = ?"))
                .param(id.value())
                .query((row, _) -> DecompositionTable.read(row))
                .optional();
    }

    @Override
    public List<DecompositionView> of(PlanId plan) {
        return jdbc.sql(tables.in(
                        "select * from {schema}.decomposition where plan_id = ? order by started_at desc, id"))
                .param(plan.value())
                .query((row, _) -> DecompositionTable.read(row))
                .list();
    }
}
