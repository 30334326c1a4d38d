/** The identities by which features name each other's things. */
@NullMarked
package io.planwright.domain.identity;

import org.jspecify.annotations.NullMarked;
