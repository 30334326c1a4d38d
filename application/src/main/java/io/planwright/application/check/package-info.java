/** Checks: what a gate asks for, and what the server itself can say about it. */
@NullMarked
package io.planwright.application.check;

import org.jspecify.annotations.NullMarked;
