package io.planwright.domain.plan;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

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

    /** @return the week that the day is in */
    public static Week of(LocalDate day) {
        return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** @return e.g. {@code 2026-W47} */
    @Override
    public String toString() {
        return "%d-W%02d".formatted(year, number);
    }
}
