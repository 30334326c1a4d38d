/** A text as it is read and edited in place. */
@NullMarked
package io.planwright.ui.text;

import org.jspecify.annotations.NullMarked;
