package io.planwright.domain.task;

import io.planwright.domain.circuit.CircuitLimits;
import java.time.Duration;
import java.util.Set;

/**
 * What a project asks of the work on its tasks.
 *
 * @param staged whether a task goes through RED, GREEN and VERIFY, and is done only on evidence
 * @param refactor whether REFACTOR follows VERIFY
 * @param independent the stages whose evidence must come from somebody else than those who did the work
 * @param independentGate whether checks of gates pass only on the word of a person or a CI
 * @param greenTries how often GREEN may fail before the task is stopped
 * @param fixRounds how often FIX may be begun before the task is stopped
 * @param coverage of lines in per cent that VERIFY asks for; 0 for none
 * @param lease for which a task is claimed, unless the claim is renewed
 * @param beat how often a worker is expected to say that it is alive
 */
public record Discipline(
        boolean staged,
        boolean refactor,
        Set<Stage> independent,
        boolean independentGate,
        int greenTries,
        int fixRounds,
        int coverage,
        Duration lease,
        Duration beat,
        CircuitLimits stage,
        CircuitLimits worker,
        CircuitLimits system) {

    /** Of a method without stages. */
    public static final Discipline FREE = new Discipline(
            false,
            false,
            Set.of(),
            false,
            3,
            3,
            0,
            Duration.ofSeconds(300),
            Duration.ofSeconds(30),
            CircuitLimits.STAGE,
            CircuitLimits.WORKER,
            CircuitLimits.SYSTEM);

    /** Test-driven, with the limits that are usual. */
    public static final Discipline TEST_DRIVEN = new Discipline(
            true,
            false,
            Set.of(Stage.VERIFY, Stage.RE_VERIFY),
            true,
            FREE.greenTries(),
            FREE.fixRounds(),
            0,
            FREE.lease(),
            FREE.beat(),
            FREE.stage(),
            FREE.worker(),
            FREE.system());

    public Discipline {
        independent = Set.copyOf(independent);
    }

    /** @return the stage at which the work on a task begins */
    public Stage first(boolean verifyOnly) {
        return !staged ? Stage.WORK : verifyOnly ? Stage.VERIFY : Stage.RED;
    }
}
