/** What can be asked of quality gates. */
@NullMarked
package io.planwright.application.gate;

import org.jspecify.annotations.NullMarked;
