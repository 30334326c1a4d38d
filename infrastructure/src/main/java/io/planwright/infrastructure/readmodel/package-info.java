/** How what is asked for is kept: tables derived from the log, rebuildable while the server runs. */
@NullMarked
package io.planwright.infrastructure.readmodel;

import org.jspecify.annotations.NullMarked;
