/** Making tasks of a document: an engine proposes, a person reviews. */
@NullMarked
package io.planwright.ui.decomposition;

import org.jspecify.annotations.NullMarked;
