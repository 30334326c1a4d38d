package io.planwright.infrastructure.readmodel;

import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.PlanView.Phase;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Outline;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per plan with its outline as JSON, and one row per task with the place that the outline gives it. */
final class PlanTable implements ViewTable<PlanView> {

    static final String COLUMNS = "id, requirement_id, title, path, outline, version, changed_at, changed_by";

    private static final JsonMapper JSON = DomainJson.mapper();

    private record Part(
            @Nullable Phase phase,
            @Nullable Section section,
            @Nullable List<Branch> tasks) {}

    private record Section(DocumentId id, String key) {}

    private record Branch(TaskId id, @Nullable List<Branch> sub) {}

    private record PlaceRow(
            UUID plan,
            UUID phase,
            @Nullable UUID parent,
            String number,
            int position,
            int depth,
            int order,
            int phaseOrder) {}

    static PlanView read(ResultSet row) throws SQLException {
        var id = new PlanId(row.getObject("id", UUID.class));
        var phases = new LinkedHashMap<PhaseId, Phase>();
        var sections = new LinkedHashMap<DocumentId, String>();
        var outline = new Outline();
        UUID last = null;
        for (var part : JSON.readValue(row.getString("outline"), Part[].class)) {
            if (part.phase() != null) {
                var phase = part.phase();
                phases.put(phase.id(), phase);
                outline.on(
                        new PlanEvent.PhaseAdded(id, phase.id(), phase.title(), phase.heading(), phase.lead(), last));
                restore(id, outline, phase.id(), null, part.tasks());
                last = phase.id().value();
            } else if (part.section() != null) {
                var section = part.section();
                sections.put(section.id(), section.key());
                outline.on(new PlanEvent.PlanSectionAdded(id, section.id(), section.key(), last));
                last = section.id().value();
            }
        }
        return new PlanView(
                id,
                new RequirementId(row.getObject("requirement_id", UUID.class)),
                row.getString("title"),
                row.getString("path"),
                phases,
                sections,
                outline,
                row.getLong("version"),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    private static void restore(
            PlanId plan, Outline outline, PhaseId phase, @Nullable TaskId parent, @Nullable List<Branch> branches) {
        TaskId last = null;
        for (var branch : branches == null ? List.<Branch>of() : branches) {
            outline.on(new PlanEvent.TaskPlaced(plan, branch.id(), new Place(phase, parent, last)));
            restore(plan, outline, phase, branch.id(), branch.sub());
            last = branch.id();
        }
    }

    private static String written(PlanView plan) {
        var parts = new ArrayList<Part>();
        for (var id : plan.outline().parts()) {
            var phase = plan.phases().get(new PhaseId(id));
            if (phase != null) {
                parts.add(new Part(
                        phase, null, branches(plan.outline(), plan.outline().tasksOf(phase.id()))));
            } else {
                var section = new DocumentId(id);
                parts.add(new Part(null, new Section(section, plan.sections().getOrDefault(section, "")), null));
            }
        }
        return JSON.writeValueAsString(parts);
    }

    private static @Nullable List<Branch> branches(Outline outline, List<TaskId> tasks) {
        return tasks.isEmpty()
                ? null
                : tasks.stream()
                        .map(task -> new Branch(task, branches(outline, outline.subtasksOf(task))))
                        .toList();
    }

    @Override
    public Map<UUID, PlanView> load(ReadTables tables, Collection<UUID> ids) {
        return tables.byId("select " + COLUMNS + " from {schema}.plan where id = any (?)", ids, (row, _) -> {
            var view = read(row);
            return Map.entry(view.id().value(), view);
        });
    }

    @Override
    public void save(ReadTables tables, List<Changed<PlanView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.requirementId().value(),
                view.title(),
                view.path(),
                written(view),
                view.version(),
                ReadTables.time(view.changedAt()),
                view.changedBy(),
                view.id().value()
            });
        }
        tables.batch("""
                insert into {schema}.plan (requirement_id, title, path, outline, version, changed_at, changed_by, id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.plan set requirement_id = ?, title = ?, path = ?, outline = ?, version = ?,
                    changed_at = ?, changed_by = ? where id = ?
                """, known);
        savePlaces(tables, changed);
    }

    private static void savePlaces(ReadTables tables, List<Changed<PlanView>> changed) {
        var wanted = new LinkedHashMap<UUID, PlaceRow>();
        for (var change : changed) {
            var plan = change.after();
            int[] order = {0};
            plan.outline()
                    .walk((task, phase, parent, position, number, depth) -> wanted.put(
                            task.value(),
                            new PlaceRow(
                                    plan.id().value(),
                                    phase.value(),
                                    parent == null ? null : parent.value(),
                                    number,
                                    position,
                                    depth,
                                    order[0]++,
                                    Integer.parseInt(number, 0, number.indexOf('.'), 10))));
        }
        var present = places(
                tables,
                changed.stream()
                        .filter(change -> change.before() != null)
                        .map(change -> change.after().id().value())
                        .toList());
        var fresh = new ArrayList<@Nullable Object[]>();
        var moved = new ArrayList<@Nullable Object[]>();
        var again = new LinkedHashSet<UUID>();
        wanted.forEach((task, row) -> {
            var before = present.remove(task);
            if (!row.equals(before)) {
                again.add(task);
                Stream.of(row, before)
                        .filter(Objects::nonNull)
                        .map(PlaceRow::parent)
                        .filter(Objects::nonNull)
                        .forEach(again::add);
                (before == null ? fresh : moved).add(new @Nullable Object[] {
                    row.plan(),
                    row.phase(),
                    row.parent(),
                    row.number(),
                    row.position(),
                    row.depth(),
                    row.order(),
                    row.phaseOrder(),
                    task
                });
            }
        });
        tables.batch(
                "delete from {schema}.task_place where task_id = ?",
                present.keySet().stream()
                        .map(task -> new @Nullable Object[] {task})
                        .toList());
        tables.batch("""
                insert into {schema}.task_place
                    (plan_id, phase_id, parent_id, number, position, depth, place_order, phase_order, task_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, fresh);
        tables.batch("""
                update {schema}.task_place set plan_id = ?, phase_id = ?, parent_id = ?, number = ?, position = ?,
                    depth = ?, place_order = ?, phase_order = ? where task_id = ?
                """, moved);
        present.forEach((task, row) -> {
            again.add(task);
            if (row.parent() != null) {
                again.add(row.parent());
            }
        });
        ReadyTasks.lookAgain(tables, again);
    }

    private static Map<UUID, PlaceRow> places(ReadTables tables, List<UUID> plans) {
        if (plans.isEmpty()) {
            return new HashMap<>();
        }
        return tables.byId(
                """
                select task_id, plan_id, phase_id, parent_id, number, position, depth, place_order,
                    phase_order
                from {schema}.task_place where plan_id = any (?)
                """,
                plans,
                (row, _) -> Map.entry(
                        row.getObject("task_id", UUID.class),
                        new PlaceRow(
                                row.getObject("plan_id", UUID.class),
                                row.getObject("phase_id", UUID.class),
                                row.getObject("parent_id", UUID.class),
                                row.getString("number"),
                                row.getInt("position"),
                                row.getInt("depth"),
                                row.getInt("place_order"),
                                row.getInt("phase_order"))));
    }
}
