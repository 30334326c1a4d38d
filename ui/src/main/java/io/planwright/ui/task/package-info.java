/** One task beside any page: how it stands, what was tried, what proves it. */
@NullMarked
package io.planwright.ui.task;

import org.jspecify.annotations.NullMarked;
