/** What is true of a plan: what was decided, by which rules. */
@NullMarked
package io.planwright.domain;

import org.jspecify.annotations.NullMarked;
