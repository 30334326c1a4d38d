/** The workers of a project, and the circuit breakers that stop them. */
@NullMarked
package io.planwright.ui.worker;

import org.jspecify.annotations.NullMarked;
