package io.planwright.infrastructure.readmodel;

import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.Blocker;
import io.planwright.application.requirement.RequirementView.Design;
import io.planwright.application.requirement.RequirementView.FileRef;
import io.planwright.application.requirement.RequirementView.Handoff;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
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

/** One row per requirement; its lists of sections and files are JSON in the row. */
final class RequirementTable implements ViewTable<RequirementView> {

    static final String COLUMNS = "id, project_id, slug, title, lane, playbook, phase, archived, content, version,"
            + " created_at, changed_at, changed_by";

    private static final JsonMapper JSON = DomainJson.mapper();

    private record Content(
            List<SectionRef> sections,
            List<FileRef> files,
            List<String> windowsFiles,
            List<ReviewStep> reviewed,
            @Nullable Design design,
            List<Blocker> blockers,
            List<Handoff> handoffs) {}

    static RequirementView read(ResultSet row) throws SQLException {
        var content = JSON.readValue(row.getString("content"), Content.class);
        return new RequirementView(
                new RequirementId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("slug"),
                row.getString("title"),
                Lane.valueOf(row.getString("lane")),
                row.getString("playbook"),
                RequirementPhase.valueOf(row.getString("phase")),
                row.getBoolean("archived"),
                content.sections(),
                content.files(),
                content.windowsFiles(),
                content.reviewed(),
                content.design(),
                content.blockers(),
                content.handoffs(),
                row.getLong("version"),
                ReadTables.instant(row.getTimestamp("created_at")),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    @Override
    public Map<UUID, RequirementView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId("select " + COLUMNS + " from {schema}.requirement where id = any (?)", ids, (row, _) -> {
            var view = read(row);
            return Map.entry(view.id().value(), view);
        });
    }

    @Override
    public void save(ReadTables tables, List<Changed<RequirementView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.projectId().value(),
                view.slug(),
                view.title(),
                view.lane().name(),
                view.playbook(),
                view.phase().name(),
                view.archived(),
                JSON.writeValueAsString(new Content(
                        view.sections(),
                        view.files(),
                        view.windowsFiles(),
                        view.reviewed(),
                        view.design(),
                        view.blockers(),
                        view.handoffs())),
                view.version(),
                ReadTables.time(view.createdAt()),
                ReadTables.time(view.changedAt()),
                view.changedBy(),
                view.id().value()
            });
        }
        tables.batch("""
                insert into {schema}.requirement (project_id, slug, title, lane, playbook, phase, archived, content,
                    version, created_at, changed_at, changed_by, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.requirement set project_id = ?, slug = ?, title = ?, lane = ?, playbook = ?,
                    phase = ?, archived = ?, content = ?, version = ?, created_at = ?, changed_at = ?,
                    changed_by = ? where id = ?
                """, known);
        ReadyTasks.lookAgain(
                tables,
                ReadyTasks.ids(
                        tables,
                        "select t.id from {schema}.task t join {schema}.plan p on p.id = t.plan_id"
                                + " where p.requirement_id = any (?)",
                        changed.stream()
                                .filter(change -> change.before() != null
                                        && change.before().archived()
                                                != change.after().archived())
                                .map(change -> change.after().id().value())
                                .toList()));
    }
}
