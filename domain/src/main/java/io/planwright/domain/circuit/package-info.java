/** Circuit breakers: they stop claims when a stage, a worker or a whole project keeps failing. */
@NullMarked
package io.planwright.domain.circuit;

import org.jspecify.annotations.NullMarked;
