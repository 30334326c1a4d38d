package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** An icon; it never stands without a word or a label. */
public enum Glyph {
    ACTIVITY,
    AGAIN,
    ARCHIVE,
    BACK,
    BLOCKED,
    BOARD,
    BOOK,
    BRANCH,
    CHECK,
    CLOCK,
    CLOSE,
    COMPASS,
    DECISION,
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
    GRAPH,
    GRID,
    GRIP,
    HALF,
    HELP,
    HIGH,
    IMPORT,
    INFO,
    KEY,
    LINK,
    LIST,
    LOGOUT,
    LOW,
    MEDIUM,
    MENU,
    METRIC,
    MINUS,
    MORE,
    NOTE,
    OFFLINE,
    OPEN,
    PANEL,
    PLAN,
    PLUS,
    QUESTION,
    RIGHT,
    SEARCH,
    SETTINGS,
    SPARK,
    THEME,
    TRASH,
    UP,
    UP_DOWN,
    USER,
    WAIVED,
    WARN,
    WORKERS;

    public Span create() {
        var span = new Span();
        span.addClassNames("glyph", className());
        span.getElement().setAttribute("aria-hidden", "true");
        return span;
    }

    public String className() {
        return "glyph-" + symbol();
    }

    /** @return its name for what draws it in the browser */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
