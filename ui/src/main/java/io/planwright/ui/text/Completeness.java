package io.planwright.ui.text;

import io.planwright.ui.look.Glyph;

/**
 * How much of a section is there.
 *
 * @param open how many of its items are open, e.g. questions without an answer
 * @param required whether its document is incomplete without it
 */
public record Completeness(State state, int open, boolean required) {

    public enum State {
        EMPTY,
        STARTED,
        COMPLETE
    }

    /** @return of prose: complete as soon as it says something */
    public static Completeness ofProse(String text, boolean required) {
        return new Completeness(Headings.saysSomething(text) ? State.COMPLETE : State.EMPTY, 0, required);
    }

    /**
     * @param items how many there are
     * @param open how many of them are open
     * @return of a section of items: complete when there are some and none is open
     */
    public static Completeness ofItems(String text, boolean required, int items, int open) {
        if (!Headings.saysSomething(text)) {
            return new Completeness(State.EMPTY, 0, required);
        }
        return new Completeness(items == 0 || open > 0 ? State.STARTED : State.COMPLETE, open, required);
    }

    public Glyph glyph() {
        return switch (state) {
            case EMPTY -> Glyph.OPEN;
            case STARTED -> Glyph.HALF;
            case COMPLETE -> Glyph.DONE;
        };
    }
}
