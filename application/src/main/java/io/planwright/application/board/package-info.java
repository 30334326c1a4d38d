/** The board: where the tasks of a project stand. */
@NullMarked
package io.planwright.application.board;

import org.jspecify.annotations.NullMarked;
