package io.planwright.application.evidence;

import io.planwright.domain.evidence.Facts;
import java.util.Set;

/**
 * What was read from a file of evidence.
 *
 * @param passed the tests that passed, as {@code class#name}, each as {@code TestRun.Broken} would name it; none of which
 *     any run is broken, e.g. where several runs of a parametrised test share a name; empty for what is no test report
 */
public record ReadEvidence(Facts facts, Set<String> passed) {

    public ReadEvidence {
        passed = Set.copyOf(passed);
    }
}
