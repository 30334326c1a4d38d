/** Briefings: what has been done, what is next and what is in the way, read off what has happened. */
@NullMarked
package io.planwright.application.briefing;

import org.jspecify.annotations.NullMarked;
