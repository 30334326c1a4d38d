/** Quality gates: what must be proven before a phase may be left. */
@NullMarked
package io.planwright.domain.gate;

import org.jspecify.annotations.NullMarked;
