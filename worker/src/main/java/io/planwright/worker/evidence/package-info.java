/** Reports of test runs and other tools, handed in. */
@NullMarked
package io.planwright.worker.evidence;

import org.jspecify.annotations.NullMarked;
