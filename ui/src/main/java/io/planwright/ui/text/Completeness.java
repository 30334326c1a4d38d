package io.planwright.ui.text;

import io.planwright.ui.look.Glyph;

/**
 * How much of a section is there.
 *
 * @param open how much of it is open: questions without an answer, passages that are not filled
 * @param required whether its document is incomplete without it
 */
public record Completeness(State state, int open, boolean required) {

    public enum State {
        EMPTY,
        STARTED,
        COMPLETE
    }

    /**
     * @param open how much of it still waits to be written
     * @return of prose: complete as soon as it says something and nothing waits
     */
    public static Completeness ofProse(String text, boolean required, int open) {
        if (!Headings.saysSomething(text)) {
            return new Completeness(State.EMPTY, 0, required);
        }
        return new Completeness(open > 0 ? State.STARTED : State.COMPLETE, open, required);
    }

    /**
     * @param items how many there are
     * @param open how many of them are open, with what else waits to be written
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
