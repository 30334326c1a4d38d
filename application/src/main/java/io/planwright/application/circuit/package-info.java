/** Circuit breakers as they stand, and what makes them trip. */
@NullMarked
package io.planwright.application.circuit;

import org.jspecify.annotations.NullMarked;
