/** What stands on the server, shown. */
@NullMarked
package io.planwright.worker.view;

import org.jspecify.annotations.NullMarked;
