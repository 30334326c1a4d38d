/** The command line: what can be said to it. */
@NullMarked
package io.planwright.worker;

import org.jspecify.annotations.NullMarked;
