/** The frame around every page: navigation, top bar, addresses, languages. */
@NullMarked
package io.planwright.ui.shell;

import org.jspecify.annotations.NullMarked;
