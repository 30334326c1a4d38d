package io.planwright.infrastructure.readmodel;

import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per piece of evidence, with what it says as JSON. */
final class EvidenceTable implements ViewTable<EvidenceView> {

    private static final JsonMapper JSON = DomainJson.mapper();

    static EvidenceView read(ResultSet row) throws SQLException {
        var task = row.getObject("task_id", UUID.class);
        var gate = row.getObject("gate_id", UUID.class);
        var stage = row.getString("stage");
        return new EvidenceView(
                JSON.readValue(row.getString("content"), Evidence.class),
                task == null ? null : new TaskId(task),
                stage == null ? null : Stage.valueOf(stage),
                gate == null ? null : new GateId(gate),
                row.getString("check_key"),
                ReadTables.instant(row.getTimestamp("filed_at")),
                row.getString("filed_by"),
                ActorKind.valueOf(row.getString("filed_by_kind")));
    }

    @Override
    public Map<UUID, EvidenceView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId(
                "select * from {schema}.evidence where id = any (?)",
                ids,
                (row, _) -> Map.entry(row.getObject("id", UUID.class), read(row)));
    }

    @Override
    public void save(ReadTables tables, List<Changed<EvidenceView>> changed) {
        tables.batch(
                """
                insert into {schema}.evidence
                    (id, task_id, stage, gate_id, check_key, kind, sha256, filed_at, filed_by, filed_by_kind, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                changed.stream()
                        .filter(change -> change.before() == null)
                        .map(change -> {
                            var view = change.after();
                            return new @Nullable Object[] {
                                view.evidence().id().value(),
                                view.task() == null ? null : view.task().value(),
                                view.stage() == null ? null : view.stage().name(),
                                view.gate() == null ? null : view.gate().value(),
                                view.check(),
                                view.evidence().kind().name(),
                                view.evidence().sha256(),
                                ReadTables.time(view.at()),
                                view.by(),
                                view.kind().name(),
                                JSON.writeValueAsString(view.evidence())
                            };
                        })
                        .toList());
    }
}
