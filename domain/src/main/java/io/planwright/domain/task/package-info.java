/** Tasks: the tickable pieces of a plan. */
@NullMarked
package io.planwright.domain.task;

import org.jspecify.annotations.NullMarked;
