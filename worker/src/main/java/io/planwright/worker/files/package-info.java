/** Files of a work directory: found by patterns, hashed, copied. */
@NullMarked
package io.planwright.worker.files;

import org.jspecify.annotations.NullMarked;
