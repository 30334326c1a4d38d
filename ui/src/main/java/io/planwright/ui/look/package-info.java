/** Small pieces that look the same on every page. */
@NullMarked
package io.planwright.ui.look;

import org.jspecify.annotations.NullMarked;
