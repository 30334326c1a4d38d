package io.planwright.infrastructure.readmodel;

import io.planwright.application.project.ProjectView;
import io.planwright.application.project.ProjectView.Guide;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per project. */
final class ProjectTable implements ViewTable<ProjectView> {

    static final String COLUMNS =
            "id, project_key, name, playbook, language, content, version, created_at," + " changed_at";

    private static final JsonMapper JSON = DomainJson.mapper();

    private record Content(String ownPlaybook, Map<String, List<String>> roles, List<Guide> guides) {}

    static ProjectView read(ResultSet row) throws SQLException {
        var content = JSON.readValue(row.getString("content"), Content.class);
        return new ProjectView(
                new ProjectId(row.getObject("id", UUID.class)),
                row.getString("project_key"),
                row.getString("name"),
                row.getString("playbook"),
                Language.valueOf(row.getString("language")),
                content.ownPlaybook(),
                content.roles(),
                content.guides(),
                row.getLong("version"),
                ReadTables.instant(row.getTimestamp("created_at")),
                ReadTables.instant(row.getTimestamp("changed_at")));
    }

    @Override
    public Map<UUID, ProjectView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId("select " + COLUMNS + " from {schema}.project where id = any (?)", ids, (row, _) -> {
            var view = read(row);
            return Map.entry(view.id().value(), view);
        });
    }

    @Override
    public void save(ReadTables tables, List<Changed<ProjectView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.key(),
                view.name(),
                view.playbook(),
                view.language().name(),
                JSON.writeValueAsString(new Content(view.ownPlaybook(), view.roles(), view.guides())),
                view.version(),
                ReadTables.time(view.createdAt()),
                ReadTables.time(view.changedAt()),
                view.id().value()
            });
        }
        tables.batch("""
                insert into {schema}.project
                    (project_key, name, playbook, language, content, version, created_at, changed_at, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.project set project_key = ?, name = ?, playbook = ?, language = ?, content = ?, version = ?,
                    created_at = ?, changed_at = ? where id = ?
                """, known);
    }
}
