package io.planwright.ui.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the browser is told of a board, a bit at a time. */
final class Board {

    private Board() {}

    /**
     * What is new since the last time; null for what is as it was.
     *
     * @param cards those that are new or changed
     * @param cells those that are new or changed
     */
    record Patch(
            @Nullable Words words,
            @Nullable List<Column> columns,
            @Nullable List<Lane> lanes,
            List<Card> cards,
            List<Cell> cells) {
        boolean empty() {
            return words == null && columns == null && lanes == null && cards.isEmpty() && cells.isEmpty();
        }
    }

    record Column(String key, String title, int total) {}

    /**
     * @param title empty where there is but one lane without a name
     * @param detail what it belongs to
     */
    record Lane(String id, String title, String detail, boolean open, String progress) {}

    /**
     * @param ids of the cards that are loaded, in order
     * @param total of all its cards
     */
    record Cell(String lane, String column, List<String> ids, int total) {}

    /**
     * @param address that opens the task
     * @param tries in words; empty before the first
     * @param lease until when it is claimed
     * @param why why it is not ready, in words; empty when it is
     */
    record Card(
            String id,
            String key,
            String title,
            String address,
            boolean done,
            @Nullable String worker,
            String tries,
            @Nullable String lease,
            List<Mark> marks,
            String why) {}

    /** @param until when it is over; null where nobody knows */
    record Mark(
            String glyph,
            String tone,
            String word,
            @Nullable String until) {}

    /** The words that the browser needs to draw by itself. */
    record Words(String board, String more, String lease, String worker) {}
}
