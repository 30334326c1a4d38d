/** One requirement: its document, and what is around it. */
@NullMarked
package io.planwright.ui.requirement;

import org.jspecify.annotations.NullMarked;
