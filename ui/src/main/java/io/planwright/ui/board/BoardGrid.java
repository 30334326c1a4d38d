package io.planwright.ui.board;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import io.planwright.application.board.BoardColumn;
import io.planwright.domain.identity.TaskId;
import io.planwright.ui.board.Board.Card;
import io.planwright.ui.board.Board.Cell;
import io.planwright.ui.board.Board.Column;
import io.planwright.ui.board.Board.Lane;
import io.planwright.ui.board.Board.Patch;
import io.planwright.ui.board.Board.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns, lanes and cards. They are drawn in the browser, cards told apart by task id; from here go only those that have
 * changed, so that a card that moves is seen to move and nothing else does.
 */
@Tag("planwright-board")
@JsModule("./planwright-board.js")
class BoardGrid extends Component {

    /** What can be done on the board. */
    interface Actions {
        /** @return whether the card may stay where it was dropped */
        boolean drop(TaskId task, BoardColumn column);

        void open(TaskId task);

        void more(String lane, BoardColumn column);

        void fold(String lane, boolean open);
    }

    private record Spot(String lane, String column) {}

    private final Actions actions;
    private final Map<String, Card> cards = new HashMap<>();
    private final Map<Spot, Cell> cells = new HashMap<>();
    private List<Column> columns = List.of();
    private List<Lane> lanes = List.of();

    BoardGrid(Actions actions) {
        this.actions = actions;
        setId("board");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        tell(new Patch(words(), columns, lanes, List.copyOf(cards.values()), List.copyOf(cells.values())));
    }

    void show(List<Column> newColumns, List<Lane> newLanes, List<Cell> newCells, List<Card> newCards) {
        var changedCells = new ArrayList<Cell>();
        var spots = new HashSet<Spot>();
        for (var cell : newCells) {
            var spot = new Spot(cell.lane(), cell.column());
            spots.add(spot);
            if (!cell.equals(cells.put(spot, cell))) {
                changedCells.add(cell);
            }
        }
        cells.keySet().retainAll(spots);
        var changedCards = new ArrayList<Card>();
        var ids = new HashSet<String>();
        for (var card : newCards) {
            ids.add(card.id());
            if (!card.equals(cards.put(card.id(), card))) {
                changedCards.add(card);
            }
        }
        cards.keySet().retainAll(ids);
        var patch = new Patch(
                null,
                newColumns.equals(columns) ? null : newColumns,
                newLanes.equals(lanes) ? null : newLanes,
                changedCards,
                changedCells);
        columns = newColumns;
        lanes = newLanes;
        if (isAttached() && !patch.empty()) {
            tell(patch);
        }
    }

    /** @return the columns as they were last told */
    List<Column> columns() {
        return columns;
    }

    /** @return the lanes as they were last told */
    List<Lane> lanes() {
        return lanes;
    }

    /** @return the cards of a column as they were last told, lane by lane */
    List<Card> cardsIn(BoardColumn column) {
        return lanes.stream()
                .map(lane -> cells.get(new Spot(lane.id(), column.name())))
                .flatMap(cell -> Optional.ofNullable(cell).stream())
                .flatMap(cell -> cell.ids().stream())
                .map(cards::get)
                .toList();
    }

    private void tell(Patch patch) {
        getElement().callJsFunction("patch", JacksonUtils.writeValue(patch));
    }

    private Words words() {
        return new Words(
                getTranslation("nav.board"),
                getTranslation("board.more"),
                getTranslation("board.lease"),
                getTranslation("board.worker"));
    }

    @ClientCallable
    boolean drop(String task, String column) {
        return actions.drop(TaskId.of(task), BoardColumn.valueOf(column));
    }

    @ClientCallable
    void open(String task) {
        actions.open(TaskId.of(task));
    }

    @ClientCallable
    void more(String lane, String column) {
        actions.more(lane, BoardColumn.valueOf(column));
    }

    @ClientCallable
    void fold(String lane, boolean open) {
        actions.fold(lane, open);
    }
}
