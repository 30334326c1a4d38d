package io.planwright.ui.board;

/** By what the board is cut into lanes. */
enum Cut {
    PHASES,
    REQUIREMENTS,
    NONE
}
