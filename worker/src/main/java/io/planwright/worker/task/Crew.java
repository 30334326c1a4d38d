package io.planwright.worker.task;

import io.planwright.worker.process.Stop;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.server.Unreachable;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Misconfigured;
import io.planwright.worker.task.Desk.Registered;
import io.planwright.worker.task.Slot.End;
import io.planwright.worker.task.Slot.Worked;
import io.planwright.worker.task.WorkSettings.Until;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A worker with all its slots: registers, beats, hands out tasks until there is nothing more to do or it is told to stop. */
final class Crew {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final WorkSettings settings;
    private final Desk desk;
    private final StageRun runs;
    private final Budget budget;
    private final Held held;
    private final Journal journal;
    private final Stop stop;
    private final WorkPlaces places;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger worked = new AtomicInteger();
    /** Claims that were left when this program was killed, or when the server could not be told: a slot takes them up. */
    private final Queue<Held.Unreturned> left = new ConcurrentLinkedQueue<>();
    /** Stages that this worker cannot pass, whatever it does. */
    private final Set<String> barred = ConcurrentHashMap.newKeySet();

    /** The last refusal of a claim, which is worth no second line. */
    private final AtomicReference<@Nullable String> told = new AtomicReference<>();

    private volatile int exit = Exit.OK;
    private volatile boolean beating = true;

    Crew(WorkSettings settings, Desk desk, StageRun runs, Budget budget, Held held, Journal journal, Stop stop) {
        this.settings = settings;
        this.desk = desk;
        this.runs = runs;
        this.budget = budget;
        this.held = held;
        this.journal = journal;
        this.stop = stop;
        this.places = new WorkPlaces(settings);
    }

    /** @return the exit code */
    int run() {
        var me = desk.register(settings.name());
        journal.say(
                "registered",
                settings.name() + " (" + me.id() + "), " + settings.slots()
                        + (settings.slots() == 1 ? " slot, " : " slots, ") + String.join(" ", settings.stages()));
        left.addAll(held.left());
        giveBack(claim -> !mayTakeUp(claim));
        var threads = new ArrayList<Thread>();
        for (int i = 1; i <= settings.slots(); i++) {
            threads.add(Thread.ofPlatform().name("slot " + i).start(() -> work(me)));
        }
        var beat = Thread.ofPlatform().daemon().name("beat").start(() -> beat(me));
        join(threads);
        giveBack(_ -> true);
        beating = false;
        beat.interrupt();
        if (settings.until() == Until.EMPTY && worked.get() == 0 && exit == Exit.OK) {
            exit = Exit.NOTHING;
        }
        journal.say("ends", stop.why() == null ? "" : String.valueOf(stop.why()));
        return exit;
    }

