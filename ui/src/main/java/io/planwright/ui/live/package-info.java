/** Keeps open pages up to date. */
@NullMarked
package io.planwright.ui.live;

import org.jspecify.annotations.NullMarked;
