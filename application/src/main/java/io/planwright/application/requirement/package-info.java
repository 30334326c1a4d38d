/** What can be asked of requirements. */
@NullMarked
package io.planwright.application.requirement;

import org.jspecify.annotations.NullMarked;
