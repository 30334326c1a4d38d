/** How the server is asked, also when it does not answer. */
@NullMarked
package io.planwright.worker.server;

import org.jspecify.annotations.NullMarked;
