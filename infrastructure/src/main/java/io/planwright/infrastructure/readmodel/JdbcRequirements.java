package io.planwright.infrastructure.readmodel;

import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementPhase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about requirements from their table. */
final class JdbcRequirements implements Requirements {

    private static final String SELECT = "select " + RequirementTable.COLUMNS + " from {schema}.requirement ";
    private static final String SUMMARY = """
            r.id, r.project_id, r.slug, r.title, r.lane, r.playbook, r.phase, r.archived, r.created_at,
                r.changed_at, r.changed_by,
                (select count(*) from {schema}.plan p join {schema}.task_place tp on tp.plan_id = p.id
                    where p.requirement_id = r.id) as tasks,
                (select count(*) from {schema}.plan p join {schema}.task_place tp on tp.plan_id = p.id join {schema}.task t on t.id = tp.task_id
                    where p.requirement_id = r.id and t.done) as tasks_done,
                (select count(*) from {schema}.gate g join {schema}.gate_check c on c.gate_id = g.id
                    where g.requirement_id = r.id) as checks,
                (select count(*) from {schema}.gate g join {schema}.gate_check c on c.gate_id = g.id
                    where g.requirement_id = r.id and c.kind <> 'COMPUTED' and c.state in ('OPEN', 'FAILED')) as checks_open,
                (select count(*) from {schema}.gate g join {schema}.gate_check c on c.gate_id = g.id
                    where g.requirement_id = r.id and c.state = 'FAILED') as checks_failed,
                (select count(*) from {schema}.gate g join {schema}.gate_check c on c.gate_id = g.id
                    where g.requirement_id = r.id and c.kind = 'COMPUTED' and c.state <> 'WAIVED') as checks_computed
            """;
    private static final String FROM = " from {schema}.requirement r ";
    private static final Columns FIELDS = Columns.byId("r.id")
            .id("id", "r.id")
            .id("projectId", "r.project_id")
            .text("slug", "r.slug")
            .text("title", "r.title")
            .text("lane", "lower(r.lane)")
            .text("playbook", "r.playbook")
            .text("phase", "r.phase")
            .flag("archived", "r.archived")
            .time("createdAt", "r.created_at")
            .time("changedAt", "r.changed_at")
            .text("changedBy", "r.changed_by");

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    JdbcRequirements(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Optional<RequirementView> withId(RequirementId id) {
        return jdbc.sql(tables.in(SELECT + "where id = ?"))
                .param(id.value())
                .query((row, _) -> RequirementTable.read(row))
                .optional();
    }

    @Override
    public Map<RequirementId, RequirementView> withIds(Collection<RequirementId> ids) {
        return jdbc
                .sql(tables.in(SELECT + "where id = any (?)"))
                .param(Ids.of(ids, RequirementId::value))
                .query((row, _) -> RequirementTable.read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(RequirementView::id, Function.identity()));
    }

    @Override
    public Optional<RequirementView> withSlug(ProjectId project, String slug) {
        return jdbc.sql(tables.in(SELECT + "where project_id = ? and slug = ?"))
                .params(project.value(), slug)
                .query((row, _) -> RequirementTable.read(row))
                .optional();
    }

    @Override
    public Optional<RequirementSummary> summary(RequirementId id) {
        return jdbc.sql(tables.in("select " + SUMMARY + FROM + "where r.id = ?"))
                .param(id.value())
                .query((row, _) -> readSummary(row))
                .optional();
    }

    @Override
    public Page<RequirementSummary> of(ProjectId project, Selection selection, int limit, @Nullable String cursor) {
        var wanted = new HashMap<>(selection.values());
        wanted.computeIfPresent("phase", (_, phases) -> phases(phases));
        var sort = selection.sort().isEmpty() ? List.of("-changedAt") : selection.sort();
        var stretch = FIELDS.stretch(new Selection(wanted, sort), cursor);
        var params = new ArrayList<Object>(List.of(project.value()));
        params.addAll(stretch.params());
        params.add(limit + 1);
        record Row(RequirementSummary summary, Cursor cursor) {}
        var rows = jdbc.sql(tables.in("select " + stretch.columns() + ", " + SUMMARY + FROM + "where r.project_id = ?"
                        + stretch.where() + stretch.orderBy() + " limit ?"))
                .params(params)
                .query((row, _) -> new Row(readSummary(row), stretch.cursor(row)))
                .list();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(
                shown.stream().map(Row::summary).toList(),
                rows.size() > limit ? shown.getLast().cursor().toString() : null);
    }

    /** Phases may be separated by commas as well. */
    private static List<String> phases(List<String> named) {
        var phases = Stream.of(RequirementPhase.values()).map(Enum::name).toList();
        var wanted = named.stream()
                .flatMap(each -> Stream.of(each.split("\\s*,\\s*")))
                .toList();
        for (var each : wanted) {
            if (!phases.contains(each)) {
                throw Columns.impossible("phase", each, String.join(", ", phases));
            }
        }
        return wanted;
    }

    private static RequirementSummary readSummary(ResultSet row) throws SQLException {
        return new RequirementSummary(
                new RequirementId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("slug"),
                row.getString("title"),
                Lane.valueOf(row.getString("lane")),
                row.getString("playbook"),
                RequirementPhase.valueOf(row.getString("phase")),
                row.getBoolean("archived"),
                row.getInt("tasks"),
                row.getInt("tasks_done"),
                row.getInt("checks"),
                row.getInt("checks_open"),
                row.getInt("checks_failed"),
                row.getInt("checks_computed"),
                ReadTables.instant(row.getTimestamp("created_at")),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }
}
