/** What can be asked of projects. */
@NullMarked
package io.planwright.application.project;

import org.jspecify.annotations.NullMarked;
