package io.planwright.application.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** The newest of the moments that a report names. */
final class Moments {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter();

    /** Local time is ahead of UTC or up to this behind it. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private @Nullable Instant latest;

    @Nullable
    Instant latest() {
        return latest;
    }

    /** Takes a time as ISO 8601 has it; one without a zone may be that of any zone, and what is no time is left aside. */
    void add(@Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            var time = ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            add(
                    time instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : ((LocalDateTime) time).toInstant(WESTERNMOST));
        } catch (DateTimeException _) {
            // reports without a time are as good
        }
    }

    /** Takes a time as milliseconds or seconds since 1970, whichever makes sense. */
    void addEpoch(@Nullable String text) {
        try {
            if (text != null) {
                double number = Double.parseDouble(text);
                add(Instant.ofEpochMilli((long) (number < 1e11 ? number * 1000 : number)));
            }
        } catch (NumberFormatException _) {
            add(text);
        }
    }

    private void add(Instant moment) {
        if (moment.isAfter(FIRST) && moment.isBefore(LAST) && (latest == null || moment.isAfter(latest))) {
            latest = moment;
        }
    }
}
