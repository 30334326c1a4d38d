/** The quality gates: each check, how it stands and who said so. */
@NullMarked
package io.planwright.ui.gate;

import org.jspecify.annotations.NullMarked;
