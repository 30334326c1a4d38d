/** Markdown as plans use it: taken apart and joined again to the byte, edited in place, shown safely. */
@NullMarked
package io.planwright.application.markdown;

import org.jspecify.annotations.NullMarked;
