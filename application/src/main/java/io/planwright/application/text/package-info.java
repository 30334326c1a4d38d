/** What can be asked of texts and the items in them. */
@NullMarked
package io.planwright.application.text;

import org.jspecify.annotations.NullMarked;
