package io.planwright.application.decomposition;

import io.planwright.application.By;
import io.planwright.domain.decomposition.Proposal;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A question to an engine and what is done with its answer: two steps, so that nobody waits for it in a transaction. */
public final class EngineCall<T> {

    private final Supplier<Proposal> engine;
    private final BiFunction<By, Proposal, T> taking;

    EngineCall(Supplier<Proposal> engine, BiFunction<By, Proposal, T> taking) {
        this.engine = engine;
        this.taking = taking;
    }

    /**
     * Asks the engine, which may take minutes; an interruption ends it.
     *
     * @throws EngineFailed when there is no proposal to be had
     */
    public Proposal ask() {
        return engine.get();
    }

    /** Lays the proposal before whoever reviews it; in one go with what leads there. */
    public T take(By by, Proposal proposal) {
        return taking.apply(by, proposal);
    }

    /** Asks and takes. */
    public T make(By by) {
        return take(by, ask());
    }
}
