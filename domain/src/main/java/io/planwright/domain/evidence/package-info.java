/** Evidence: files that prove something, and what they say. */
@NullMarked
package io.planwright.domain.evidence;

import org.jspecify.annotations.NullMarked;
