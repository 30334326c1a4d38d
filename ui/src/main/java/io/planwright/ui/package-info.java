/** How Planwright is seen: the server's main class and what all pages share. */
@NullMarked
package io.planwright.ui;

import org.jspecify.annotations.NullMarked;
