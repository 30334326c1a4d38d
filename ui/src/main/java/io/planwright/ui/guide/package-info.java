/** A project's library of guides: the list, and each page read and written in place. */
@NullMarked
package io.planwright.ui.guide;

import org.jspecify.annotations.NullMarked;
