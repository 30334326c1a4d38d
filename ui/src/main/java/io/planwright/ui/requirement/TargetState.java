package io.planwright.ui.requirement;

import io.planwright.ui.look.Glyph;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a requirement is on a target. */
enum TargetState {
    PLANNED(Glyph.OPEN, "tone-calm"),
    DONE(Glyph.CHECK, "tone-ok"),
    VERIFIED(Glyph.DONE, "tone-ok"),
    DEGRADED(Glyph.WARN, "tone-warn"),
    NOT_APPLICABLE(Glyph.MINUS, "tone-calm");

    private final Glyph glyph;
    private final String tone;

    TargetState(Glyph glyph, String tone) {
        this.glyph = glyph;
        this.tone = tone;
    }

    /** @return the state that is written so; empty for what is no state, e.g. {@code missing} */
    static Optional<TargetState> of(String written) {
        return Stream.of(values())
                .filter(each -> each.written().equals(written))
                .findFirst();
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Glyph glyph() {
        return glyph;
    }

    String tone() {
        return tone;
    }

    /** @return whether it is told with a reason only */
    boolean needsReason() {
        return this == DEGRADED || this == NOT_APPLICABLE;
    }

    /** @return whether what is asked for works on such a target, or need not */
    boolean works() {
        return this == DONE || this == VERIFIED || this == NOT_APPLICABLE;
    }
}
