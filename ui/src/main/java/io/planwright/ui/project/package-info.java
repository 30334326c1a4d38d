/** The projects, and the home of one. */
@NullMarked
package io.planwright.ui.project;

import org.jspecify.annotations.NullMarked;
