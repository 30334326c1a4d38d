/** How it is kept and reached: the adapters. */
@NullMarked
package io.planwright.infrastructure;

import org.jspecify.annotations.NullMarked;
