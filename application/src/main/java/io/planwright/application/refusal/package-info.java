/** How the facts of a refusal are told to people. */
@NullMarked
package io.planwright.application.refusal;

import org.jspecify.annotations.NullMarked;
