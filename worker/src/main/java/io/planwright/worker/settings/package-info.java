/** What it is told to do: flags before environment before file. */
@NullMarked
package io.planwright.worker.settings;

import org.jspecify.annotations.NullMarked;
