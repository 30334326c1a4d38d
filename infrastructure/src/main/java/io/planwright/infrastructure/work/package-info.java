/** What goes on by itself while tasks are worked on: heartbeats, leases that run out, and what follows from the end of a claim. */
@NullMarked
package io.planwright.infrastructure.work;

import org.jspecify.annotations.NullMarked;
