package io.planwright.application.worker;

import io.planwright.application.log.ReadPosition;
import io.planwright.domain.identity.TaskId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tasks that are being claimed on this node, and those that were so lately that who looks for work may still see them
 * as open. It only spares attempts: whose a task is, the log decides.
 */
final class Taken {

    private static final long NOT_YET = Long.MAX_VALUE;

    private final ReadPosition tables;
    private final Map<TaskId, Claim> claims = new ConcurrentHashMap<>();
    private final Set<Look> looks = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastLook = new AtomicLong();

    /**
     * @param at place in the log; {@link #NOT_YET} while it is being made
     * @param shownTo number of the first look at tables that have it; {@link #NOT_YET} while there is none
     */
    private record Claim(long at, long shownTo) {}

    Taken(ReadPosition tables) {
        this.tables = tables;
    }

    /** Begins a look at the tables for open tasks. */
    Look look() {
        return new Look();
    }

    /** One look for open tasks, with the attempts that follow from it. */
    final class Look implements AutoCloseable {

        private final long number = lastLook.incrementAndGet();

        private Look() {
            looks.add(this);
            claims.replaceAll(
                    (_, claim) -> claim.shownTo() == NOT_YET && claim.at() != NOT_YET && tables.has(claim.at())
                            ? new Claim(claim.at(), number)
                            : claim);
        }

        /** @return how many tasks that are taken this look may show as open */
        int mistaken() {
            return (int) claims.values().stream()
                    .filter(claim -> claim.shownTo() > number)
                    .count();
        }

        /** @return false when somebody else claims the task, or has claimed it after this look */
        boolean take(TaskId task) {
            var free = new AtomicBoolean();
            claims.compute(task, (_, claim) -> {
                free.set(claim == null || claim.shownTo() <= number);
                return free.get() ? new Claim(NOT_YET, NOT_YET) : claim;
            });
            return free.get();
        }

        /** @param at place of the claim in the log */
        void claimed(TaskId task, long at) {
            claims.put(task, new Claim(at, NOT_YET));
        }

        void leave(TaskId task) {
            claims.remove(task);
        }

        @Override
        public void close() {
            looks.remove(this);
            long oldest = looks.stream().mapToLong(look -> look.number).min().orElse(lastLook.get());
            claims.values().removeIf(claim -> claim.shownTo() <= oldest);
        }
    }
}
