/** Who is here: logging in, setting up, and the current person. */
@NullMarked
package io.planwright.ui.access;

import org.jspecify.annotations.NullMarked;
