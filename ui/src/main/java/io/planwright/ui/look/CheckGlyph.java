package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import io.planwright.domain.gate.CheckState;

/** The icon of a check's state. */
public final class CheckGlyph {

    private CheckGlyph() {}

    public static Span of(CheckState state) {
        var glyph = switch (state) {
            case OPEN -> Glyph.OPEN;
            case PASSED -> Glyph.DONE;
            case FAILED -> Glyph.FAIL;
            case WAIVED -> Glyph.WAIVED;
        };
        var icon = glyph.create();
        icon.addClassName(classOf(state));
        return icon;
    }

    public static String classOf(CheckState state) {
        return switch (state) {
            case OPEN -> "state-calm";
            case PASSED -> "state-ok";
            case FAILED -> "state-bad";
            case WAIVED -> "state-warn";
        };
    }
}
