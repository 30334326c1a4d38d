/** Plans as files, brought in and out. */
@NullMarked
package io.planwright.worker.workspace;

import org.jspecify.annotations.NullMarked;
