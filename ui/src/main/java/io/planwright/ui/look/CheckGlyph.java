package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import io.planwright.application.check.CheckResult.State;

/** The icon of a check's state. */
public final class CheckGlyph {

    private CheckGlyph() {}

    public static Span of(State state) {
        var glyph = switch (state) {
            case OPEN -> Glyph.OPEN;
            case PASSED -> Glyph.DONE;
            case FAILED -> Glyph.FAIL;
            case WAIVED -> Glyph.WAIVED;
            case VOID -> Glyph.CLOCK;
        };
        var icon = glyph.create();
        icon.addClassName(classOf(state));
        return icon;
    }

    public static String classOf(State state) {
        return switch (state) {
            case OPEN -> "state-calm";
            case PASSED -> "state-ok";
            case FAILED -> "state-bad";
            case WAIVED, VOID -> "state-warn";
        };
    }
}
