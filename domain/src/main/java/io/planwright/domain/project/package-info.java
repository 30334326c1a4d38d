/** Projects: what holds requirements. */
@NullMarked
package io.planwright.domain.project;

import org.jspecify.annotations.NullMarked;
