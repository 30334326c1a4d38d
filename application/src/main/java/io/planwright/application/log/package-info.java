/** The log of all that has happened. */
@NullMarked
package io.planwright.application.log;

import org.jspecify.annotations.NullMarked;
