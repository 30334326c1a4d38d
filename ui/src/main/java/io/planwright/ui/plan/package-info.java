/** One plan: its phases and tasks as an outline. */
@NullMarked
package io.planwright.ui.plan;

import org.jspecify.annotations.NullMarked;
