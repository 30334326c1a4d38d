package io.planwright.infrastructure.readmodel;

import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about plans from their table. */
final class JdbcPlans implements Plans {

    private static final String SELECT = "select " + PlanTable.COLUMNS + " from {schema}.plan ";

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcPlans(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<PlanView> withId(PlanId id) {
        return jdbc.sql(tables.in(SELECT + "where id = ?"))
                .param(id.value())
                .query((row, _) -> PlanTable.read(row))
                .optional();
    }

    @Override
    public List<PlanView> of(RequirementId requirement) {
        return jdbc.sql(tables.in(SELECT + "where requirement_id = ? order by path, id"))
                .param(requirement.value())
                .query((row, _) -> PlanTable.read(row))
                .list();
    }

    @Override
    public Map<RequirementId, List<PlanView>> of(Collection<RequirementId> requirements) {
        var found = new LinkedHashMap<RequirementId, List<PlanView>>();
        jdbc.sql(tables.in(SELECT + "where requirement_id = any (?) order by path, id"))
                .param(Ids.of(requirements, RequirementId::value))
                .query(row -> {
                    var plan = PlanTable.read(row);
                    found.computeIfAbsent(plan.requirementId(), _ -> new ArrayList<>())
                            .add(plan);
                });
        return found;
    }
}
