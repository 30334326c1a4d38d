/** The board of a project: its tasks by how far they are. */
@NullMarked
package io.planwright.ui.board;

import org.jspecify.annotations.NullMarked;
