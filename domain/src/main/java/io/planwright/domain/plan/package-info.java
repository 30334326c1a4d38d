/** Plans: how a requirement is met, as an outline of phases and tasks. */
@NullMarked
package io.planwright.domain.plan;

import org.jspecify.annotations.NullMarked;
