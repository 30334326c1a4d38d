/** Workers: the programs and people that work off tasks. */
@NullMarked
package io.planwright.domain.worker;

import org.jspecify.annotations.NullMarked;
