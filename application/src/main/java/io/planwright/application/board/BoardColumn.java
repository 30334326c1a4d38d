package io.planwright.application.board;

import io.planwright.application.task.TaskView;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Stage;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A column of the board, in the order in which a task goes through them. */
public enum BoardColumn {
    /** Nobody has begun, or whoever had has given it back. */
    TO_DO,
    /** Somebody is at it, in a method without stages. */
    CLAIMED,
    /** At RED or RED_FIX. */
    RED,
    GREEN,
    VERIFY,
    /** At FIX or RE_VERIFY. */
    FIX,
    REFACTOR,
    DONE;

    public static BoardColumn of(TaskView task) {
        var progress = task.progress();
        var stage = progress.stage();
        if (task.done()) {
            return DONE;
        }
        boolean begun = progress.claim() != null || progress.attempts() > 0 && stage != Stage.WORK;
        if (stage == null || !begun) {
            return TO_DO;
        }
        return switch (stage) {
            case WORK -> CLAIMED;
            case RED, RED_FIX -> RED;
            case GREEN -> GREEN;
            case VERIFY -> VERIFY;
            case FIX, RE_VERIFY -> FIX;
            case REFACTOR -> REFACTOR;
        };
    }

    /** @return the columns that tasks worked off in those ways go through */
    public static Set<BoardColumn> of(Collection<Discipline> disciplines) {
        var columns = EnumSet.of(TO_DO, DONE);
        for (var discipline : disciplines) {
            if (discipline.staged()) {
                columns.addAll(EnumSet.of(RED, GREEN, VERIFY, FIX));
            } else {
                columns.add(CLAIMED);
            }
            if (discipline.refactor()) {
                columns.add(REFACTOR);
            }
        }
        return columns;
    }
}
