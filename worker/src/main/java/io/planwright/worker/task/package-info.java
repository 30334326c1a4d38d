/** Working tasks off: claims, stages, attempts. */
@NullMarked
package io.planwright.worker.task;

import org.jspecify.annotations.NullMarked;
