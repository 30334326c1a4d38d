package io.planwright.infrastructure.readmodel;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps with each task for how many others it waits, its own parts included, and how many wait for it; and one row, in
 * the order of their turn, per task that waits for nothing.
 */
final class ReadyTasks {

    private static final String OPEN_BLOCKERS = """
            (select count(*) from {schema}.task_blocker b join {schema}.task bt on bt.id = b.blocker_id
                where b.task_id = t.id and not bt.done and not bt.dropped)
            + (select count(*) from {schema}.task_place cp join {schema}.task ct on ct.id = cp.task_id
                where cp.parent_id = t.id and not ct.done and not ct.dropped)
            """;
    private static final String OPEN_WAITING = """
            (select count(*) from {schema}.task_blocker b join {schema}.task wt on wt.id = b.task_id
                where b.blocker_id = t.id and not wt.done and not wt.dropped)
            """;

    private ReadyTasks() {}

    /** @return who waits for one of these tasks: those that depend on it, and the one that it is a part of */
    static Set<UUID> waitingFor(ReadTables tables, Collection<UUID> tasks) {
        var waiting = new LinkedHashSet<UUID>();
        if (!tasks.isEmpty()) {
            waiting.addAll(ids(tables, "select task_id from {schema}.task_blocker where blocker_id = any (?)", tasks));
            waiting.addAll(ids(
                    tables,
                    "select parent_id from {schema}.task_place where parent_id is not null and task_id = any (?)",
                    tasks));
        }
        return waiting;
    }

    static List<UUID> ids(ReadTables tables, String select, Collection<UUID> of) {
        return tables.all(select, of, (row, _) -> row.getObject(1, UUID.class));
    }

    /** Looks at tasks again that may have begun to wait or need no longer wait, or whose turn may have changed. */
    static void lookAgain(ReadTables tables, Collection<UUID> tasks) {
        tables.update(
                "update {schema}.task t set waits_for = " + OPEN_BLOCKERS + " where waits_for <> " + OPEN_BLOCKERS
                        + " and t.id = any (?)",
                tasks);
        tables.update(
                "update {schema}.task t set awaited_by = " + OPEN_WAITING + " where awaited_by <> " + OPEN_WAITING
                        + " and t.id = any (?)",
                tasks);
        tables.update("delete from {schema}.ready_task where task_id = any (?)", tasks);
        tables.update("""
                insert into {schema}.ready_task
                    (task_id, project_id, requirement_id, phase_order, place_order, awaited_by, serial)
                select t.id, r.project_id, r.id, tp.phase_order, tp.place_order, t.awaited_by, t.serial
                from {schema}.task t
                join {schema}.task_place tp on tp.task_id = t.id
                join {schema}.plan p on p.id = tp.plan_id
                join {schema}.requirement r on r.id = p.requirement_id
                where not r.archived and not t.done and not t.dropped and t.waits_for = 0 and t.stopped_at is null
                    and t.id = any (?)
                """, tasks);
    }
}
