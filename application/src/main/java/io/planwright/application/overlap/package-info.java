/** Which open tasks of a project work on the same files, and so get in each other's way. */
@NullMarked
package io.planwright.application.overlap;

import org.jspecify.annotations.NullMarked;
