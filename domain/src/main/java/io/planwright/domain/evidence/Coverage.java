package io.planwright.domain.evidence;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What part of the code the tests went through.
 *
 * @param lines that can be covered
 * @param branches that can be covered; 0 where the report does not count them
 */
public record Coverage(long lines, long coveredLines, long branches, long coveredBranches) {

    public Coverage {
        if (coveredLines < 0 || coveredLines > lines || coveredBranches < 0 || coveredBranches > branches) {
            throw new IllegalArgumentException("not a coverage: " + coveredLines + " of " + lines + " lines, "
                    + coveredBranches + " of " + branches + " branches");
        }
    }

    /** @return covered lines in whole per cent, rounded down; 0 where there is nothing to cover */
    public int percent() {
        return lines == 0 ? 0 : (int) (coveredLines * 100 / lines);
    }

    /** @return the per cent that the best of the reports shows; empty when none tells any coverage */
    public static OptionalInt best(List<Evidence> reports) {
        return reports.stream()
                .map(report -> report.facts().coverage())
                .filter(Objects::nonNull)
                .mapToInt(Coverage::percent)
                .max();
    }

    /** @return in words for people, what is asked for and what there is */
    public static String missing(int wanted, OptionalInt best) {
        return wanted + "% of the lines, "
                + (best.isEmpty() ? "and no coverage report is named" : best.getAsInt() + "% are covered");
    }
}
