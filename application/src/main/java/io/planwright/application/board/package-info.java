/** The board: where the tasks of a project stand, and which of them touch the same files. */
@NullMarked
package io.planwright.application.board;

import org.jspecify.annotations.NullMarked;
