/** What can be asked of plans. */
@NullMarked
package io.planwright.application.plan;

import org.jspecify.annotations.NullMarked;
