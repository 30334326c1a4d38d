package io.planwright.infrastructure.readmodel;

import io.planwright.application.task.Progress;
import io.planwright.application.task.Progress.Claim;
import io.planwright.application.task.TaskView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Stage;
import io.planwright.infrastructure.eventstore.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row per task, and one row per task that it waits for. */
final class TaskTable implements ViewTable<TaskView> {

    private static final JsonMapper JSON = DomainJson.mapper();

    static TaskView read(ResultSet row, List<TaskId> blockers) throws SQLException {
        var notation = row.getString("notation");
        return new TaskView(
                new TaskId(row.getObject("id", UUID.class)),
                new PlanId(row.getObject("plan_id", UUID.class)),
                row.getInt("serial"),
                row.getString("title"),
                row.getString("notes"),
                notation == null ? null : JSON.readValue(notation, Notation.class),
                row.getBoolean("done"),
                ReadTables.optionalInstant(row.getTimestamp("done_at")),
                row.getString("in_commit"),
                row.getBoolean("dropped"),
                blockers,
                progress(row),
                row.getLong("version"),
                ReadTables.instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        var worker = row.getObject("worker_id", UUID.class);
        return new Progress(
                stage(row.getString("stage")),
                row.getBoolean("verify_only"),
                row.getInt("attempts"),
                row.getInt("failures"),
                stage(row.getString("stopped_at")),
                row.getString("why"),
                ReadTables.optionalInstant(row.getTimestamp("rests_until")),
                ReadTables.optionalInstant(row.getTimestamp("worked_at")),
                row.getString("waiver"),
                worker == null
                        ? null
                        : new Claim(
                                new WorkerId(worker),
                                row.getString("holder"),
                                row.getLong("claim_token"),
                                ReadTables.instant(row.getTimestamp("claimed_at")),
                                ReadTables.instant(row.getTimestamp("lease_until"))));
    }

    private static @Nullable Stage stage(@Nullable String name) {
        return name == null ? null : Stage.valueOf(name);
    }

    @Override
    public Map<UUID, TaskView> load(ReadTables tables, Collection<UUID> ids) {
        var blockers = new HashMap<UUID, List<TaskId>>();
        tables.all(
                "select task_id, blocker_id from {schema}.task_blocker where task_id = any (?) order by place",
                ids,
                (row, _) -> blockers.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(new TaskId(row.getObject(2, UUID.class))));
        return tables.byId("""
                select * from {schema}.task where id = any (?)
                """, ids, (row, _) -> {
            var id = row.getObject("id", UUID.class);
            return Map.entry(id, read(row, List.copyOf(blockers.getOrDefault(id, List.of()))));
        });
    }

    @Override
    public void save(ReadTables tables, List<Changed<TaskView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        var noLonger = new ArrayList<@Nullable Object[]>();
        var waits = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            var progress = view.progress();
            var claim = progress.claim();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.planId().value(),
                view.serial(),
                view.title(),
                view.notes(),
                view.notation() == null ? null : JSON.writeValueAsString(view.notation()),
                view.done(),
                ReadTables.time(view.doneAt()),
                view.commit(),
                view.dropped(),
                name(progress.stage()),
                progress.verifyOnly(),
                progress.attempts(),
                progress.failures(),
                name(progress.stoppedAt()),
                progress.why(),
                ReadTables.time(progress.restsUntil()),
                ReadTables.time(progress.workedAt()),
                progress.waiver(),
                claim == null ? null : claim.worker().value(),
                claim == null ? null : claim.holder(),
                claim == null ? null : claim.token(),
                claim == null ? null : ReadTables.time(claim.since()),
                claim == null ? null : ReadTables.time(claim.leaseUntil()),
                view.version(),
                ReadTables.time(view.changedAt()),
                view.changedBy(),
                view.id().value()
            });
            List<TaskId> before =
                    change.before() == null ? List.of() : change.before().blockers();
            if (!before.equals(view.blockers())) {
                noLonger.add(new @Nullable Object[] {view.id().value()});
                for (int i = 0; i < view.blockers().size(); i++) {
                    waits.add(new @Nullable Object[] {
                        view.id().value(), view.blockers().get(i).value(), i
                    });
                }
            }
        }
        tables.batch("""
                insert into {schema}.task (plan_id, serial, title, notes, notation, done, done_at, in_commit, dropped,
                    stage, verify_only, attempts, failures, stopped_at, why, rests_until, worked_at, waiver, worker_id,
                    holder, claim_token, claimed_at, lease_until, version, changed_at, changed_by, id, waits_for, awaited_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
                """, fresh);
        tables.batch("""
                update {schema}.task set plan_id = ?, serial = ?, title = ?, notes = ?, notation = ?, done = ?,
                    done_at = ?, in_commit = ?, dropped = ?, stage = ?, verify_only = ?, attempts = ?, failures = ?,
                    stopped_at = ?, why = ?, rests_until = ?, worked_at = ?, waiver = ?, worker_id = ?, holder = ?,
                    claim_token = ?, claimed_at = ?, lease_until = ?, version = ?, changed_at = ?, changed_by = ?
                where id = ?
                """, known);
        tables.batch("delete from {schema}.task_blocker where task_id = ?", noLonger);
        tables.batch("insert into {schema}.task_blocker (task_id, blocker_id, place) values (?, ?, ?)", waits);
        lookAgain(tables, changed);
    }

    /** Looks again at what may wait for more or for less than before. */
    private static void lookAgain(ReadTables tables, List<Changed<TaskView>> changed) {
        var settled = new LinkedHashSet<UUID>();
        var again = new LinkedHashSet<UUID>();
        for (var change : changed) {
            var before = change.before();
            var after = change.after();
            var id = after.id().value();
            boolean isSettled = before == null || isOpen(before) != isOpen(after);
            List<TaskId> waitedFor = before == null ? List.of() : before.blockers();
            if (isSettled) {
                settled.add(id);
            }
            if (isSettled || !waitedFor.equals(after.blockers())) {
                again.add(id);
                waitedFor.forEach(blocker -> again.add(blocker.value()));
                after.blockers().forEach(blocker -> again.add(blocker.value()));
            }
            if (before != null
                    && before.progress().stoppedAt() != after.progress().stoppedAt()) {
                again.add(id);
            }
        }
        again.addAll(ReadyTasks.waitingFor(tables, settled));
        ReadyTasks.lookAgain(tables, again);
    }

    private static boolean isOpen(TaskView view) {
        return !view.done() && !view.dropped();
    }

    private static @Nullable String name(@Nullable Stage stage) {
        return stage == null ? null : stage.name();
    }
}
