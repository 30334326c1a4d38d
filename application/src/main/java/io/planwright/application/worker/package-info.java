/** Workers: who works off tasks, what they hold, and whether they are alive. */
@NullMarked
package io.planwright.application.worker;

import org.jspecify.annotations.NullMarked;
