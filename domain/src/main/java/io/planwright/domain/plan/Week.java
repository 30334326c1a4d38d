package io.planwright.domain.plan;

/**
 * A week by ISO 8601: it begins on Monday, and week 1 is the one with the year's first Thursday.
 *
 * @param year the year that the week belongs to, which need not be the one of each of its days
 * @param number 1 to 53
 */
public record Week(int year, int number) {

    public Week {
        if (number < 1 || number > 53) {
            throw new IllegalArgumentException("not a week: " + number + " (1 to 53)");
        }
    }

    /** @return e.g. {@code 2026-W47} */
    @Override
    public String toString() {
        return "%d-W%02d".formatted(year, number);
    }
}
