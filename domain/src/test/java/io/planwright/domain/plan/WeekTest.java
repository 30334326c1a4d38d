package io.planwright.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTest {

    @ParameterizedTest
    @CsvSource({
        "2024-12-29, 2024-W52",
        "2024-12-30, 2025-W01",
        "2026-11-21, 2026-W47",
        "2026-12-27, 2026-W52",
        "2026-12-28, 2026-W53",
        "2026-12-31, 2026-W53",
        "2027-01-03, 2026-W53",
        "2027-01-04, 2027-W01"
    })
    void theYearOfAWeekIsTheOneOfItsThursday(LocalDate day, String week) {
        assertThat(Week.of(day)).hasToString(week);
    }

    @Property(seed = "2026")
    void aWeekBeginsOnMonday(@ForAll @LongRange(min = 0, max = 40_000) long day) {
        var date = LocalDate.ofEpochDay(day);
        assertThat(Week.of(date).equals(Week.of(date.minusDays(1)))).isEqualTo(date.getDayOfWeek() != DayOfWeek.MONDAY);
    }

    @Test
    void aYearHasAtMostFiftyThreeWeeks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Week(2026, 54))
                .withMessageContaining("1 to 53");
    }
}
