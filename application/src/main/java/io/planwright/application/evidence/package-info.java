/** Evidence: how files that prove something are read and kept. */
@NullMarked
package io.planwright.application.evidence;

import org.jspecify.annotations.NullMarked;
