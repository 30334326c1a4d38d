package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** An icon; it never stands without a word or a label. */
public enum Glyph {
    ACTIVITY,
    ARCHIVE,
    BACK,
    BOOK,
    CHECK,
    CLOSE,
    DONE,
    DOWN,
    EDIT,
    EXPORT,
    FAIL,
    FILE,
    FORWARD,
    GATE,
    GATE_FAIL,
    GATE_PASS,
    HALF,
    HELP,
    IMPORT,
    INFO,
    KEY,
    LINK,
    LIST,
    LOGOUT,
    MENU,
    MORE,
    OFFLINE,
    OPEN,
    PANEL,
    PLAN,
    PLUS,
    RIGHT,
    SETTINGS,
    SPARK,
    THEME,
    TRASH,
    UP_DOWN,
    USER,
    WAIVED,
    WARN;

    public Span create() {
        var span = new Span();
        span.addClassNames("glyph", className());
        span.getElement().setAttribute("aria-hidden", "true");
        return span;
    }

    public String className() {
        return "glyph-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
