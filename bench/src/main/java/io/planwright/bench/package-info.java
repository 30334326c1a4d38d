/** Measures what the server can do, beside what the database alone can do in the same run. */
@NullMarked
package io.planwright.bench;

import org.jspecify.annotations.NullMarked;
