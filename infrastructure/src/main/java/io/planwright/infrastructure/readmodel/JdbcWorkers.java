package io.planwright.infrastructure.readmodel;

import io.planwright.application.worker.WorkerView;
import io.planwright.application.worker.Workers;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about workers from their table. */
final class JdbcWorkers implements Workers {

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcWorkers(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<WorkerView> withId(WorkerId id) {
        return jdbc.sql(tables.in("select * from {schema}.worker where id = ?"))
                .param(id.value())
                .query((row, _) -> WorkerTable.read(row))
                .optional();
    }

    @Override
    public List<WorkerView> of(ProjectId project) {
        return jdbc.sql(tables.in("select * from {schema}.worker where project_id = ? and not retired order by name"))
                .param(project.value())
                .query((row, _) -> WorkerTable.read(row))
                .list();
    }
}
