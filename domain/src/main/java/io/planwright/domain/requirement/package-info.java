/** Requirements: one feature or fix, from planning to done. */
@NullMarked
package io.planwright.domain.requirement;

import org.jspecify.annotations.NullMarked;
