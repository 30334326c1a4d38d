/** What can be asked of tasks. */
@NullMarked
package io.planwright.application.task;

import org.jspecify.annotations.NullMarked;
