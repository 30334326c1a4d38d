package io.planwright.infrastructure.readmodel;

import io.planwright.application.task.AttemptView;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per try at a stage of a task, with the whole of it as JSON. */
final class AttemptTable implements ViewTable<AttemptView> {

    private static final JsonMapper JSON = DomainJson.mapper();

    static AttemptView read(ResultSet row) throws SQLException {
        return new AttemptView(
                JSON.readValue(row.getString("content"), AttemptRecorded.class), row.getString("reported_by"));
    }

    @Override
    public Map<UUID, AttemptView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId(
                "select * from {schema}.attempt where id = any (?)",
                ids,
                (row, _) -> Map.entry(row.getObject("id", UUID.class), read(row)));
    }

    @Override
    public void save(ReadTables tables, List<Changed<AttemptView>> changed) {
        tables.batch(
                """
                insert into {schema}.attempt
                    (id, task_id, number, stage, outcome, worker_id, started_at, ended_at, reported_by, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                changed.stream()
                        .filter(change -> change.before() == null)
                        .map(change -> {
                            var attempt = change.after().attempt();
                            return new @Nullable Object[] {
                                attempt.attemptId().value(),
                                attempt.taskId().value(),
                                attempt.number(),
                                attempt.stage().name(),
                                attempt.outcome().name(),
                                attempt.worker().value(),
                                ReadTables.time(attempt.startedAt()),
                                ReadTables.time(attempt.endedAt()),
                                change.after().by(),
                                JSON.writeValueAsString(attempt)
                            };
                        })
                        .toList());
    }
}
