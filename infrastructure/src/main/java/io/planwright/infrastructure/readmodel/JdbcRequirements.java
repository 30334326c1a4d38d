package io.planwright.infrastructure.readmodel;

import io.planwright.application.Page;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementPhase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about requirements from their table. */
final class JdbcRequirements implements Requirements {

    private static final String SELECT = "select " + RequirementTable.COLUMNS + " from {schema}.requirement ";
    private static final String SUMMARIES = """
            select r.id, r.project_id, r.slug, r.title, r.lane, r.playbook, r.phase, r.archived, r.created_at,
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
            from {schema}.requirement r
            """;
    private static final Map<String, String> SORTABLE =
            Map.of("changedAt", "r.changed_at", "createdAt", "r.created_at", "title", "r.title", "slug", "r.slug");

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
        return jdbc.sql(tables.in(SUMMARIES + "where r.id = ?"))
                .param(id.value())
                .query((row, _) -> readSummary(row))
                .optional();
    }

    @Override
    public Page<RequirementSummary> of(
            ProjectId project, RequirementFilter filter, int limit, @Nullable String cursor) {
        boolean descending = filter.sort().startsWith("-");
        var field = descending ? filter.sort().substring(1) : filter.sort();
        var column = SORTABLE.get(field);
        if (column == null) {
            throw new IllegalArgumentException("not a field to sort by: '" + field + "' (possible: "
                    + String.join(", ", SORTABLE.keySet().stream().sorted().toList()) + ")");
        }
        var where = new ArrayList<String>(List.of("r.project_id = ?"));
        var params = new ArrayList<Object>(List.of(project.value()));
        if (!filter.phases().isEmpty()) {
            where.add("r.phase in ("
                    + String.join(", ", filter.phases().stream().map(_ -> "?").toList()) + ")");
            filter.phases().forEach(phase -> params.add(phase(phase)));
        }
        if (filter.archived() != null) {
            where.add("r.archived = ?");
            params.add(filter.archived());
        }
        if (filter.slug() != null) {
            where.add("r.slug = ?");
            params.add(filter.slug());
        }
        if (filter.title() != null) {
            where.add("r.title = ?");
            params.add(filter.title());
        }
        var from = Cursor.parse(cursor);
        if (from != null) {
            var than = descending ? "<" : ">";
            where.add("(" + column + " " + than + " ? or " + column + " = ? and r.id " + than + " ?)");
            Object value = field.endsWith("At") ? OffsetDateTime.parse(from.value()) : from.value();
            params.addAll(List.of(value, value, UUID.fromString(from.id())));
        }
        var order = descending ? " desc" : "";
        params.add(limit + 1);
        var rows = jdbc.sql(tables.in(SUMMARIES + "where " + String.join(" and ", where) + " order by " + column + order
                        + ", r.id" + order + " limit ?"))
                .params(params)
                .query((row, _) -> readSummary(row))
                .list();
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var shown = rows.subList(0, limit);
        var last = shown.getLast();
        var value = switch (field) {
            case "changedAt" -> last.changedAt().atOffset(ZoneOffset.UTC).toString();
            case "createdAt" -> last.createdAt().atOffset(ZoneOffset.UTC).toString();
            case "title" -> last.title();
            default -> last.slug();
        };
        return new Page<>(shown, new Cursor(value, last.id().toString()).toString());
    }

    private static String phase(String name) {
        try {
            return RequirementPhase.valueOf(name).name();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a phase: '" + name + "' (possible: "
                    + String.join(
                            ", ",
                            List.of(RequirementPhase.values()).stream()
                                    .map(Enum::name)
                                    .toList())
                    + ")");
        }
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
