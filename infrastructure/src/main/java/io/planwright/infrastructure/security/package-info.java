/** How it is made sure who acts. */
@NullMarked
package io.planwright.infrastructure.security;

import org.jspecify.annotations.NullMarked;
