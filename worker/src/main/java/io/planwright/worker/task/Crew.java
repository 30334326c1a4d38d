package io.planwright.worker.task;

import io.planwright.worker.process.Stop;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.server.Unreachable;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.task.Desk.Registered;
import io.planwright.worker.task.Slot.End;
import io.planwright.worker.task.Slot.Worked;
import io.planwright.worker.task.WorkSettings.Until;
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
    private final Queue<Claim> adopted = new ConcurrentLinkedQueue<>();
    /** Stages that this worker cannot pass, whatever it does. */
    private final Set<String> barred = ConcurrentHashMap.newKeySet();

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
        adopt(me);
        var threads = new ArrayList<Thread>();
        for (int i = 1; i <= settings.slots(); i++) {
            threads.add(Thread.ofPlatform().name("slot " + i).start(() -> work(me)));
        }
        var beat = Thread.ofPlatform().daemon().name("beat").start(() -> beat(me));
        join(threads);
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

    /** Goes on with what was held when the program was killed. */
    private void adopt(Registered me) {
        held.left().forEach((task, token) -> {
            try {
                if (me.holds().contains(task)) {
                    desk.renew(task, token);
                    desk.claim(me.id(), task)
                            .filter(claim -> claim.token() == token)
                            .ifPresent(adopted::add);
                }
            } catch (Refusal refusal) {
                journal.say("lost", task + ": " + refusal.getMessage());
            }
            if (adopted.stream().noneMatch(claim -> claim.taskId().equals(task))) {
                held.end(task);
            }
        });
    }

    private void work(Registered me) {
        var slot = new Slot(settings, desk, runs, places, journal, stop, me.lease());
        while (!stop.isAsked()) {
            try {
                turn(me, slot);
            } catch (Unreachable e) {
                journal.say("waiting", String.valueOf(e.getMessage()));
                if (settings.once()) {
                    end(Exit.UNREACHABLE, "the server cannot be reached");
                }
                rest();
            } catch (Refusal refusal) {
                refused(refusal);
                rest();
            } catch (RuntimeException | Error e) {
                end(Exit.FAILED, "this program has failed: " + e);
                throw e;
            }
        }
    }

    private void turn(Registered me, Slot slot) {
        var usedUp = budget.usedUp();
        if (usedUp.isPresent() && adopted.isEmpty()) {
            end(Exit.BUDGET, usedUp.get());
            return;
        }
        int before = worked.get();
        busy.incrementAndGet();
        Optional<Claim> claim = Optional.empty();
        try {
            claim = next(me);
            if (claim.isPresent()) {
                worked.incrementAndGet();
                judge(work(slot, claim.get()));
            }
        } finally {
            int others = busy.decrementAndGet();
            if (claim.isEmpty() && others == 0 && worked.get() == before) {
                nothingToDo();
            }
        }
        if (claim.isEmpty()) {
            rest();
        } else {
            slot.rest();
        }
    }

    private Worked work(Slot slot, Claim claim) {
        held.begin(claim);
        try {
            return slot.work(claim);
        } finally {
            held.end(claim.taskId());
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
        var mine = adopted.poll();
        if (mine != null) {
            journal.say("goes on", mine, mine.stage(), mine.title());
            return Optional.of(mine);
        }
        if (settings.task() != null) {
            return desk.claim(me.id(), settings.task());
        }
        var stages = settings.stages().stream()
                .filter(stage -> !barred.contains(stage))
                .toList();
        return stages.isEmpty() ? Optional.empty() : desk.next(me.id(), stages);
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
        journal.say("refused", refusal.told());
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
