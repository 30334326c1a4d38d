package io.planwright.infrastructure.readmodel;

import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.domain.identity.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about projects from their table. */
final class JdbcProjects implements Projects {

    private static final String SELECT = "select " + ProjectTable.COLUMNS + " from {schema}.project ";

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcProjects(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public List<ProjectView> all() {
        return jdbc.sql(tables.in(SELECT + "order by project_key"))
                .query((row, _) -> ProjectTable.read(row))
                .list();
    }

    @Override
    public Optional<ProjectView> withKey(String key) {
        return jdbc.sql(tables.in(SELECT + "where project_key = ?"))
                .param(key)
                .query((row, _) -> ProjectTable.read(row))
                .optional();
    }

    @Override
    public Optional<ProjectView> withId(ProjectId id) {
        return jdbc.sql(tables.in(SELECT + "where id = ?"))
                .param(id.value())
                .query((row, _) -> ProjectTable.read(row))
                .optional();
    }
}
