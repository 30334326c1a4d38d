package io.planwright.domain.evidence;

import java.util.List;

/**
 * The tests of a report. A failure is one that an assertion found; everything else that went wrong is an error.
 *
 * @param failed how many failed by assertion
 * @param errors how many ended in an error of another kind, e.g. one of the build
 * @param broken the first of those that failed or erred, in the order of the report, at most {@link #NAMED}
 */
public record TestRun(int passed, int failed, int errors, int skipped, List<Broken> broken) {

    public static final int NAMED = 1_000;

    /** So many of those that are named come with what the report says about them. */
    public static final int SHOWN = 100;

    public TestRun {
        if (passed < 0 || failed < 0 || errors < 0 || skipped < 0) {
            throw new IllegalArgumentException("a count of tests below 0: " + passed + " passed, " + failed
                    + " failed, " + errors + " errors, " + skipped + " skipped");
        }
        broken = List.copyOf(broken);
    }

    /**
     * A test that did not pass.
     *
     * @param test its class or file and its name, as {@code class#name}
     * @param assertion whether an assertion found it
     * @param message what the report says about it, at most 300 characters; empty beyond {@link #SHOWN}
     */
    public record Broken(String test, boolean assertion, String message) {}

    /** @return how many were run: skipped ones were not */
    public int ran() {
        return passed + failed + errors;
    }
}
