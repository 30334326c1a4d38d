package io.planwright.worker.task;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stages that the contract names, and what this program has to know of them. */
final class Stages {

    /** Those in which something is made. */
    static final List<String> MAKING = List.of("RED", "RED_FIX", "GREEN", "FIX", "REFACTOR", "WORK");

    /** Those that only prove what was made, and whose evidence has to come from somebody else. */
    static final List<String> PROVING = List.of("VERIFY", "RE_VERIFY");

    private Stages() {}

    static Set<String> all() {
        var all = new LinkedHashSet<>(MAKING);
        all.addAll(PROVING);
        return all;
    }

    static boolean prove(String stage) {
        return PROVING.contains(stage);
    }

    /** @return whether its tests have to fail */
    static boolean wantFailure(String stage) {
        return stage.equals("RED") || stage.equals("RED_FIX");
    }
}