    private static void join(List<Thread> threads) {
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What nobody takes up soon would only keep others from it. */
    private boolean mayTakeUp(Held.Unreturned claim) {
        return settings.task() != null
                ? claim.taskId().equals(settings.task())
                : left.stream().limit(settings.slots()).anyMatch(claim::equals);
    }

    /** Those that the server is not told of are still known to the next start. */
    private void giveBack(Predicate<Held.Unreturned> unwanted) {
        for (var claim : left.stream().filter(unwanted).toList()) {
            try {
                desk.release(claim.taskId(), claim.token(), "left by a worker that has stopped");
                journal.say("given back", claim.taskId());
                held.end(claim.taskId());
            } catch (Unreachable e) {
                journal.say("not given back", claim.taskId() + ": " + e.getMessage());
            } catch (Refusal refusal) {
                journal.say("not given back", claim.taskId() + ": " + refusal.getMessage());
                if (!refusal.isForbidden()) {
                    held.end(claim.taskId());
                }
            }
            left.remove(claim);
        }
    }

    private void work(Registered me) {
        var slot = new Slot(settings, desk, runs, places, journal, stop, me.lease());
        while (!stop.isAsked()) {
            try {
                var usedUp = budget.usedUp();
                if (usedUp.isPresent() && left.isEmpty()) {
                    if (busy.get() == 0) {
                        end(Exit.BUDGET, usedUp.get());
                    }
                    return; // whoever is still busy comes here later
                }
                turn(me, slot);
            } catch (Unreachable e) {
                journal.say("waiting", String.valueOf(e.getMessage()));
                if (settings.once() || settings.until() == Until.EMPTY) {
                    end(Exit.UNREACHABLE, "the server cannot be reached");
                }
                rest();
            } catch (Refusal refusal) {
                refused(refusal);
                rest();
            } catch (Misconfigured e) {
                end(Exit.USAGE, String.valueOf(e.getMessage()));
            } catch (UncheckedIOException e) {
                end(Exit.FAILED, String.valueOf(e.getMessage()));
            } catch (RuntimeException | Error e) {
                end(Exit.FAILED, "this program has failed: " + e);
                throw e;
            }
        }
    }

    private void turn(Registered me, Slot slot) {
        int before = worked.get();
        int others;
        busy.incrementAndGet();
        Optional<Claim> claim;
        try {
            claim = next(me);
            told.set(null);
            if (claim.isPresent()) {
                worked.incrementAndGet();
                judge(work(slot, claim.get()));
            }
        } finally {
            others = busy.decrementAndGet();
        }
        if (claim.isEmpty()) {
            if (others == 0 && worked.get() == before) {
                nothingToDo();
            }
            rest();
        } else {
            slot.rest();
        }
    }

    private Worked work(Slot slot, Claim claim) {
        try {
            held.begin(claim);
            var done = slot.work(claim);
            held.end(claim.taskId());
            return done;
        } catch (RuntimeException | Error e) {
            left.add(new Held.Unreturned(claim.taskId(), claim.token()));
            throw e;
        } finally {
            worked.incrementAndGet();
        }
    }

    private void judge(Worked worked) {
        if (worked.end() == End.NOT_INDEPENDENT) {
            barred.addAll(Stages.PROVING);
            journal.say("cannot verify", "what this token proves does not count as independent; waiting for others to");
        }
        if (settings.once() || settings.task() != null) {
            boolean good = worked.end() == End.DONE || worked.passed();
            if (!stop.isAsked()) {
                end(good ? Exit.OK : Exit.FAILED, "the task that was named has been worked on");
            }
        }
    }

    private Optional<Claim> next(Registered me) {
        for (var mine = left.poll(); mine != null; mine = left.poll()) {
            var again = takenUp(me, mine);
            if (again.isPresent()) {
                return again;
            }
        }
        if (settings.task() != null) {
            return desk.claim(me.id(), settings.task());
        }
        var stages = settings.stages().stream()
                .filter(stage -> !barred.contains(stage))
                .toList();
        return stages.isEmpty() ? Optional.empty() : desk.next(me.id(), stages);
    }

    private Optional<Claim> takenUp(Registered me, Held.Unreturned mine) {
        try {
            desk.renew(mine.taskId(), mine.token());
            var claim = desk.claim(me.id(), mine.taskId());
            claim.ifPresent(again -> journal.say("goes on", again, again.stage(), again.title()));
            return claim;
        } catch (Refusal refusal) {
            journal.say("lost", mine.taskId() + ": " + refusal.getMessage());
            held.end(mine.taskId());
            return Optional.empty();
        } catch (Unreachable e) {
            left.add(mine);
            throw e;
        }
    }

    private void nothingToDo() {
        if (settings.until() == Until.EMPTY) {
            stop.ask("there is nothing to claim");
        } else if (settings.until() == Until.DONE
                && desk.tasks().stream().allMatch(task -> task.path("done").asBoolean(false))) {
            stop.ask("all tasks are done");
        }
    }

    private void refused(Refusal refusal) {
        if (!refusal.told().equals(told.getAndSet(refusal.told()))) {
            journal.say("refused", refusal.told());
        }
        if (refusal.isForbidden()
                || refusal.status() == 400
                || refusal.code().equals("worker.foreign")
                || refusal.status() == 404
                || settings.task() != null) {
            end(Exit.FAILED, String.valueOf(refusal.getMessage()));
        } else if (settings.until() == Until.EMPTY && busy.get() == 0) {
            stop.ask("nothing can be claimed: " + refusal.getMessage());
        }
    }

    private void end(int code, String why) {
        if (!stop.isAsked()) {
            exit = code;
        }
        stop.ask(why);
    }

    /** Until it is worth asking again: after a while, or once another slot has finished something. */
    private void rest() {
        int before = worked.get();
        long millis = Math.max(100, settings.poll().toMillis());
        var left = Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 3 / 4, millis * 5 / 4 + 1));
        while (left.isPositive() && worked.get() == before && !stop.within(LOOK)) {
            left = left.minus(LOOK);
        }
    }

    private void beat(Registered me) {
        var every = Math.max(1, me.beat().toMillis() / LOOK.toMillis());
        boolean silent = false;
        for (long look = 0; beating; look++) {
            budget.warning().ifPresent(warning -> journal.say("budget", warning));
            budget.overtime().ifPresent(why -> end(Exit.BUDGET, why));
            if (look % every == 0) {
                silent = beatOnce(me, silent);
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean beatOnce(Registered me, boolean silent) {
        try {
            desk.beat(me.id(), budget.calls(), (int) Math.ceil(budget.minutes()));
            if (silent) {
                journal.say("back", "the server answers again");
            }
            return false;
        } catch (Unreachable e) {
            if (!silent && beating) {
                journal.say("waiting", String.valueOf(e.getMessage()));
            }
            return true;
        } catch (Refusal refusal) {
            if (refusal.isForbidden() || refusal.code().equals("worker.foreign")) {
                end(Exit.FAILED, String.valueOf(refusal.getMessage()));
            }
            return silent;
        }
    }
}
