package io.planwright.infrastructure.readmodel;

import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about evidence from its table. */
final class JdbcEvidenceBox implements EvidenceBox {

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcEvidenceBox(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<EvidenceView> withId(EvidenceId id) {
        return where("id = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<EvidenceView> of(TaskId task) {
        return where("task_id = ?", task.value());
    }

    @Override
    public List<EvidenceView> of(GateId gate) {
        return where("gate_id = ?", gate.value());
    }

    private List<EvidenceView> where(String condition, UUID id) {
        return jdbc.sql(tables.in("select * from {schema}.evidence where " + condition + " order by filed_at desc, id"))
                .param(id)
                .query((row, _) -> EvidenceTable.read(row))
                .list();
    }
}
