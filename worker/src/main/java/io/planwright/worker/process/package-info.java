/** Programs of others: started, watched and ended with all that they have started. */
@NullMarked
package io.planwright.worker.process;

import org.jspecify.annotations.NullMarked;
