/** The guides of a project: its library of pages to be looked up. */
@NullMarked
package io.planwright.application.guide;

import org.jspecify.annotations.NullMarked;
