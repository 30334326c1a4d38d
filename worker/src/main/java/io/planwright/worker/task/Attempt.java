package io.planwright.worker.task;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a try at a stage has come to.
 *
 * @param evidence ids
 * @param files that were worked on, and the tests that have to be as they were
 */
record Attempt(Outcome outcome, List<String> evidence, List<File> files, String note) {

    enum Outcome {
        PASSED,
        FAILED,
        INTERRUPTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param sha256 null when it was deleted */
    record File(String path, @Nullable String sha256, boolean test) {}

    static Attempt failed(String note) {
        return new Attempt(Outcome.FAILED, List.of(), List.of(), note);
    }

    static Attempt interrupted(String note) {
        return new Attempt(Outcome.INTERRUPTED, List.of(), List.of(), note);
    }

    boolean hasPassed() {
        return outcome == Outcome.PASSED;
    }

    /** The same try, which has not passed after all. */
    Attempt refused(String why) {
        return new Attempt(Outcome.FAILED, evidence, files, why);
    }
}
