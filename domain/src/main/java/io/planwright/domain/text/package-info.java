/** Collaborative texts, edited by changes made on a version. */
@NullMarked
package io.planwright.domain.text;

import org.jspecify.annotations.NullMarked;
