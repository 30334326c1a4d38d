package io.planwright.infrastructure.readmodel;

import io.planwright.application.gate.GateView;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.application.gate.QualityGates;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about quality gates from their tables. */
final class JdbcQualityGates implements QualityGates {

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcQualityGates(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<GateView> withId(GateId id) {
        return where("g.id = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<GateView> of(RequirementId requirement) {
        return where("g.requirement_id = ?", requirement.value());
    }

    @Override
    public Map<RequirementId, List<GateView>> of(Collection<RequirementId> requirements) {
        return where("g.requirement_id = any (?)", Ids.of(requirements, RequirementId::value)).stream()
                .collect(Collectors.groupingBy(GateView::requirementId));
    }

    private List<GateView> where(String condition, Object value) {
        var checks = new HashMap<UUID, List<CheckView>>();
        jdbc.sql(tables.in("select c.* from {schema}.gate_check c join {schema}.gate g on g.id = c.gate_id where "
                        + condition + " order by c.place"))
                .param(value)
                .query(row -> {
                    checks.computeIfAbsent(row.getObject("gate_id", UUID.class), _ -> new ArrayList<>())
                            .add(GateTable.readCheck(row));
                });
        return jdbc.sql(tables.in("select g.* from {schema}.gate g where " + condition + " order by g.name, g.id"))
                .param(value)
                .query((row, _) -> GateTable.read(row, checks.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }
}
