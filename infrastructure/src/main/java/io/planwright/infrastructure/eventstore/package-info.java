/** How events are kept, and how commands reach what decides on them. */
@NullMarked
package io.planwright.infrastructure.eventstore;

import org.jspecify.annotations.NullMarked;
