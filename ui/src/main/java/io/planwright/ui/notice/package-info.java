/** Does what a person asks, and says why not. */
@NullMarked
package io.planwright.ui.notice;

import org.jspecify.annotations.NullMarked;
